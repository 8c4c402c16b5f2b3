package org.athanor.instrument;

import jakarta.annotation.Nullable;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.athanor.mapping.EntityMapping;

/**
 * Makes unloaded instances of entities. Enhanced ones know by themselves that they are not loaded; of others, an instance of
 * a subclass generated once a class, in which every method but the identifier's getters loads first. One a factory;
 * thread-safe.
 */
public final class References {
    /** Of an enhanced entity an instance is its own reference; {@code constructor} makes those of others. */
    private record Kind(boolean possible, @Nullable MethodHandle constructor) {}

    private final Accesses accesses;
    private final AtomicReferenceArray<Kind> kinds;

    public References(Accesses accesses) {
        this.accesses = accesses;
        this.kinds = new AtomicReferenceArray<>(accesses.mappings().entities().size());
    }

    /**
     * Whether an unloaded instance of this entity can be made: its class is certain (concrete, no entity below it) and can
     * be extended so that nothing reaches its state past the generated subclass; see {@link ReferenceGenerator#possible}.
     */
    public boolean possible(EntityMapping mapping) {
        return kind(mapping).possible();
    }

    /** An instance with its identifier set, which the persistence context is to be told of as unloaded. */
    public Object create(EntityMapping mapping, Object keyValue, ReferenceLoader loader) {
        Kind kind = kind(mapping);
        MethodHandle constructor = kind.constructor();
        if (kind.possible() && constructor == null) {
            EntityAccess access = accesses.of(mapping);
            Object instance = access.instantiate();
            access.identifier().set(instance, keyValue);
            return instance;
        }
        if (constructor == null) {
            throw new IllegalStateException(
                    "Entity " + mapping.name() + " (" + mapping.javaType().getName()
                            + ") cannot be a reference: its class is abstract, final, sealed, has entities below it, or final"
                            + " methods or public fields");
        }
        Object instance;
        try {
            instance = (Object) constructor.invokeExact();
        } catch (Throwable failure) {
            throw MemberHandles.rethrown(failure);
        }
        accesses.of(mapping).identifier().set(instance, keyValue);
        Reference reference = (Reference) instance;
        reference.athanor$loader(loader);
        reference.athanor$loaded(false);
        return instance;
    }

    private Kind kind(EntityMapping mapping) {
        Kind known = kinds.get(mapping.ordinal());
        return known != null ? known : define(mapping);
    }

    private synchronized Kind define(EntityMapping mapping) {
        Kind known = kinds.get(mapping.ordinal());
        if (known == null) {
            if (accesses.of(mapping).enhanced()) {
                known = new Kind(ReferenceGenerator.certain(mapping), null);
            } else {
                boolean possible = accesses.generates(mapping.javaType()) && ReferenceGenerator.possible(mapping);
                known = new Kind(possible, possible ? constructor(mapping) : null);
            }
            kinds.set(mapping.ordinal(), known);
        }
        return known;
    }

    private MethodHandle constructor(EntityMapping mapping) {
        Class<?> generated = ReferenceGenerator.generate(mapping, new ReferenceType(mapping, accesses));
        try {
            return HiddenClasses.lookupIn(generated)
                    .findConstructor(generated, MethodType.methodType(void.class))
                    .asType(MethodType.methodType(Object.class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot construct references of " + mapping.name(), e);
        }
    }
}
