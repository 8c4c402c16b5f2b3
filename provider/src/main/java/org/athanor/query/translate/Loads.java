package org.athanor.query.translate;

import java.util.List;
import java.util.Map;
import org.athanor.load.LoadPlan;
import org.athanor.load.Restriction;
import org.athanor.mapping.Relationship;
import org.athanor.query.tree.Variable;

/**
 * How the entities of a query are loaded, by the variables that stand for them: plans where they differ from the mapping's
 * own, and relationships that are read from joins of the query itself. {@code restrictions} say for fetch joins with a condition
 * what that means where another select reads them.
 */
public record Loads(Map<Variable, LoadPlan> plans, List<Contained> contained, Map<Variable, Restriction> restrictions) {
    /** The targets of {@code owner}'s relationship are the rows of {@code target}, which the query joins along it. */
    public record Contained(Variable owner, Relationship relationship, Variable target) {}

    /** As the mapping says. */
    public static final Loads NONE = new Loads(Map.of(), List.of(), Map.of());

    /** Each execution says it. */
    public static final Loads TO_COME = new Loads(Map.of(), List.of(), Map.of());

    public Loads {
        plans = Map.copyOf(plans);
        contained = List.copyOf(contained);
        restrictions = Map.copyOf(restrictions);
    }

    LoadPlan plan(Variable variable, LoadPlan otherwise) {
        return plans.getOrDefault(variable, otherwise);
    }
}
