package org.athanor.instrument;

import jakarta.annotation.Nullable;
import java.util.BitSet;
import java.util.List;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.BasicAttribute;
import org.athanor.mapping.EmbeddedAttribute;
import org.athanor.type.ValueType;

/** {@link Snapshot} in an array, beside {@link HandleAccess}. */
final class HandleSnapshot extends Snapshot {
    private final EntityAccess access;
    private final EmbeddedForm[] forms;
    private final Object[] values;

    HandleSnapshot(EntityAccess access, Accesses accesses) {
        this.access = access;
        List<Attribute> attributes = access.mapping().attributes();
        this.forms = new EmbeddedForm[attributes.size()];
        for (int i = 0; i < forms.length; i++) {
            if (attributes.get(i) instanceof EmbeddedAttribute embedded) {
                forms[i] = new EmbeddedForm(embedded, accesses);
            }
        }
        this.values = new Object[forms.length];
    }

    private HandleSnapshot(HandleSnapshot other, Object[] values) {
        this.access = other.access;
        this.forms = other.forms;
        this.values = values;
    }

    @Override
    public Snapshot fresh() {
        return new HandleSnapshot(this, new Object[values.length]);
    }

    @Override
    public Snapshot copy() {
        return new HandleSnapshot(this, values.clone());
    }

    @Override
    public void capture(Object instance) {
        for (int i = 0; i < values.length; i++) {
            capture(instance, i);
        }
    }

    @Override
    public void capture(Object instance, int attribute) {
        Object value = access.get(instance, attribute);
        EmbeddedForm form = forms[attribute];
        ValueType<Object> type = type(attribute);
        values[attribute] = form != null ? form.disassemble(value) : type != null ? type.copy(value) : value;
    }

    @Override
    public boolean same(Object instance) {
        for (int i = 0; i < values.length; i++) {
            if (!same(instance, i)) {
                return false;
            }
        }
        return true;
    }

    private boolean same(Object instance, int attribute) {
        Object value = access.get(instance, attribute);
        EmbeddedForm form = forms[attribute];
        if (form != null) {
            return form.same(values[attribute], value);
        }
        ValueType<Object> type = type(attribute);
        return type != null ? type.same(values[attribute], value) : values[attribute] == value;
    }

    @Override
    public void changed(Object instance, BitSet into) {
        for (int i = 0; i < values.length; i++) {
            if (!same(instance, i)) {
                into.set(i);
            }
        }
    }

    @Override
    public @Nullable Object get(int attribute) {
        EmbeddedForm form = forms[attribute];
        ValueType<Object> type = type(attribute);
        Object value = values[attribute];
        return form != null ? form.assemble(value) : type != null ? type.copy(value) : value;
    }

    @Override
    public void restore(Object instance, int attribute) {
        access.set(instance, attribute, get(attribute));
    }

    @SuppressWarnings("unchecked")
    private @Nullable ValueType<Object> type(int attribute) {
        return access.mapping().attributes().get(attribute) instanceof BasicAttribute basic
                ? (ValueType<Object>) basic.type()
                : null;
    }
}
