package org.athanor.mapping.source;

import jakarta.annotation.Nullable;
import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Transient;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The members of classes that may be attributes, each class reflected on once. Properties come in the order of the fields of
 * their names, as the order of methods is arbitrary.
 */
public final class Members {
    private final Metadata metadata;
    private final Map<Class<?>, List<Field>> fields = new HashMap<>();
    private final Map<Class<?>, Method[]> methods = new HashMap<>();
    private final Map<Class<?>, List<Method>> getters = new HashMap<>();

    Members(Metadata metadata) {
        this.metadata = metadata;
    }

    /** The fields that can be persistent: neither static nor transient. */
    List<Field> fields(Class<?> type) {
        return fields.computeIfAbsent(type, Members::findFields);
    }

    Method[] methods(Class<?> type) {
        return methods.computeIfAbsent(type, Class::getDeclaredMethods);
    }

    /** The getters of a class. */
    List<Method> getters(Class<?> type) {
        List<Method> known = getters.get(type);
        if (known != null) {
            return known;
        }
        List<Method> found = new ArrayList<>();
        for (Method method : methods(type)) {
            if (property(method) != null) {
                found.add(method);
            }
        }
        getters.put(type, found);
        return found;
    }

    /** The attributes of a class under an access type, with those that {@code @Access} on the member adds and removes. */
    List<MemberDeclaration> attributes(Class<?> type, AccessType access) {
        List<MemberDeclaration> found = new ArrayList<>();
        for (Field field : fields(type)) {
            if (persistent(metadata.on(field), access == AccessType.FIELD, AccessType.FIELD)) {
                found.add(new MemberDeclaration(field.getName(), type, field.getGenericType(), field, null, null));
            }
        }
        if (!type.isRecord()) {
            Set<String> taken = new HashSet<>();
            found.forEach(member -> taken.add(member.name()));
            List<MemberDeclaration> properties = new ArrayList<>();
            for (Method getter : getters(type)) {
                Annotations on = metadata.on(getter);
                if (access == AccessType.FIELD && on.isEmpty()) {
                    continue;
                }
                if (persistent(on, access == AccessType.PROPERTY, AccessType.PROPERTY)) {
                    MemberDeclaration property = property(type, getter);
                    if (!taken.contains(property.name()) && (property.setter() != null || on.mapped())) {
                        properties.add(property);
                    }
                }
            }
            sort(type, properties);
            found.addAll(properties);
        }
        return found;
    }

    private static boolean persistent(Annotations on, boolean byDefault, AccessType kind) {
        if (on.has(Transient.class)) {
            return false;
        }
        Access access = on.get(Access.class);
        return access == null ? byDefault : access.value() == kind;
    }

    private void sort(Class<?> type, List<MemberDeclaration> properties) {
        Map<String, Integer> places = new HashMap<>();
        for (Field field : type.getDeclaredFields()) {
            places.put(field.getName(), places.size());
        }
        properties.sort(
                Comparator.<MemberDeclaration>comparingInt(p -> places.getOrDefault(p.name(), Integer.MAX_VALUE))
                        .thenComparing(MemberDeclaration::name));
    }

    private static List<Field> findFields(Class<?> type) {
        Field[] declared = type.getDeclaredFields();
        List<Field> found = new ArrayList<>();
        for (Field field : declared) {
            if (!Modifier.isStatic(field.getModifiers())
                    && !Modifier.isTransient(field.getModifiers())
                    && !field.isSynthetic()) {
                found.add(field);
            }
        }
        if (type.isRecord()) {
            List<String> order = new ArrayList<>();
            for (RecordComponent component : type.getRecordComponents()) {
                order.add(component.getName());
            }
            found.sort(Comparator.comparingInt(field -> order.indexOf(field.getName())));
        }
        return found;
    }

    private MemberDeclaration property(Class<?> type, Method getter) {
        String stem = getter.getName().startsWith("is")
                ? getter.getName().substring(2)
                : getter.getName().substring(3);
        Method setter = null;
        for (Class<?> at = type; setter == null && at != null && at != Object.class; at = at.getSuperclass()) {
            for (Method method : methods(at)) {
                if (method.getParameterCount() == 1
                        && method.getName().equals("set" + stem)
                        && !Modifier.isStatic(method.getModifiers())
                        && !method.isBridge()
                        && method.getParameterTypes()[0].isAssignableFrom(getter.getReturnType())) {
                    setter = method;
                }
            }
        }
        return new MemberDeclaration(decapitalize(stem), type, getter.getGenericReturnType(), null, getter, setter);
    }

    /** The name of the property a getter reads; null when the method is none (Jakarta Persistence 3.2, 2.2). */
    public static @Nullable String propertyName(Method method) {
        String stem = property(method);
        return stem == null ? null : decapitalize(stem);
    }

    /** As {@code java.beans.Introspector}, which is in a module of its own. */
    private static String decapitalize(String stem) {
        boolean acronym =
                stem.length() > 1 && Character.isUpperCase(stem.charAt(0)) && Character.isUpperCase(stem.charAt(1));
        return acronym ? stem : Character.toLowerCase(stem.charAt(0)) + stem.substring(1);
    }

    /** The property a getter reads, null when the method is none (Jakarta Persistence 3.2, 2.2). */
    private static @Nullable String property(Method method) {
        int modifiers = method.getModifiers();
        if (method.getParameterCount() != 0
                || method.getReturnType() == void.class
                || Modifier.isStatic(modifiers)
                || Modifier.isPrivate(modifiers)
                || method.isSynthetic()) {
            return null;
        }
        String name = method.getName();
        if (name.length() > 3 && name.startsWith("get")) {
            return name.substring(3);
        }
        boolean isBoolean = method.getReturnType() == boolean.class || method.getReturnType() == Boolean.class;
        return isBoolean && name.length() > 2 && name.startsWith("is") ? name.substring(2) : null;
    }
}
