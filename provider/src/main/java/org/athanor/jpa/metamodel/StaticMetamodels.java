package org.athanor.jpa.metamodel;

import jakarta.annotation.Nullable;
import jakarta.persistence.EntityGraph;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.TypedQueryReference;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.function.Supplier;
import org.athanor.mapping.EmbeddableMapping;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.MappedSuperclassMapping;
import org.athanor.mapping.Mappings;

/**
 * Fills the static metamodel classes {@code X_} (Jakarta Persistence 3.2, 5.1). What goes into them is only made if there is
 * such a class with a field for it.
 */
public final class StaticMetamodels {
    private final Supplier<AthanorMetamodel> metamodel;
    private final Supplier<Map<String, ? extends TypedQueryReference<?>>> queries;
    private final Supplier<Map<String, ? extends EntityGraph<?>>> graphs;

    /** {@code queries} and {@code graphs} by their names. */
    public StaticMetamodels(
            Supplier<AthanorMetamodel> metamodel,
            Supplier<Map<String, ? extends TypedQueryReference<?>>> queries,
            Supplier<Map<String, ? extends EntityGraph<?>>> graphs) {
        this.metamodel = metamodel;
        this.queries = queries;
        this.graphs = graphs;
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
        ManagedTypeView<?> view = holder == null ? null : metamodel.get().find(type);
        if (holder == null || view == null) {
            return;
        }
        for (Field field : holder.getDeclaredFields()) {
            int modifiers = field.getModifiers();
            if (Modifier.isStatic(modifiers) && !Modifier.isFinal(modifiers)) {
                Object value = valueOf(field, view);
                if (field.getType().isInstance(value)) {
                    set(field, value);
                }
            }
        }
    }

    /** Null for a field written for something else. */
    private @Nullable Object valueOf(Field field, ManagedTypeView<?> view) {
        String name = field.getName();
        AttributeView<?, ?> attribute = view.declared().get(name);
        if (attribute != null) {
            return attribute;
        }
        if (field.getType() == TypedQueryReference.class) {
            return named(queries.get(), name, "_", "_");
        }
        if (field.getType() == EntityGraph.class) {
            return named(graphs.get(), name, "_", "");
        }
        return name.equals("class_") ? view : null;
    }

    /** The one whose name is that of the field between its underscores, with one for each character no identifier has. */
    private static <T> @Nullable T named(Map<String, T> all, String field, String before, String after) {
        for (Map.Entry<String, T> one : all.entrySet()) {
            StringBuilder name = new StringBuilder(before).append(one.getKey()).append(after);
            for (int i = 0; i < name.length(); i++) {
                if (!Character.isJavaIdentifierPart(name.charAt(i))) {
                    name.setCharAt(i, '_');
                }
            }
            if (name.toString().equals(field)) {
                return one.getValue();
            }
        }
        return null;
    }

    /** {@code X_} for {@code X}; for a class {@code Inner} in {@code X} it may be {@code Inner_} in {@code X_}, or in {@code X}. */
    private static @Nullable Class<?> holderOf(Class<?> type) {
        Class<?> holder = load(type, type.getName() + "_");
        return holder == null && type.getEnclosingClass() != null ? load(type, nestedHolder(type)) : holder;
    }

    private static String nestedHolder(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return outer == null ? type.getName() + "_" : nestedHolder(outer) + "$" + type.getSimpleName() + "_";
    }

    private static @Nullable Class<?> load(Class<?> type, String name) {
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

    private static void set(Field field, @Nullable Object value) {
        try {
            field.setAccessible(true);
            field.set(null, value);
        } catch (IllegalAccessException e) {
            throw new PersistenceException("The static metamodel field " + field + " cannot be filled (" + e + ")", e);
        }
    }
}
