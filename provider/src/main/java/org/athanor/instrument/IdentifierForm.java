package org.athanor.instrument;

import jakarta.annotation.Nullable;
import java.util.Iterator;
import java.util.List;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.BasicAttribute;
import org.athanor.mapping.EmbeddedAttribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.Identifier;
import org.athanor.mapping.ToOneAttribute;

/**
 * The shape of an entity's identifier: takes what users give (a basic value, an embeddable, an id class instance) apart
 * into leaf values and puts it together again. A to-one part takes the identifier of its target, in its form.
 */
final class IdentifierForm {
    private final EntityMapping mapping;
    private final Accesses accesses;
    private final Identifier id;
    private final EmbeddedForm[] forms;
    private @Nullable IdClassAccess idClass;

    IdentifierForm(EntityMapping mapping, Accesses accesses) {
        this.mapping = mapping;
        this.accesses = accesses;
        this.id = mapping.id();
        this.forms = new EmbeddedForm[id.attributes().size()];
        for (int i = 0; i < forms.length; i++) {
            if (id.attributes().get(i) instanceof EmbeddedAttribute embedded) {
                forms[i] = new EmbeddedForm(embedded, accesses);
            }
        }
    }

    static boolean isToOne(Attribute attribute) {
        return attribute instanceof ToOneAttribute;
    }

    @Nullable
    Object remember(int position, @Nullable Object value) {
        EmbeddedForm form = forms[position];
        return form == null ? value : form.disassemble(value);
    }

    @Nullable
    Object recall(int position, @Nullable Object remembered) {
        EmbeddedForm form = forms[position];
        return form == null ? remembered : form.assemble(remembered);
    }

    void takeApart(Object userId, List<Object> into) {
        Class<?> own = id.idClass();
        if (own != null && !borrowed()) {
            if (!own.isInstance(userId)) {
                throw wrongClass(userId, own);
            }
            IdClassAccess reader = idClass();
            for (int i = 0; i < id.attributes().size(); i++) {
                part(id.attributes().get(i), reader.get(userId, i), into);
            }
        } else {
            part(id.attributes().get(0), userId, into);
        }
    }

    /** Whether the id class is the identifier of the one entity that is the identifier here (3.2, 2.4.2.3, examples 5a, 6a). */
    private boolean borrowed() {
        return id.attributes().size() == 1
                && id.attributes().get(0) instanceof ToOneAttribute toOne
                && toOne.target().id().javaType() == id.idClass();
    }

    private void part(Attribute attribute, @Nullable Object value, List<Object> into) {
        if (value == null) {
            throw new IllegalArgumentException("The identifier given for entity " + mapping.name()
                    + " has no value for " + attribute.name() + ". Give all parts of it.");
        }
        if (attribute instanceof BasicAttribute basic) {
            into.add(basic(basic, value));
        } else if (attribute instanceof EmbeddedAttribute embedded) {
            if (!embedded.javaType().isInstance(value)) {
                throw wrongClass(value, embedded.javaType());
            }
            EmbeddableAccess reader = accesses.of(embedded);
            for (Attribute inner : embedded.attributes()) {
                part(inner, reader.get(value, inner.index()), into);
            }
        } else if (attribute instanceof ToOneAttribute toOne) {
            EntityMapping target = toOne.target();
            IdentifierForm form = new IdentifierForm(target, accesses);
            if (target.javaType().isInstance(value)) {
                Object key = accesses.of(target).identifier().keyOf(value);
                if (key == null) {
                    throw new IllegalArgumentException("The identifier given for entity " + mapping.name()
                            + " refers by " + toOne.name() + " to a " + target.name() + " that has none yet.");
                }
                into.addAll(form.id.simple() ? List.of(key) : (List<?>) key);
            } else {
                form.takeApart(value, into);
            }
        }
    }

    /** Short and Integer widen to what is asked for; anything else must be the class itself. */
    private Object basic(BasicAttribute basic, Object value) {
        Class<?> expected = basic.type().javaType();
        if (expected.isInstance(value)) {
            return value;
        }
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            Number number = (Number) value;
            if (expected == Long.class) {
                return number.longValue();
            }
            if (expected == Integer.class) {
                return number.intValue();
            }
        }
        throw wrongClass(value, expected);
    }

    private IllegalArgumentException wrongClass(Object given, Class<?> expected) {
        return new IllegalArgumentException("The identifier of entity " + mapping.name() + " is of "
                + expected.getName() + ", not of " + given.getClass().getName() + " (" + given + ")");
    }

    Object putTogether(Iterator<?> values) {
        if (id.idClass() == null || borrowed()) {
            return together(id.attributes().get(0), values);
        }
        Object[] parts = new Object[id.attributes().size()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = together(id.attributes().get(i), values);
        }
        return idClass().instantiate(parts);
    }

    private Object together(Attribute attribute, Iterator<?> values) {
        if (attribute instanceof EmbeddedAttribute embedded) {
            Object[] parts = new Object[embedded.attributes().size()];
            for (int i = 0; i < parts.length; i++) {
                Attribute inner = embedded.attributes().get(i);
                Object part = together(inner, values);
                parts[i] = isToOne(inner) ? null : part;
            }
            return accesses.of(embedded).instantiate(parts);
        }
        if (attribute instanceof ToOneAttribute toOne) {
            return new IdentifierForm(toOne.target(), accesses).putTogether(values);
        }
        return values.next();
    }

    void setAttributes(EntityAccess access, Object instance, Iterator<?> values) {
        for (Attribute attribute : id.attributes()) {
            Object value = together(attribute, values);
            if (!isToOne(attribute)) {
                access.set(instance, attribute.index(), value);
            }
        }
    }

    private IdClassAccess idClass() {
        IdClassAccess known = idClass;
        if (known == null) {
            Class<?> type = id.idClass();
            if (type == null) {
                throw new IllegalStateException("Entity " + mapping.name() + " has no id class");
            }
            known = new IdClassAccess(mapping, type);
            idClass = known;
        }
        return known;
    }
}
