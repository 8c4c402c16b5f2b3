package org.athanor.mapping.source.xml;

import jakarta.annotation.Nullable;
import java.lang.annotation.Annotation;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Makes the annotation that an element stands for. Each member is an attribute of the element, a child or several, called as
 * the member, with hyphens and in the singular; the table below has the members that are called otherwise.
 */
final class ElementAnnotations {
    private static final Map<String, String> OTHERWISE = Map.ofEntries(
            Map.entry("check", "check-constraint"),
            Map.entry("pkJoinColumns", "primary-key-join-column"),
            Map.entry("entities", "entity-result"),
            Map.entry("classes", "constructor-result"),
            Map.entry("columns", "column-result"),
            Map.entry("fields", "field-result"),
            Map.entry("attributeNodes", "named-attribute-node"),
            Map.entry("indexes", "index"),
            Map.entry("resultClasses", "result-class"),
            Map.entry("type", "class"),
            Map.entry("ConstructorResult.columns", "column"),
            Map.entry("SecondaryTable.foreignKey", "primary-key-foreign-key"),
            Map.entry("ForeignKey.value", "constraint-mode"),
            Map.entry("NamedAttributeNode.value", "name"),
            Map.entry("IdClass.value", "class"),
            Map.entry("MapKeyClass.value", "class"));

    private final FileScope scope;

    ElementAnnotations(FileScope scope) {
        this.scope = scope;
    }

    /**
     * The annotation of that type.
     *
     * @throws DescriptorException if the element lacks what the annotation must have, or has what it cannot take
     */
    <A extends Annotation> A of(Class<A> type, XmlElement element) {
        return of(type, element, Map.of());
    }

    /** The same, with members that are known already. */
    <A extends Annotation> A of(Class<A> type, XmlElement element, Map<String, Object> known) {
        Map<String, Object> values = new HashMap<>(known);
        for (Method member : type.getDeclaredMethods()) {
            if (values.containsKey(member.getName())) {
                continue;
            }
            Object value = value(type, member, element);
            if (value != null) {
                values.put(member.getName(), value);
            } else if (member.getDefaultValue() == null) {
                throw element.fail("<" + element.name() + "> lacks " + xmlName(type, member));
            }
        }
        return StatedAnnotation.of(type, values);
    }

    /** Several of one type, as the container of which holds them. */
    <A extends Annotation> A[] several(Class<A> type, List<XmlElement> elements) {
        @SuppressWarnings("unchecked")
        A[] all = (A[]) Array.newInstance(type, elements.size());
        for (int i = 0; i < all.length; i++) {
            all[i] = of(type, elements.get(i));
        }
        return all;
    }

    private @Nullable Object value(Class<?> owner, Method member, XmlElement element) {
        Class<?> type = member.getReturnType();
        String name = xmlName(owner, member);
        if (type.isArray()) {
            return array(type.getComponentType(), name, element);
        }
        if (type.isAnnotation()) {
            XmlElement child = element.child(name);
            return child == null ? null : of(type.asSubclass(Annotation.class), child);
        }
        String text = text(member, name, element);
        if (text == null) {
            boolean placed = name.equals("schema") || name.equals("catalog");
            return placed ? (name.equals("schema") ? scope.schema() : scope.catalog()) : null;
        }
        return converted(type, text, name, element);
    }

    private static @Nullable String text(Method member, String name, XmlElement element) {
        String attribute = element.attribute(name);
        if (attribute != null) {
            return attribute.strip();
        }
        if (name.equals("value")) {
            String text = element.text();
            return text.isEmpty() ? null : text;
        }
        XmlElement child = element.child(name);
        return child == null ? null : child.text();
    }

    private @Nullable Object array(Class<?> component, String name, XmlElement element) {
        if (component.isEnum()) {
            return constants(component, name, element);
        }
        List<XmlElement> children = element.children(name);
        if (children.isEmpty()) {
            return null;
        }
        Object all = Array.newInstance(component, children.size());
        for (int i = 0; i < children.size(); i++) {
            XmlElement child = children.get(i);
            Array.set(
                    all,
                    i,
                    component.isAnnotation()
                            ? of(component.asSubclass(Annotation.class), child)
                            : converted(component, child.text(), name, child));
        }
        return all;
    }

    /** {@code <cascade><cascade-all/></cascade>}: a child for each constant. */
    private static @Nullable Object constants(Class<?> type, String name, XmlElement element) {
        XmlElement holder = element.child(name);
        if (holder == null) {
            return null;
        }
        List<Object> found = new ArrayList<>();
        for (Object constant : type.getEnumConstants()) {
            if (holder.has(name + "-" + ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))) {
                found.add(constant);
            }
        }
        Object all = Array.newInstance(type, found.size());
        for (int i = 0; i < found.size(); i++) {
            Array.set(all, i, found.get(i));
        }
        return all;
    }

    private Object converted(Class<?> type, String text, String name, XmlElement element) {
        if (type == String.class) {
            return text;
        } else if (type == Class.class) {
            return scope.type(text, element);
        } else if (type == boolean.class) {
            return truth(text, name, element);
        } else if (type == int.class) {
            try {
                return Integer.parseInt(text);
            } catch (NumberFormatException e) {
                throw element.fail(name + " is '" + text + "', it must be a whole number");
            }
        }
        return constant(type, text, name, element);
    }

    static boolean truth(String text, String name, XmlElement element) {
        return switch (text.strip()) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw element.fail(name + " is '" + text + "', it must be true or false");
        };
    }

    static <E> E constant(Class<E> type, String text, String name, XmlElement element) {
        for (E constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(text.strip())) {
                return constant;
            }
        }
        throw element.fail(name + " is '" + text + "', it must be one of " + List.of(type.getEnumConstants()));
    }

    private static String xmlName(Class<?> owner, Method member) {
        String name = member.getName();
        String otherwise = OTHERWISE.getOrDefault(owner.getSimpleName() + "." + name, OTHERWISE.get(name));
        if (otherwise != null) {
            return otherwise;
        }
        StringBuilder hyphened = new StringBuilder();
        for (char c : name.toCharArray()) {
            hyphened.append(Character.isUpperCase(c) ? "-" + Character.toLowerCase(c) : c);
        }
        boolean several = member.getReturnType().isArray() && hyphened.charAt(hyphened.length() - 1) == 's';
        return several ? hyphened.substring(0, hyphened.length() - 1) : hyphened.toString();
    }
}
