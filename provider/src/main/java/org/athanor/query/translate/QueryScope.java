package org.athanor.query.translate;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.athanor.mapping.Attribute;
import org.athanor.query.tree.Variable;
import org.athanor.sql.FromItem;
import org.athanor.sql.SqlExpression;

/** FROM of one query while it is translated: its variables, its roots, and the joins that paths made. */
final class QueryScope {
    /** A join along an attribute, shared by all paths through it; within ON of an outer join by those there. */
    private record ImplicitJoin(
            Object owner, Attribute attribute, @Nullable JoinNode within) {}

    private final @Nullable QueryScope outer;
    private final Map<Variable, Occurrence> occurrences = new HashMap<>();
    private final Map<ImplicitJoin, Occurrence> implicit = new HashMap<>();
    private final List<FromRoot> roots = new ArrayList<>();
    private final List<SqlExpression> conditions = new ArrayList<>();
    private final Map<Variable, Supplier<Occurrence>> onDemand = new HashMap<>();
    private @Nullable JoinNode open;
    private boolean multiplied;

    QueryScope(@Nullable QueryScope outer) {
        this.outer = outer;
    }

    void add(FromRoot root) {
        roots.add(root);
    }

    FromRoot lastRoot() {
        if (roots.isEmpty()) {
            throw new QueryTranslationException("A join needs something in FROM to join to");
        }
        return roots.get(roots.size() - 1);
    }

    void declare(Variable variable, Occurrence occurrence) {
        occurrences.put(variable, occurrence);
    }

    /** A variable whose join is only made when something speaks of it. */
    void declareOnDemand(Variable variable, Supplier<Occurrence> maker) {
        onDemand.put(variable, maker);
    }

    /** Whether joins made on demand repeat rows that the result has once. */
    boolean multiplied() {
        return multiplied;
    }

    /** The join whose condition is being translated; null otherwise. */
    @Nullable
    JoinNode open() {
        return open;
    }

    void open(@Nullable JoinNode node) {
        open = node;
    }

    Occurrence find(Variable variable) {
        for (QueryScope at = this; at != null; at = at.outer) {
            Occurrence found = at.occurrences.get(variable);
            if (found != null) {
                return found;
            }
            Supplier<Occurrence> maker = at.onDemand.remove(variable);
            if (maker != null) {
                at.multiplied = true;
                Occurrence made = maker.get();
                at.declare(variable, made);
                return made;
            }
        }
        throw new QueryTranslationException("The variable '" + variable.name() + "' is not declared in FROM");
    }

    @Nullable
    Occurrence implicit(Occurrence owner, Attribute attribute, @Nullable JoinNode within) {
        return implicit.get(new ImplicitJoin(owner.place(), attribute, within));
    }

    void implicit(Occurrence owner, Attribute attribute, @Nullable JoinNode within, Occurrence occurrence) {
        implicit.put(new ImplicitJoin(owner.place(), attribute, within), occurrence);
    }

    /** A condition of WHERE that the tree does not have. */
    void condition(SqlExpression condition) {
        conditions.add(condition);
    }

    List<FromItem> from() {
        return roots.stream().map(FromRoot::from).toList();
    }

    /** WHERE: what FROM needs, then what the query says. */
    @Nullable
    SqlExpression where(@Nullable SqlExpression written) {
        List<SqlExpression> terms = new ArrayList<>();
        roots.forEach(root -> root.conditions(terms));
        terms.addAll(conditions);
        if (written instanceof SqlExpression.And and && !terms.isEmpty()) {
            terms.addAll(and.terms());
        } else if (written != null) {
            terms.add(written);
        }
        return SqlExpression.and(terms);
    }
}
