package org.athanor.load;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.athanor.mapping.ColumnPair;
import org.athanor.mapping.ElementCollectionAttribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.JoinTable;
import org.athanor.mapping.PluralAttribute;
import org.athanor.mapping.Relationship;
import org.athanor.mapping.ToOneAttribute;
import org.athanor.sql.FromItem;
import org.athanor.sql.FromItem.JoinKind;
import org.athanor.sql.FromItem.TableRef;
import org.athanor.sql.OrderItem;
import org.athanor.sql.Select;
import org.athanor.sql.SelectItem;
import org.athanor.sql.SqlExpression;
import org.athanor.sql.SqlExpression.ColumnRef;
import org.athanor.sql.schema.Column;
import org.athanor.type.ValueType;

/**
 * The compiled select behind a {@link RelatedReader}: {@code ownerKey} takes the key from an owner, {@code rowKey} from a
 * row, {@code element} makes the element of the row.
 */
record RelatedSelect(KeyLookup lookup, RelatedKey ownerKey, KeyReader rowKey, RowMaterializer element) {
    /** From the target's table, by its foreign key; or from the join table joined with the target. */
    static RelatedSelect ofRelationship(
            EntityLoaders loaders, EntityMapping owner, Relationship relationship, @Nullable LoadPlan plan) {
        AliasAllocator aliases = new AliasAllocator();
        Link link = Link.of(relationship);
        JoinTable table = link.joinTable();
        TableGroup target = new TableGroup(relationship.target(), aliases);
        EntitySelection selection =
                new EntitySelection(target, plan == null ? LoadPlan.of(relationship.target()) : plan, loaders);
        String alias = table == null ? null : aliases.next(table.table());
        SelectColumns columns = new SelectColumns(1);
        columns.addAll(selection.items());
        List<Column> ownerColumns = new ArrayList<>();
        List<SqlExpression> keys = new ArrayList<>();
        for (ColumnPair pair : table == null ? link.direct() : table.owner()) {
            ownerColumns.add(table == null ? pair.column() : pair.referenced());
            keys.add(table == null ? target.column(pair.referenced()) : new ColumnRef(alias, pair.column()));
        }
        RelatedKey ownerKey = ownerKey(loaders, owner, relationship, link, ownerColumns);
        KeyReader rowKey = rowKey(loaders, ownerKey, columns, keys);
        Function<Column, SqlExpression> either = column ->
                table != null && column.table() == table.table() ? new ColumnRef(alias, column) : target.column(column);
        List<OrderItem> order = List.of();
        RowMaterializer element = selection.materializer(1);
        if (relationship instanceof PluralAttribute plural) {
            order = ElementOrder.of(plural, either);
            element = ElementRows.entries(loaders, plural, either, columns, element);
        }
        FromItem from = table == null ? target.from() : between(table, alias, target);
        return new RelatedSelect(
                lookup(loaders, keys, ownerKey.types(), columns.items(), from, target.restriction(), order),
                ownerKey,
                rowKey,
                element);
    }

    /** From the collection's table. */
    static RelatedSelect ofValues(EntityLoaders loaders, EntityMapping owner, ElementCollectionAttribute attribute) {
        JoinTable table = attribute.table();
        String alias = new AliasAllocator().next(table.table());
        SelectColumns columns = new SelectColumns(1);
        List<Column> ownerColumns = new ArrayList<>();
        List<SqlExpression> keys = new ArrayList<>();
        for (ColumnPair pair : table.owner()) {
            ownerColumns.add(pair.referenced());
            keys.add(new ColumnRef(alias, pair.column()));
        }
        RelatedKey ownerKey = new RelatedKey(loaders.accesses(), owner, ownerColumns);
        KeyReader rowKey = rowKey(loaders, ownerKey, columns, keys);
        RowMaterializer element =
                ElementRows.ofValues(loaders, attribute, column -> new ColumnRef(alias, column), columns);
        return new RelatedSelect(
                lookup(
                        loaders,
                        keys,
                        ownerKey.types(),
                        columns.items(),
                        new TableRef(table.table(), alias),
                        null,
                        ElementOrder.of(attribute, column -> new ColumnRef(alias, column))),
                ownerKey,
                rowKey,
                element);
    }

    private static RelatedKey ownerKey(
            EntityLoaders loaders, EntityMapping owner, Relationship relationship, Link link, List<Column> columns) {
        // By a foreign key to something else than the identifier, the key is the value of that foreign key: the owner's
        // own
        // column, typed as the column it refers to.
        if (relationship instanceof ToOneAttribute toOne
                && link.joinTable() == null
                && !toOne.joinColumns().isEmpty()) {
            List<Column> referenced =
                    link.direct().stream().map(ColumnPair::referenced).toList();
            return new RelatedKey(loaders.accesses(), toOne.target(), referenced);
        }
        return new RelatedKey(loaders.accesses(), owner, columns);
    }

    private static KeyReader rowKey(
            EntityLoaders loaders, RelatedKey ownerKey, SelectColumns columns, List<SqlExpression> keys) {
        List<ColumnDecoder> decoders = new ArrayList<>();
        int[] indexes = new int[keys.size()];
        for (int i = 0; i < indexes.length; i++) {
            decoders.add(new ColumnDecoder(loaders.dialect(), ownerKey.types().get(i)));
            indexes[i] = columns.add(keys.get(i));
        }
        return new KeyReader(decoders, indexes);
    }

    private static FromItem between(JoinTable table, @Nullable String alias, TableGroup target) {
        List<SqlExpression> terms = new ArrayList<>();
        for (ColumnPair pair : table.element()) {
            terms.add(SqlExpression.eq(target.column(pair.referenced()), new ColumnRef(alias, pair.column())));
        }
        SqlExpression on = terms.size() == 1 ? terms.get(0) : new SqlExpression.And(terms);
        return target.join(JoinKind.INNER, new TableRef(table.table(), alias), on, null);
    }

    private static KeyLookup lookup(
            EntityLoaders loaders,
            List<SqlExpression> keys,
            List<ValueType<?>> types,
            List<SelectItem> items,
            FromItem from,
            @Nullable SqlExpression restriction,
            List<OrderItem> order) {
        return new KeyLookup(
                loaders.dialect(),
                keys,
                types,
                condition -> Select.of(items, List.of(from), TableGroup.both(condition, restriction))
                        .withOrderBy(order));
    }
}
