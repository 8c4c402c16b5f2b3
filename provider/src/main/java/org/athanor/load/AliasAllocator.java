package org.athanor.load;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.athanor.mapping.EntityMapping;
import org.athanor.sql.schema.Table;

/**
 * Gives every table of one statement an alias of its own: the first letter of its name, with a number from the second on.
 * Aliases compare without regard to case. A subquery shares the allocator of the query around it.
 */
public final class AliasAllocator {
    private final Set<String> taken = new HashSet<>();

    /** A fresh alias for an occurrence of an entity. */
    public String next(EntityMapping mapping) {
        return next(mapping.name());
    }

    /** A fresh alias for a table. */
    public String next(Table table) {
        return next(table.name().text());
    }

    /** A fresh alias for something of that name. */
    public String next(String name) {
        char first = name.isEmpty() ? 't' : Character.toLowerCase(name.charAt(0));
        return claim(first >= 'a' && first <= 'z' ? String.valueOf(first) : "t");
    }

    /** The alias itself if it is free, else with the first number that makes it so. */
    public String claim(String wanted) {
        String alias = wanted;
        for (int number = 1; !taken.add(alias.toLowerCase(Locale.ROOT)); number++) {
            alias = wanted + number;
        }
        return alias;
    }
}
