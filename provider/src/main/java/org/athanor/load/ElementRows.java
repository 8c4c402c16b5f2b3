package org.athanor.load;

import jakarta.annotation.Nullable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.athanor.instrument.EmbeddableAccess;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.BasicAttribute;
import org.athanor.mapping.ColumnPair;
import org.athanor.mapping.ElementCollectionAttribute;
import org.athanor.mapping.EmbeddedAttribute;
import org.athanor.mapping.IdentityKey;
import org.athanor.mapping.MapKey;
import org.athanor.mapping.PluralAttribute;
import org.athanor.mapping.ToOneAttribute;
import org.athanor.sql.SqlExpression;
import org.athanor.sql.schema.Column;

/** Reads the elements of collections of values, and the entries of maps whose key is stored beside the element. */
final class ElementRows {
    private ElementRows() {}

    /** The elements of a collection of values; {@code column} gives the expression for a column of its table. */
    static RowMaterializer ofValues(
            EntityLoaders loaders,
            ElementCollectionAttribute attribute,
            Function<Column, SqlExpression> column,
            SelectColumns columns) {
        return entries(loaders, attribute, column, columns, value(loaders, attribute.element(), column, columns));
    }

    /** {@code element} itself, or entries of the key in the same row with it. */
    static RowMaterializer entries(
            EntityLoaders loaders,
            PluralAttribute attribute,
            Function<Column, SqlExpression> column,
            SelectColumns columns,
            RowMaterializer element) {
        MapKey mapKey = attribute.mapKey();
        Attribute stored = mapKey == null || mapKey.ofTarget() ? null : mapKey.attribute();
        if (stored == null) {
            return element;
        }
        RowMaterializer key = stored instanceof ToOneAttribute entity
                ? identity(loaders, entity, column, columns)
                : value(loaders, stored, column, columns);
        return (row, batch) -> {
            Object value = element.read(row, batch);
            return value == null ? null : new SimpleImmutableEntry<>(key.read(row, batch), value);
        };
    }

    /** The identity of an entity; of one that is the key, {@link MapEntries} puts the entity in its place. */
    private static RowMaterializer identity(
            EntityLoaders loaders,
            ToOneAttribute entity,
            Function<Column, SqlExpression> column,
            SelectColumns columns) {
        List<Column> referenced =
                entity.joinColumns().stream().map(ColumnPair::referenced).toList();
        RelatedKey types = new RelatedKey(loaders.accesses(), entity.target(), referenced);
        List<ColumnDecoder> decoders = new ArrayList<>();
        int[] indexes = new int[referenced.size()];
        for (int i = 0; i < indexes.length; i++) {
            decoders.add(new ColumnDecoder(loaders.dialect(), types.types().get(i)));
            indexes[i] = columns.add(column.apply(entity.joinColumns().get(i).column()));
        }
        KeyReader reader = new KeyReader(decoders, indexes);
        return (row, batch) -> {
            Object value = reader.read(row);
            return value == null ? null : new IdentityKey(entity.target(), value);
        };
    }

    private static RowMaterializer value(
            EntityLoaders loaders, Attribute attribute, Function<Column, SqlExpression> column, SelectColumns columns) {
        if (attribute instanceof BasicAttribute basic) {
            ColumnDecoder decoder = new ColumnDecoder(loaders.dialect(), basic.type());
            int index = columns.add(column.apply(basic.column()));
            return (row, batch) -> decoder.read(row, index);
        }
        if (attribute instanceof EmbeddedAttribute embedded) {
            EmbeddableAccess access = loaders.accesses().of(embedded);
            RowMaterializer[] parts = new RowMaterializer[embedded.attributes().size()];
            for (Attribute inner : embedded.attributes()) {
                parts[inner.index()] = value(loaders, inner, column, columns);
            }
            return (row, batch) -> embedded(access, parts, row, batch);
        }
        if (attribute instanceof ToOneAttribute toOne && toOne.joinTable() == null && toOne.referencesId()) {
            return reference(loaders, toOne, column, columns);
        }
        throw new UnsupportedOperationException("Of the relationships within the embeddables of a collection only those"
                + " with a foreign key to an identifier are supported yet: " + attribute);
    }

    /** What an element refers to. */
    private static RowMaterializer reference(
            EntityLoaders loaders,
            ToOneAttribute toOne,
            Function<Column, SqlExpression> column,
            SelectColumns columns) {
        RowMaterializer identity = identity(loaders, toOne, column, columns);
        return (row, batch) -> identity.read(row, batch) instanceof IdentityKey key
                ? batch.referred(toOne.target(), key, !toOne.lazy())
                : null;
    }

    private static @Nullable Object embedded(
            EmbeddableAccess access, RowMaterializer[] parts, ResultSet row, ResultBatch batch) throws SQLException {
        @Nullable Object[] values = new Object[parts.length];
        boolean present = false;
        for (int i = 0; i < parts.length; i++) {
            values[i] = parts[i].read(row, batch);
            present |= values[i] != null;
        }
        return present ? access.instantiate(values) : null;
    }
}
