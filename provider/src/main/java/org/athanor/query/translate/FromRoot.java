package org.athanor.query.translate;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.athanor.load.RelationshipJoin;
import org.athanor.load.TableGroup;
import org.athanor.sql.FromItem;
import org.athanor.sql.FromItem.TableRef;
import org.athanor.sql.SqlExpression;

/**
 * One item of FROM with the joins that hang on it. It begins with all instances of an entity, or in a subquery with what a
 * relationship of an instance of the query around it leads to.
 */
final class FromRoot {
    private final @Nullable TableGroup group;
    private final @Nullable RelationshipJoin correlated;
    private final @Nullable Supplier<FromItem> elements;
    private final List<JoinNode> joins = new ArrayList<>();

    private FromRoot(
            @Nullable TableGroup group, @Nullable RelationshipJoin correlated, @Nullable Supplier<FromItem> elements) {
        this.group = group;
        this.correlated = correlated;
        this.elements = elements;
    }

    static FromRoot of(TableGroup group) {
        return new FromRoot(group, null, null);
    }

    static FromRoot of(RelationshipJoin correlated) {
        return new FromRoot(null, correlated, null);
    }

    static FromRoot of(TableRef elements) {
        return new FromRoot(null, null, () -> elements);
    }

    /** Rows that are known when everything has been asked for. */
    static FromRoot of(Supplier<FromItem> rows) {
        return new FromRoot(null, null, rows);
    }

    void join(JoinNode node) {
        joins.add(node);
    }

    boolean joined() {
        return !joins.isEmpty();
    }

    FromItem from() {
        FromItem from;
        if (group != null) {
            from = group.from();
        } else if (correlated != null) {
            from = correlated.from();
        } else if (elements != null) {
            from = elements.get();
        } else {
            throw new IllegalStateException("An item of FROM without anything");
        }
        for (JoinNode node : joins) {
            from = node.apply(from);
        }
        return from;
    }

    /** What ties the root to the query around it, and keeps other classes out. */
    void conditions(List<SqlExpression> into) {
        if (group != null && group.restriction() != null) {
            into.add(group.restriction());
        }
        if (correlated != null) {
            into.add(correlated.on());
            SqlExpression restriction = correlated.target().restriction();
            if (correlated.joinTableAlias() == null && restriction != null) {
                into.add(restriction);
            }
        }
    }
}
