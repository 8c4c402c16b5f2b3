package org.athanor.query.tree;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names for variables: what the user wants, else the first letter, with a number where it is taken. */
public final class VariableNames {
    private final Set<String> taken = new HashSet<>();

    /** A new variable, named by what it ranges over. */
    public Variable variable(Domain domain) {
        String name = domain instanceof Domain.Entities entities
                ? entities.entity().name()
                : domain instanceof Domain.Rows || domain instanceof Domain.CommonRows ? "rows" : "element";
        return new Variable(letter(name), domain);
    }

    private String letter(String entity) {
        char first = entity.isEmpty() ? 'e' : Character.toLowerCase(entity.charAt(0));
        return name(first >= 'a' && first <= 'z' ? String.valueOf(first) : "e");
    }

    public String name(String wanted) {
        String name = wanted;
        for (int number = 1; !taken.add(name.toLowerCase(Locale.ROOT)); number++) {
            name = wanted + number;
        }
        return name;
    }
}
