package org.athanor.load;

import jakarta.annotation.Nullable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.IdentityKey;

/** Finds the concrete class of a row by what {@link TableGroup#discriminator()} gives. */
final class ClassChooser {
    private final EntityMapping mapping;
    private final Map<EntityMapping, ConcreteReader> readers = new HashMap<>();
    private final Map<Object, ConcreteReader> byValue = new HashMap<>();
    private final @Nullable ConcreteReader only;
    private final @Nullable ColumnDecoder decoder;
    private final int column;

    /** {@code decoder} is null where the discriminator is the number of the class; {@code column} 0: there is one class. */
    ClassChooser(EntityMapping mapping, List<ConcreteReader> concrete, @Nullable ColumnDecoder decoder, int column) {
        this.mapping = mapping;
        this.decoder = decoder;
        this.column = column;
        for (ConcreteReader reader : concrete) {
            readers.put(reader.mapping(), reader);
            Object value = decoder == null
                    ? reader.mapping().ordinal()
                    : reader.mapping().discriminatorValue();
            if (value != null) {
                byValue.put(value, reader);
            }
        }
        this.only = column == 0 && concrete.size() == 1 ? concrete.get(0) : null;
    }

    /** The reader for instances of that class. */
    ConcreteReader of(EntityMapping type) {
        ConcreteReader reader = only != null && only.mapping() == type ? only : readers.get(type);
        if (reader == null) {
            throw new IllegalStateException("An instance of entity " + type.name()
                    + " is known under the identifier of a" + " row of entity " + mapping.name());
        }
        return reader;
    }

    ConcreteReader choose(ResultSet row, IdentityKey key) throws SQLException {
        if (only != null) {
            return only;
        }
        Object value = decoder == null ? (Integer) row.getInt(column) : decoder.read(row, column);
        ConcreteReader reader = value == null ? null : byValue.get(value);
        if (reader == null) {
            throw new IllegalStateException("The row of " + key + " says that it is of class '" + value
                    + "', but the concrete classes of entity " + mapping.name() + " are " + byValue.keySet()
                    + ". Map the missing class (@DiscriminatorValue), or correct the row.");
        }
        return reader;
    }
}
