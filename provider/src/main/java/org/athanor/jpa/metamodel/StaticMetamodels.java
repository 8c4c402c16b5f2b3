package org.athanor.jpa.metamodel;

import jakarta.annotation.Nullable;
import jakarta.persistence.PersistenceException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.function.Supplier;
import org.athanor.mapping.EmbeddableMapping;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.MappedSuperclassMapping;
import org.athanor.mapping.Mappings;

/**
 * Fills the static metamodel classes {@code X_} (Jakarta Persistence 3.2, 5.1). The metamodel itself is only made if
 * there is such a class.
 */
public final class StaticMetamodels {
    private final Supplier<AthanorMetamodel> metamodel;

    public StaticMetamodels(Supplier<AthanorMetamodel> metamodel) {
        this.metamodel = metamodel;
    }

    public void fill(Mappings mappings) {
        for (EntityMapping entity : mappings.entities()) {
            fill(entity.javaType());
        }
        for (MappedSuperclassMapping superclass : mappings.mappedSuperclasses()) {
            fill(superclass.javaType());
        }
        for (EmbeddableMapping embeddable : mappings.embeddables()) {
            fill(embeddable.javaType());
        }
    }

    private void fill(Class<?> type) {
        Class<?> holder = holderOf(type);
        if (holder == null) {
            return;
        }
        ManagedTypeView<?> view = metamodel.get().find(type);
        if (view == null) {
            return;
        }
        for (AttributeView<?, ?> attribute : view.declared().values()) {
            set(holder, attribute.getName(), attribute);
        }
        set(holder, "class_", view);
    }

    private static @Nullable Class<?> holderOf(Class<?> type) {
        String name = type.getName() + "_";
        ClassLoader loader = type.getClassLoader();
        if (loader == null || loader.getResource(name.replace('.', '/') + ".class") == null) {
            return null;
        }
        try {
            return Class.forName(name, true, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            throw new PersistenceException(
                    "The static metamodel " + name + " is there but cannot be loaded (" + e + ")", e);
        }
    }

    private static void set(Class<?> holder, String name, Object value) {
        try {
            Field field = holder.getDeclaredField(name);
            boolean fits = Modifier.isStatic(field.getModifiers())
                    && !Modifier.isFinal(field.getModifiers())
                    && field.getType().isInstance(value);
            if (fits) {
                field.setAccessible(true);
                field.set(null, value);
            }
        } catch (NoSuchFieldException absent) {
            // A metamodel written for other attributes: what it has not, nobody can ask it for.
            return;
        } catch (IllegalAccessException e) {
            throw new PersistenceException(
                    "The static metamodel " + holder.getName() + " cannot be filled (" + e + ")", e);
        }
    }
}
