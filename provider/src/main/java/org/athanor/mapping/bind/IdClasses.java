package org.athanor.mapping.bind;

import jakarta.annotation.Nullable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.Identifier;
import org.athanor.mapping.ToOneAttribute;
import org.athanor.util.NearestNames;
import org.athanor.util.Wrappers;

/** Checks that an id class has the attributes of the identifier (Jakarta Persistence 3.2, 2.4, 2.4.1). */
final class IdClasses {
    private final Drafts drafts;
    private final MappingErrors errors;

    IdClasses(Drafts drafts, MappingErrors errors) {
        this.drafts = drafts;
        this.errors = errors;
    }

    void check(EntityDraft draft, Class<?> idClass, List<Attribute> attributes) {
        if (!idClass.isRecord() && !ClassForms.hasNoArgumentConstructor(idClass)) {
            errors.add(
                    draft,
                    "its id class " + idClass.getName()
                            + " has no constructor without parameters; add one or make it a record.");
        }
        if (attributes.size() == 1 && attributes.get(0) instanceof ToOneAttribute toOne && idClass == idType(toOne)) {
            return;
        }
        Map<String, Class<?>> members = members(idClass);
        boolean byField = true;
        for (Attribute attribute : attributes) {
            Class<?> field = members.remove(attribute.name());
            Class<?> found = field != null ? field : property(idClass, attribute.name());
            byField &= field != null || found == null;
            Class<?> wanted = wanted(attribute);
            if (found == null) {
                errors.add(
                        draft,
                        attribute.name(),
                        "the id class " + idClass.getName() + " has no attribute of that name"
                                + NearestNames.remark(attribute.name(), members.keySet()) + "; add \""
                                + wanted.getSimpleName() + " " + attribute.name() + "\" to it.");
            } else if (Wrappers.of(found) != Wrappers.of(wanted)) {
                errors.add(
                        draft,
                        attribute.name(),
                        "it is a " + wanted.getSimpleName() + " as an identifier, but a " + found.getSimpleName()
                                + " in the id class " + idClass.getName() + "; give both the same type.");
            }
        }
        for (String left : byField ? members.keySet() : Set.<String>of()) {
            errors.add(
                    draft,
                    "its id class " + idClass.getName() + " has an attribute " + left
                            + " that is no @Id attribute of the entity; annotate it there with @Id, or remove it from the id"
                            + " class.");
        }
    }

    private Class<?> wanted(Attribute attribute) {
        return attribute instanceof ToOneAttribute toOne ? idType(toOne) : attribute.javaType();
    }

    private Class<?> idType(ToOneAttribute toOne) {
        EntityDraft target = drafts.find(toOne.target().javaType());
        Identifier id = target == null ? null : target.id;
        if (id == null) {
            return toOne.javaType();
        }
        return id.idClass() != null ? id.idClass() : wanted(id.attributes().get(0));
    }

    /** The type of a property of an id class whose fields have other names. */
    private static @Nullable Class<?> property(Class<?> idClass, String name) {
        String stem = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        for (Method method : idClass.getMethods()) {
            if (method.getParameterCount() == 0
                    && (method.getName().equals("get" + stem)
                            || method.getName().equals("is" + stem))) {
                return method.getReturnType();
            }
        }
        return null;
    }

    /** The attributes of an id class by name: its fields. */
    private static Map<String, Class<?>> members(Class<?> idClass) {
        Map<String, Class<?>> members = new LinkedHashMap<>();
        for (Class<?> at = idClass; at != null && at != Object.class; at = at.getSuperclass()) {
            for (Field field : at.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())
                        && !Modifier.isTransient(field.getModifiers())
                        && !field.isSynthetic()) {
                    members.putIfAbsent(field.getName(), field.getType());
                }
            }
        }
        return members;
    }
}
