package org.athanor.load;

import jakarta.annotation.Nullable;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.athanor.instrument.EmbeddableAccess;
import org.athanor.state.InstanceState;

/**
 * Reads an embedded value: null when all its columns are null.
 */
final class EmbeddedReader implements ValueReader {
    private final EmbeddableAccess access;
    private final ValueReader[] parts;

    EmbeddedReader(EmbeddableAccess access, ValueReader[] parts) {
        this.access = access;
        this.parts = parts;
    }

    @Override
    public @Nullable Object read(ResultSet row, ResultBatch batch, InstanceState owner) throws SQLException {
        @Nullable Object[] values = new Object[parts.length];
        boolean present = false;
        for (int i = 0; i < parts.length; i++) {
            Object value = parts[i].read(row, batch, owner);
            if (value != null) {
                present = true;
                values[i] = value == AWAITED ? null : value;
            }
        }
        return present ? access.instantiate(values) : null;
    }
}
