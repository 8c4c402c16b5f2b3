package org.athanor.instrument;

import jakarta.annotation.Nullable;
import java.util.List;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.BasicAttribute;
import org.athanor.mapping.EmbeddedAttribute;
import org.athanor.type.ValueType;

/**
 * Takes the values of one embedded attribute apart for a snapshot, into an array by attribute index (arrays again for
 * nested ones), so that changes inside the embeddable are seen. Public only because generated code calls it.
 */
public final class EmbeddedForm {
    private final EmbeddedAttribute attribute;
    private final Accesses accesses;
    private final List<Attribute> attributes;
    private final EmbeddedForm[] nested;
    private @Nullable EmbeddableAccess access;

    EmbeddedForm(EmbeddedAttribute attribute, Accesses accesses) {
        this.attribute = attribute;
        this.accesses = accesses;
        this.attributes = attribute.attributes();
        this.nested = new EmbeddedForm[attributes.size()];
        for (int i = 0; i < nested.length; i++) {
            if (attributes.get(i) instanceof EmbeddedAttribute inner) {
                nested[i] = new EmbeddedForm(inner, accesses);
            }
        }
    }

    private EmbeddableAccess access() {
        EmbeddableAccess known = access;
        if (known == null) {
            known = accesses.of(attribute);
            access = known;
        }
        return known;
    }

    public @Nullable Object disassemble(@Nullable Object embeddable) {
        if (embeddable == null) {
            return null;
        }
        EmbeddableAccess reader = access();
        Object[] values = new Object[nested.length];
        for (int i = 0; i < values.length; i++) {
            Object value = reader.get(embeddable, i);
            EmbeddedForm form = nested[i];
            values[i] = form != null ? form.disassemble(value) : copy(i, value);
        }
        return values;
    }

    public @Nullable Object assemble(@Nullable Object form) {
        if (form == null) {
            return null;
        }
        Object[] values = ((Object[]) form).clone();
        for (int i = 0; i < values.length; i++) {
            EmbeddedForm inner = nested[i];
            values[i] = inner != null ? inner.assemble(values[i]) : copy(i, values[i]);
        }
        return access().instantiate(values);
    }

    public boolean same(@Nullable Object form, @Nullable Object embeddable) {
        if (form == null || embeddable == null) {
            return form == embeddable;
        }
        Object[] values = (Object[]) form;
        EmbeddableAccess reader = access();
        for (int i = 0; i < values.length; i++) {
            Object now = reader.get(embeddable, i);
            EmbeddedForm inner = nested[i];
            if (inner != null ? !inner.same(values[i], now) : !sameValue(i, values[i], now)) {
                return false;
            }
        }
        return true;
    }

    private @Nullable Object copy(int index, @Nullable Object value) {
        return attributes.get(index) instanceof BasicAttribute basic
                        && basic.type().mutable()
                ? type(basic).copy(value)
                : value;
    }

    private boolean sameValue(int index, @Nullable Object a, @Nullable Object b) {
        if (attributes.get(index) instanceof BasicAttribute basic) {
            return a == b && !basic.type().mutable() || type(basic).same(a, b);
        }
        return a == b;
    }

    @SuppressWarnings("unchecked")
    private static ValueType<Object> type(BasicAttribute basic) {
        return (ValueType<Object>) basic.type();
    }
}
