package org.athanor.query.translate;

import jakarta.annotation.Nullable;
import java.util.Objects;
import org.athanor.load.RelationshipJoin;
import org.athanor.load.TableGroup;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.Relationship;
import org.athanor.query.tree.Domain;
import org.athanor.sql.SqlExpression;
import org.athanor.sql.SqlExpression.ColumnRef;
import org.athanor.sql.schema.Column;

/**
 * Where a variable's values stand in FROM: an entity's tables, the tables of the entity that an embedded value is a part
 * of, or ({@code group} null) a table of elements. {@code home} is the query that declares it, {@code node} the join that
 * brought it, null for a root.
 */
record Occurrence(
        Domain domain,
        @Nullable TableGroup group,
        @Nullable String elementAlias,
        FromRoot root,
        @Nullable JoinNode node,
        QueryScope home,
        @Nullable Via via) {
    /** The attribute that led here; {@code join} null for elements, which {@link #column} reaches. */
    record Via(Attribute attribute, @Nullable RelationshipJoin join) {}

    /** A root or a joined entity that no attribute led to. */
    static Occurrence of(TableGroup group, Domain domain, FromRoot root, @Nullable JoinNode node, QueryScope home) {
        return new Occurrence(domain, group, null, root, node, home, null);
    }

    /** The target of a relationship. */
    static Occurrence of(
            Relationship relationship, RelationshipJoin join, FromRoot root, @Nullable JoinNode node, QueryScope home) {
        Domain domain = new Domain.Entities(relationship.target());
        return new Occurrence(domain, join.target(), null, root, node, home, new Via(relationship, join));
    }

    SqlExpression column(Column column) {
        return group != null ? group.column(column) : new ColumnRef(elementAlias, column);
    }

    /** What is one place however it is seen. */
    Object place() {
        return group != null ? group : Objects.requireNonNull(elementAlias);
    }

    TableGroup requireGroup() {
        if (group == null) {
            throw new QueryTranslationException("Elements of a collection of values have no tables of an entity");
        }
        return group;
    }

    /** The place of the key of the map that led here: the collection's table, the join table, or that of the target. */
    Occurrence ofKey(Domain key) {
        String joinTable = via == null || via.join() == null ? null : via.join().joinTableAlias();
        return joinTable == null ? as(key) : new Occurrence(key, null, joinTable, root, node, home, null);
    }

    /** The same place seen as something else: an embedded part, or a subclass. */
    Occurrence as(Domain other) {
        return new Occurrence(other, group, elementAlias, root, node, home, via);
    }
}
