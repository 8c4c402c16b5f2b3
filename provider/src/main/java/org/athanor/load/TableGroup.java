package org.athanor.load;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.Inheritance.Strategy;
import org.athanor.mapping.Leaf;
import org.athanor.sql.FromItem;
import org.athanor.sql.FromItem.Join;
import org.athanor.sql.FromItem.JoinKind;
import org.athanor.sql.FromItem.TableRef;
import org.athanor.sql.SqlExpression;
import org.athanor.sql.SqlExpression.ColumnRef;
import org.athanor.sql.SqlExpression.LabelRef;
import org.athanor.sql.schema.Column;
import org.athanor.sql.schema.Table;

/**
 * The tables of one occurrence of an entity in FROM. The occurrence is anchored in the entity's own table; tables of
 * superclasses (inner), of subclasses and secondary ones (outer) are joined to it when a column of theirs is asked for, so
 * {@link #from} and {@link #join} come last. A hierarchy with a table a class, asked for polymorphically, is one derived table.
 */
public final class TableGroup {
    private final EntityMapping mapping;
    private final AliasAllocator aliases;
    private final String alias;
    private final Table anchor;
    private final Map<Table, String> joined = new LinkedHashMap<>();
    private final @Nullable ConcreteColumns concrete;
    private final @Nullable DerivedRows rows;
    private final boolean ofQuery;
    private final TypeTest typeTest;

    public TableGroup(EntityMapping mapping, AliasAllocator aliases) {
        this(mapping, aliases, aliases.next(mapping));
    }

    /** With an alias that the allocator has given out already: the identification variable of a query. */
    public TableGroup(EntityMapping mapping, AliasAllocator aliases, String alias) {
        this(mapping, aliases, alias, null);
    }

    /** The same, its rows given by a query; null for the entity's tables. */
    public TableGroup(EntityMapping mapping, AliasAllocator aliases, String alias, @Nullable DerivedRows query) {
        this(mapping, aliases, alias, query, mapping.hasSubMappings());
    }

    /** Of a hierarchy with a table a class: the rows of exactly this class. */
    public static TableGroup ofClassAlone(EntityMapping mapping, AliasAllocator aliases, String alias) {
        return new TableGroup(mapping, aliases, alias, null, false);
    }

    private TableGroup(
            EntityMapping mapping,
            AliasAllocator aliases,
            String alias,
            @Nullable DerivedRows query,
            boolean subclasses) {
        this.mapping = mapping;
        this.aliases = aliases;
        this.alias = alias;
        boolean tablePerClass = mapping.inheritance().strategy() == Strategy.TABLE_PER_CLASS;
        this.concrete = tablePerClass ? new ConcreteColumns(mapping) : null;
        this.ofQuery = query != null;
        this.rows =
                query == null && concrete != null && subclasses ? new ClassUnion(mapping, concrete, aliases) : query;
        this.anchor = mapping.table();
        this.typeTest = new TypeTest(this);
    }

    public EntityMapping mapping() {
        return mapping;
    }

    /** The alias of the entity's own table, or of the derived table. */
    public String alias() {
        return alias;
    }

    /** Whether rows may be of subclasses. */
    public boolean polymorphic() {
        return mapping.hasSubMappings();
    }

    /** Whether the occurrence is a derived table, whose columns have labels. */
    boolean derived() {
        return rows != null;
    }

    /** The column of a derived occurrence that tells classes apart. */
    SqlExpression classColumn() {
        if (rows == null) {
            throw new IllegalStateException(mapping + " is read from tables");
        }
        return new LabelRef(alias, rows.classLabel());
    }

    /** The alias of a table of the hierarchy, joining it if it is not there yet. */
    public String alias(Table table) {
        if (rows != null || table == anchor) {
            return alias;
        }
        if (keyOf(table) == null) {
            throw new IllegalArgumentException("Table " + table + " is none of the tables of entity " + mapping.name());
        }
        return joined.computeIfAbsent(table, aliases::next);
    }

    public SqlExpression column(Leaf leaf) {
        return column(leaf.column());
    }

    /** The expression for a column of the entity, of a superclass or of a subclass. */
    public SqlExpression column(Column column) {
        if (rows != null) {
            return new LabelRef(alias, rows.label(column));
        }
        if (concrete != null) {
            return new ColumnRef(alias, concrete.in(mapping, column));
        }
        if (column.table() != anchor) {
            int key = keyPosition(column);
            if (key >= 0) {
                return new ColumnRef(alias, anchorKey().get(key));
            }
        }
        return new ColumnRef(alias(column.table()), column);
    }

    /** The identifier's columns, in the order of its leaves. */
    public List<SqlExpression> idColumns() {
        return mapping.id().leaves().stream().map(this::column).toList();
    }

    /** The identifier's columns, of the entity's own table and of each that was asked for. */
    public List<SqlExpression> keysOfTables() {
        List<SqlExpression> keys = new ArrayList<>(idColumns());
        joined.forEach((table, alias) -> {
            List<Column> key = keyOf(table);
            if (key != null) {
                key.forEach(column -> keys.add(new ColumnRef(alias, column)));
            }
        });
        return keys;
    }

    /** Joins the tables of all subclasses. */
    public void requireSubclasses() {
        if (rows == null && mapping.inheritance().strategy() == Strategy.JOINED) {
            for (EntityMapping sub : mapping.hierarchy()) {
                alias(sub.table());
            }
        }
    }

    /** What keeps rows of other classes out: a discriminator condition in a single table; null when nothing is needed. */
    public @Nullable SqlExpression restriction() {
        return !ofQuery && mapping.inheritance().strategy() == Strategy.SINGLE_TABLE && mapping.superMapping() != null
                ? typeTest.isInstance(mapping)
                : null;
    }

    /** What tells the classes of the hierarchy apart; compare it with {@link #discriminatorValue}. */
    public SqlExpression discriminator() {
        return typeTest.discriminator();
    }

    /** The value of {@link #discriminator()} for rows of exactly that class. */
    public SqlExpression discriminatorValue(EntityMapping type) {
        return typeTest.value(type);
    }

    /** That the row is of a class or of a subclass of it; null when every row is. */
    public @Nullable SqlExpression isInstance(EntityMapping type) {
        return mapping.isOrExtends(type) ? null : typeTest.isInstance(type);
    }

    /** The occurrence by itself, all tables asked for so far joined. */
    public FromItem from() {
        if (rows != null) {
            return rows.from(alias);
        }
        return joinRest(new TableRef(anchor, alias), JoinKind.INNER);
    }

    /**
     * {@code left} joined with this occurrence. With a mere {@code key} that speaks of the entity's own table the tables are
     * chained, not nested: keys lead from one to the next, so the result is the same and databases plan it better. A further
     * {@code condition} may speak of all of them.
     */
    public FromItem join(JoinKind kind, FromItem left, @Nullable SqlExpression key, @Nullable SqlExpression condition) {
        if (rows != null || joined.isEmpty()) {
            return new Join(
                    kind, left, rows != null ? rows.from(alias) : new TableRef(anchor, alias), both(key, condition));
        }
        if (condition != null || kind == JoinKind.CROSS || mentionsJoined(key)) {
            return new Join(kind, left, from(), both(key, condition));
        }
        return joinRest(new Join(kind, left, new TableRef(anchor, alias), key), kind);
    }

    static @Nullable SqlExpression both(@Nullable SqlExpression a, @Nullable SqlExpression b) {
        return a == null ? b : b == null ? a : new SqlExpression.And(List.of(a, b));
    }

    private FromItem joinRest(FromItem left, JoinKind upwards) {
        FromItem from = left;
        for (Map.Entry<Table, String> entry : joined.entrySet()) {
            boolean up = mapping.tables().contains(entry.getKey()) && !mapping.isSecondary(entry.getKey());
            TableRef ref = new TableRef(entry.getKey(), entry.getValue());
            from = new Join(up ? upwards : JoinKind.LEFT, from, ref, sameKey(ref));
        }
        return from;
    }

    private boolean mentionsJoined(@Nullable SqlExpression key) {
        if (key instanceof SqlExpression.And and) {
            return and.terms().stream().anyMatch(this::mentionsJoined);
        }
        if (key instanceof SqlExpression.Comparison comparison) {
            return mentionsJoined(comparison.left()) || mentionsJoined(comparison.right());
        }
        return key instanceof ColumnRef column && joined.containsValue(column.alias());
    }

    private SqlExpression sameKey(TableRef ref) {
        List<Column> key = keyOf(ref.table());
        List<SqlExpression> terms = new ArrayList<>();
        for (int i = 0; key != null && i < key.size(); i++) {
            terms.add(SqlExpression.eq(
                    new ColumnRef(ref.alias(), key.get(i)),
                    new ColumnRef(alias, anchorKey().get(i))));
        }
        return terms.size() == 1 ? terms.get(0) : new SqlExpression.And(terms);
    }

    private List<Column> anchorKey() {
        return mapping.tableKey();
    }

    /** The place of a column in the identifier, -1 if it is no key column of this class or of a superclass. */
    private int keyPosition(Column column) {
        int table = mapping.tables().indexOf(column.table());
        return table < 0 ? -1 : mapping.tableKeys().get(table).indexOf(column);
    }

    /** The columns of a table of the hierarchy that hold the identifier, null if it is no table of the hierarchy. */
    @Nullable
    List<Column> keyOf(Table table) {
        for (EntityMapping at : mapping.hierarchy()) {
            int index = at.tables().indexOf(table);
            if (index >= 0) {
                return at.tableKeys().get(index);
            }
        }
        return null;
    }
}
