package org.athanor.query.dsl;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names for variables: what the user wants, else the first letter, with a number where it is taken. */
final class VariableNames {
    private final Set<String> taken = new HashSet<>();

    String letter(String entity) {
        char first = entity.isEmpty() ? 'e' : Character.toLowerCase(entity.charAt(0));
        return name(first >= 'a' && first <= 'z' ? String.valueOf(first) : "e");
    }

    String name(String wanted) {
        String name = wanted;
        for (int number = 1; !taken.add(name.toLowerCase(Locale.ROOT)); number++) {
            name = wanted + number;
        }
        return name;
    }
}
