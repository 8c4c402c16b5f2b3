package org.athanor.query.translate;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.athanor.load.RelationshipJoin;
import org.athanor.load.TableGroup;
import org.athanor.sql.FromItem;
import org.athanor.sql.FromItem.Join;
import org.athanor.sql.FromItem.JoinKind;
import org.athanor.sql.FromItem.TableRef;
import org.athanor.sql.SqlExpression;

/**
 * One join, made while names are resolved and written into FROM at the end, when all columns have been asked for. Joins
 * that its own condition needs are nested in it, so that an outer join stays one.
 */
final class JoinNode {
    private final @Nullable RelationshipJoin relationship;
    private final @Nullable TableGroup entity;
    private final @Nullable Supplier<FromItem> elements;
    private final List<SqlExpression> conditions = new ArrayList<>();
    private final List<JoinNode> nested = new ArrayList<>();
    private boolean left;

    private JoinNode(
            boolean left,
            @Nullable RelationshipJoin relationship,
            @Nullable TableGroup entity,
            @Nullable Supplier<FromItem> elements) {
        this.left = left;
        this.relationship = relationship;
        this.entity = entity;
        this.elements = elements;
    }

    static JoinNode of(boolean left, RelationshipJoin join) {
        return new JoinNode(left, join, null, null);
    }

    static JoinNode of(boolean left, TableGroup entity) {
        return new JoinNode(left, null, entity, null);
    }

    static JoinNode of(boolean left, TableRef elements) {
        return new JoinNode(left, null, null, () -> elements);
    }

    static JoinNode of(boolean left, Supplier<FromItem> rows) {
        return new JoinNode(left, null, null, rows);
    }

    void condition(@Nullable SqlExpression condition) {
        if (condition != null) {
            conditions.add(condition);
        }
    }

    void nest(JoinNode node) {
        nested.add(node);
    }

    /** Whether a join is this one or hangs in it. */
    boolean holds(@Nullable JoinNode node) {
        return node == this || nested.stream().anyMatch(inner -> inner.holds(node));
    }

    /** Somebody needs the target to be there. */
    void requireInner() {
        left = false;
    }

    FromItem apply(FromItem from) {
        JoinKind kind = left ? JoinKind.LEFT : JoinKind.INNER;
        if (relationship != null && nested.isEmpty()) {
            return relationship.apply(kind, from, SqlExpression.and(conditions));
        }
        List<SqlExpression> on = new ArrayList<>();
        FromItem right;
        if (relationship != null) {
            right = relationship.from();
            on.add(relationship.on());
            if (relationship.joinTableAlias() == null) {
                add(on, relationship.target().restriction());
            }
        } else if (entity != null) {
            right = entity.from();
            add(on, entity.restriction());
        } else if (elements != null) {
            right = elements.get();
        } else {
            throw new IllegalStateException("A join of nothing");
        }
        for (JoinNode node : nested) {
            right = node.apply(right);
        }
        on.addAll(conditions);
        if (on.isEmpty() && !left) {
            return new Join(JoinKind.CROSS, from, right, null);
        }
        SqlExpression condition = SqlExpression.and(on);
        return new Join(kind, from, right, condition != null ? condition : new SqlExpression.Literal(true));
    }

    private static void add(List<SqlExpression> terms, @Nullable SqlExpression term) {
        if (term != null) {
            terms.add(term);
        }
    }
}
