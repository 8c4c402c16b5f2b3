package org.athanor.query.jpql;

import jakarta.annotation.Nullable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.athanor.mapping.PluralAttribute;
import org.athanor.query.tree.Domain;
import org.athanor.query.tree.Variable;

/** The variables of one query, and of those around it (Jakarta Persistence 3.2, 4.4.2): names without regard to case. */
final class Scope {
    static final String THIS = "this";

    private final @Nullable Scope outer;
    private final Map<String, Variable> variables = new HashMap<>();
    private final Map<Variable, PluralAttribute> collections = new HashMap<>();
    private final Map<String, Integer> results = new HashMap<>();
    private int unnamed;

    Scope(@Nullable Scope outer) {
        this.outer = outer;
    }

    /** False when the name is taken. */
    boolean declare(Variable variable) {
        return variables.putIfAbsent(key(variable.name()), variable) == null;
    }

    /** What collection a variable ranges over the elements of. */
    void elements(Variable variable, PluralAttribute collection) {
        collections.put(variable, collection);
    }

    /** The collection whose elements a variable ranges over; null when it does not. */
    @Nullable
    PluralAttribute collection(Variable variable) {
        for (Scope at = this; at != null; at = at.outer) {
            PluralAttribute collection = at.collections.get(variable);
            if (collection != null) {
                return collection;
            }
        }
        return null;
    }

    /** A variable that the text gave no name, so that nothing can speak of it. */
    Variable anonymous(Domain domain) {
        return new Variable("#" + ++unnamed, domain);
    }

    /** The variable of that name, of this query or of one around it. */
    @Nullable
    Variable find(String name) {
        String key = key(name);
        for (Scope at = this; at != null; at = at.outer) {
            Variable variable = at.variables.get(key);
            if (variable != null) {
                return variable;
            }
        }
        return null;
    }

    /** The variable that paths without one begin with. */
    @Nullable
    Variable implicit() {
        return find(THIS);
    }

    /**
     * The variable whose attribute a name without one means: the implicit variable, else (not of the specification) the only
     * one of the nearest query that has it. Null when there is none or several.
     */
    @Nullable
    Variable owner(String attribute) {
        List<Variable> owners = owners(attribute);
        return owners.size() == 1 ? owners.get(0) : null;
    }

    /** All that a name without a variable may be an attribute of. */
    List<Variable> owners(String attribute) {
        for (Scope at = this; at != null; at = at.outer) {
            Variable implicit = at.variables.get(THIS);
            if (implicit != null && implicit.domain().attribute(attribute) != null) {
                return List.of(implicit);
            }
            List<Variable> owners = at.variables.values().stream()
                    .filter(variable -> variable.domain().attribute(attribute) != null)
                    .sorted(Comparator.comparing(Variable::name))
                    .toList();
            if (!owners.isEmpty()) {
                return owners;
            }
        }
        return List.of();
    }

    /** False when the name is taken. */
    boolean result(String alias, int index) {
        return results.putIfAbsent(key(alias), index) == null;
    }

    /** The index of the item of the select list with that name. */
    @Nullable
    Integer result(String alias) {
        return results.get(key(alias));
    }

    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (Scope at = this; at != null; at = at.outer) {
            at.variables.values().forEach(variable -> names.add(variable.name()));
        }
        return names;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
