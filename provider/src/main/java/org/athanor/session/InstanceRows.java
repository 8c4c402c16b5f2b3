package org.athanor.session;

import jakarta.annotation.Nullable;
import java.util.List;
import org.athanor.instrument.Accesses;
import org.athanor.instrument.EntityAccess;
import org.athanor.instrument.LeafGetter;
import org.athanor.mapping.BasicAttribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.write.Rows;
import org.athanor.write.Versions;

/** Rows of instances that no context has: their values are in the instances alone. */
final class InstanceRows implements Rows {
    private final List<Object> instances;
    private final EntityAccess access;
    private final List<LeafGetter> getters;
    private final int versionSlot;
    private final Object[] versions;
    private final Object[] newVersions;

    /** {@code inserting}: versions begin; otherwise they go on. */
    InstanceRows(Accesses accesses, EntityMapping mapping, int versionSlot, List<Object> instances, boolean inserting) {
        this.instances = instances;
        this.access = accesses.of(mapping);
        this.getters = accesses.leafGetters().of(mapping);
        this.versionSlot = versionSlot;
        this.versions = new Object[instances.size()];
        this.newVersions = new Object[instances.size()];
        BasicAttribute version = mapping.version();
        for (int row = 0; version != null && row < versions.length; row++) {
            Object current = access.get(instances.get(row), version.index());
            versions[row] = current;
            newVersions[row] = inserting ? Versions.initial(version, current) : Versions.next(version, current);
        }
    }

    /** All rows are written. */
    void settle() {
        BasicAttribute version = access.mapping().version();
        for (int row = 0; version != null && row < versions.length; row++) {
            access.set(instances.get(row), version.index(), newVersions[row]);
        }
    }

    @Override
    public int size() {
        return instances.size();
    }

    @Override
    public @Nullable Object value(int row, int slot) {
        return slot == versionSlot ? newVersions[row] : getters.get(slot).get(instances.get(row));
    }

    @Override
    public @Nullable Object key(int row, int part) {
        return getters.get(part).get(instances.get(row));
    }

    @Override
    public @Nullable Object version(int row) {
        return versions[row];
    }

    @Override
    public void generated(int row, Object identifier) {
        access.identifier().set(instances.get(row), identifier);
    }
}
