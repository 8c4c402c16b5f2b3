package org.athanor.instrument;

import jakarta.annotation.Nullable;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.athanor.mapping.Attribute;

/** {@link EmbeddableAccess} by method handles, for classes beside which no code can be generated. */
final class HandleEmbeddableAccess implements EmbeddableAccess {
    private final Class<?> type;
    private final List<Attribute> attributes;
    private final MemberHandles[] members;
    private final MethodHandle constructor;

    HandleEmbeddableAccess(Class<?> type, List<Attribute> attributes) {
        this.type = type;
        this.attributes = attributes;
        this.members =
                attributes.stream().map(a -> new MemberHandles(a.member())).toArray(MemberHandles[]::new);
        if (!type.isRecord() && !AccessGenerator.constructible(type)) {
            throw new IllegalStateException(EmbeddableGenerator.noConstructor(type));
        }
        this.constructor = type.isRecord()
                ? MemberHandles.constructor(
                        type,
                        Arrays.stream(type.getRecordComponents())
                                .map(RecordComponent::getType)
                                .toArray(Class<?>[]::new))
                : MemberHandles.constructor(type);
    }

    @Override
    public Object instantiate(Object[] values) {
        try {
            if (type.isRecord()) {
                return constructor.invokeWithArguments(components(values));
            }
            Object embeddable = constructor.invoke();
            for (int i = 0; i < members.length; i++) {
                members[i].set(embeddable, values[i]);
            }
            return embeddable;
        } catch (Throwable failure) {
            throw MemberHandles.rethrown(failure);
        }
    }

    private Object[] components(Object[] values) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            Attribute attribute = EmbeddableGenerator.attributeOf(attributes, components[i]);
            Object value = attribute == null ? null : values[attribute.index()];
            arguments[i] = value == null ? Primitives.zero(components[i].getType()) : value;
        }
        return arguments;
    }

    @Override
    public @Nullable Object get(Object embeddable, int attribute) {
        return members[attribute].get(embeddable);
    }

    @Override
    public void set(Object embeddable, int attribute, @Nullable Object value) {
        members[attribute].set(embeddable, value);
    }

    @Override
    public boolean immutable() {
        return type.isRecord();
    }
}
