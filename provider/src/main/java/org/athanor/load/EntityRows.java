package org.athanor.load;

import jakarta.annotation.Nullable;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.IdentityKey;
import org.athanor.state.InstanceState;
import org.athanor.state.Refill;

/**
 * The rows of one entity occurrence: the identity map answers first. A loaded instance is not read over (unless the batch
 * overwrites); an unloaded or expired one is filled in place; anything else becomes a new instance, registered before its
 * relationships are read, so that a cycle in the row finds it.
 */
final class EntityRows implements RowMaterializer {
    private final EntityMapping mapping;
    private final KeyReader key;
    private final ClassChooser classes;
    private final FetchedChild[] children;

    EntityRows(EntityMapping mapping, KeyReader key, ClassChooser classes, FetchedChild[] children) {
        this.mapping = mapping;
        this.key = key;
        this.classes = classes;
        this.children = children;
    }

    @Override
    public @Nullable Object read(ResultSet row, ResultBatch batch) throws SQLException {
        Object value = key.read(row);
        if (value == null) {
            return null;
        }
        IdentityKey identity = new IdentityKey(mapping, value);
        InstanceState known = batch.persistence().find(identity);
        if (known == null) {
            return create(row, batch, identity);
        }
        boolean again = batch.overwrites(known);
        if (!known.loaded() || known.expired() || again) {
            ConcreteReader reader = classes.of(known.mapping());
            boolean loaded = known.loaded();
            Refill refill = batch.persistence().refill(known);
            known.loaded(true);
            try {
                fill(row, batch, reader, known, again);
                if (refill != null) {
                    refill.putBack();
                }
            } catch (SQLException | RuntimeException | Error e) {
                known.loaded(loaded);
                throw e;
            }
        } else {
            classes.of(known.mapping()).known(row, batch, known);
            for (FetchedChild child : children) {
                child.read(row, batch, known, known.mapping(), false);
            }
        }
        return known.instance();
    }

    private Object create(ResultSet row, ResultBatch batch, IdentityKey identity) throws SQLException {
        ConcreteReader reader = classes.choose(row, identity);
        Object instance = reader.instantiate();
        InstanceState state = batch.persistence().addPersistent(instance, reader.mapping(), identity);
        try {
            fill(row, batch, reader, state, false);
        } catch (SQLException | RuntimeException | Error e) {
            batch.persistence().detach(state);
            throw e;
        }
        return instance;
    }

    private void fill(ResultSet row, ResultBatch batch, ConcreteReader reader, InstanceState state, boolean again)
            throws SQLException {
        reader.fill(row, batch, state, again);
        for (FetchedChild child : children) {
            child.read(row, batch, state, reader.mapping(), true);
        }
        state.capture();
        batch.loaded(state, reader.callbacks());
    }
}
