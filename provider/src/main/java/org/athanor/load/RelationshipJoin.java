package org.athanor.load;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.athanor.mapping.ColumnPair;
import org.athanor.mapping.JoinTable;
import org.athanor.mapping.Relationship;
import org.athanor.sql.FromItem;
import org.athanor.sql.FromItem.Join;
import org.athanor.sql.FromItem.JoinKind;
import org.athanor.sql.FromItem.TableRef;
import org.athanor.sql.SqlExpression;
import org.athanor.sql.SqlExpression.ColumnRef;
import org.athanor.sql.schema.Column;

/**
 * A join from one occurrence of an entity along a relationship to an occurrence of its target, with the join table between
 * them if there is one. Made early, so that columns of the target can be asked for; {@link #apply}d late, when all have been.
 */
public final class RelationshipJoin {
    private final Function<Column, SqlExpression> owner;
    private final Link link;
    private final TableGroup target;
    private final @Nullable String joinTableAlias;
    private final List<SqlExpression> toTarget = new ArrayList<>();
    private final List<SqlExpression> toJoinTable = new ArrayList<>();

    /**
     * {@code owner} gives the columns of what the relationship begins at. {@code targetAlias} is given out by the allocator
     * already; null takes a fresh one.
     */
    public RelationshipJoin(
            Function<Column, SqlExpression> owner,
            Relationship relationship,
            AliasAllocator aliases,
            @Nullable String targetAlias) {
        this.owner = owner;
        this.link = Link.of(relationship);
        JoinTable table = link.joinTable();
        this.joinTableAlias = table == null ? null : aliases.next(table.table());
        this.target = targetAlias == null
                ? new TableGroup(relationship.target(), aliases)
                : new TableGroup(relationship.target(), aliases, targetAlias);
        conditions();
    }

    /** The occurrence of the target. */
    public TableGroup target() {
        return target;
    }

    /** The alias of the join table, null without one. */
    public @Nullable String joinTableAlias() {
        return joinTableAlias;
    }

    /** A column of the join table or of the target: where the positions of an ordered list stand. */
    public SqlExpression column(Column column) {
        JoinTable table = link.joinTable();
        return table != null && column.table() == table.table()
                ? new ColumnRef(joinTableAlias, column)
                : target.column(column);
    }

    /** The conditions of the join, for an EXISTS whose FROM is {@link #from()}. */
    public SqlExpression on() {
        List<SqlExpression> terms = new ArrayList<>(toJoinTable);
        if (link.joinTable() == null) {
            terms.addAll(toTarget);
        }
        return conjunction(terms);
    }

    /** The target, and the join table before it, by themselves; {@link #on()} ties them to the owner. */
    public FromItem from() {
        JoinTable table = link.joinTable();
        if (table == null) {
            return target.from();
        }
        return target.join(
                JoinKind.INNER,
                new TableRef(table.table(), joinTableAlias),
                conjunction(toTarget),
                target.restriction());
    }

    /** {@code left} joined with the target; {@code condition} is the query's own ON condition. */
    public FromItem apply(JoinKind kind, FromItem left, @Nullable SqlExpression condition) {
        SqlExpression extra = TableGroup.both(target.restriction(), condition);
        JoinTable table = link.joinTable();
        if (table == null) {
            return target.join(kind, left, conjunction(toTarget), extra);
        }
        if (extra != null && kind != JoinKind.INNER) {
            return new Join(kind, left, from(), TableGroup.both(on(), condition));
        }
        FromItem between = new Join(kind, left, new TableRef(table.table(), joinTableAlias), conjunction(toJoinTable));
        return target.join(kind, between, conjunction(toTarget), extra);
    }

    private void conditions() {
        JoinTable table = link.joinTable();
        if (table == null) {
            for (ColumnPair pair : link.direct()) {
                toTarget.add(SqlExpression.eq(target.column(pair.referenced()), owner.apply(pair.column())));
            }
            return;
        }
        for (ColumnPair pair : table.owner()) {
            toJoinTable.add(
                    SqlExpression.eq(new ColumnRef(joinTableAlias, pair.column()), owner.apply(pair.referenced())));
        }
        for (ColumnPair pair : table.element()) {
            toTarget.add(
                    SqlExpression.eq(target.column(pair.referenced()), new ColumnRef(joinTableAlias, pair.column())));
        }
    }

    private static SqlExpression conjunction(List<SqlExpression> terms) {
        return terms.size() == 1 ? terms.get(0) : new SqlExpression.And(terms);
    }
}
