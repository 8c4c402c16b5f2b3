package org.athanor.instrument;

import jakarta.annotation.Nullable;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.IdentityKey;

/** What all generated references of one entity class share. Public only because generated code calls it. */
public final class ReferenceType {
    private final EntityMapping mapping;
    private final Accesses accesses;

    ReferenceType(EntityMapping mapping, Accesses accesses) {
        this.mapping = mapping;
        this.accesses = accesses;
    }

    /** An unloaded reference is touched. */
    public void load(Object reference, @Nullable ReferenceLoader loader) {
        if (loader == null) {
            throw new NotLoadedException(name(reference), "its state");
        }
        loader.load(reference);
        if (!((Reference) reference).athanor$loaded()) {
            throw new IllegalStateException("The loader has not loaded " + name(reference));
        }
    }

    /** A plain instance of the entity class with the same values: what is serialized in place of a reference. */
    public Object serialForm(Object reference) {
        if (!((Reference) reference).athanor$loaded()) {
            throw new NotLoadedException(name(reference), "its state, which is to be serialized,");
        }
        EntityAccess access = accesses.of(mapping);
        Object plain = access.instantiate();
        for (int i = 0; i < mapping.attributes().size(); i++) {
            access.set(plain, i, access.get(reference, i));
        }
        return plain;
    }

    private String name(Object reference) {
        Object key = accesses.of(mapping).identifier().keyOf(reference);
        return key == null ? mapping.name() : new IdentityKey(mapping, key).toString();
    }
}
