package org.athanor.load;

import jakarta.annotation.Nullable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.athanor.instrument.AttributeSet;
import org.athanor.instrument.EntityAccess;
import org.athanor.instrument.TrackedCollection;
import org.athanor.mapping.Callback;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.PluralAttribute;
import org.athanor.state.InstanceState;

/** Fills an instance of one concrete class from a row: arrays made once, so that a row costs only what it brings. */
final class ConcreteReader {
    /** A reader for one attribute of the entity. */
    record Part(int attribute, ValueReader reader) {}

    /**
     * A collection: it is made unloaded, and loaded after the last row if {@code selectIn}; if {@code demanded}, that of an
     * instance loaded before is loaded too.
     */
    record Plural(
            PluralAttribute attribute,
            boolean selectIn,
            boolean demanded,
            @Nullable LoadPlan plan,
            @Nullable Restriction restriction) {}

    private final EntityAccess access;
    private final int[] columns;
    private final ColumnDecoder[] decoders;
    private final Part[] parts;
    private final Plural[] plurals;
    private final Part[] demanded;
    private final Plural[] demandedPlurals;
    private final boolean callbacks;
    private final @Nullable AttributeSet deferred;
    private final @Nullable LoadPlan remembered;

    /**
     * {@code columns} and {@code decoders} are those of the basic attributes, by attribute index; {@code deferred} ones have
     * none. {@code remembered} is the plan, if it has to be known when the instance is touched.
     */
    ConcreteReader(
            EntityAccess access,
            int[] columns,
            ColumnDecoder[] decoders,
            List<Part> parts,
            List<Plural> plurals,
            @Nullable AttributeSet deferred,
            @Nullable LoadPlan remembered) {
        this.access = access;
        this.columns = columns;
        this.decoders = decoders;
        this.deferred = deferred;
        this.remembered = remembered;
        this.parts = parts.toArray(new Part[0]);
        this.plurals = plurals.toArray(new Plural[0]);
        this.demanded = parts.stream()
                .filter(part -> part.reader() instanceof ToOneReader toOne && toOne.demanded())
                .toArray(Part[]::new);
        this.demandedPlurals = plurals.stream().filter(Plural::demanded).toArray(Plural[]::new);
        this.callbacks = access.mapping().callbacks().stream()
                .anyMatch(callback -> callback.event() == Callback.Event.POST_LOAD);
    }

    EntityMapping mapping() {
        return access.mapping();
    }

    Object instantiate() {
        return access.instantiate();
    }

    boolean callbacks() {
        return callbacks;
    }

    /** {@code again}: the instance is read over, and its collections are forgotten. */
    void fill(ResultSet row, ResultBatch batch, InstanceState state, boolean again) throws SQLException {
        Object instance = state.instance();
        state.lack(deferred);
        if (again) {
            batch.persistence().permit(state);
        }
        if (remembered != null) {
            batch.persistence().later().put(state, remembered);
        }
        access.read(instance, batch.row(row, decoders), columns);
        for (Part part : parts) {
            Object value = part.reader().read(row, batch, state);
            if (value != ValueReader.AWAITED && value != ValueReader.LACKING) {
                access.set(instance, part.attribute(), value);
            }
        }
        for (Plural plural : plurals) {
            TrackedCollection collection = collection(batch, state, plural.attribute(), again);
            if (plural.selectIn()) {
                batch.await(plural, collection);
            }
        }
    }

    /** The row is of an instance that was loaded before: it gets what it lacks, and what the plan demands is still to come. */
    void known(ResultSet row, ResultBatch batch, InstanceState state) throws SQLException {
        AttributeSet lacking = state.lacking();
        if (lacking != null) {
            supply(row, batch, state, lacking);
        }
        for (Part part : demanded) {
            if (part.reader() instanceof ToOneReader toOne) {
                batch.demand(toOne, access.get(state.instance(), part.attribute()));
            }
        }
        for (Plural plural : demandedPlurals) {
            if (access.get(state.instance(), plural.attribute().index()) instanceof TrackedCollection collection
                    && !collection.loaded()) {
                batch.await(plural, collection);
            }
        }
    }

    private void supply(ResultSet row, ResultBatch batch, InstanceState state, AttributeSet lacking)
            throws SQLException {
        int[] wanted = new int[columns.length];
        for (int i = lacking.next(0); i >= 0; i = lacking.next(i + 1)) {
            wanted[i] = columns[i];
        }
        access.read(state.instance(), batch.row(row, decoders), wanted);
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i] != 0) {
                state.capture(i);
            }
        }
        for (Part part : parts) {
            if (lacking.contains(part.attribute())) {
                Object value = part.reader().read(row, batch, state);
                if (value != ValueReader.AWAITED && value != ValueReader.LACKING) {
                    access.set(state.instance(), part.attribute(), value);
                    state.capture(part.attribute());
                }
            }
        }
    }

    private TrackedCollection collection(
            ResultBatch batch, InstanceState state, PluralAttribute attribute, boolean again) {
        if (access.get(state.instance(), attribute.index()) instanceof TrackedCollection present
                && present.attached()
                && present.belongsTo(state.instance(), attribute)) {
            if (again) {
                batch.persistence().unload(present);
            }
            return present;
        }
        return batch.persistence().unloadedCollection(state, attribute);
    }
}
