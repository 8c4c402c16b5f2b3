package org.athanor.query.execute;

import jakarta.annotation.Nullable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.athanor.dialect.Bind;
import org.athanor.dialect.Dialect;
import org.athanor.instrument.Accesses;
import org.athanor.jdbc.ParameterSink;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.EmbeddedAttribute;
import org.athanor.mapping.IdentityKey;
import org.athanor.mapping.ToOneAttribute;
import org.athanor.query.translate.KeySlot;
import org.athanor.query.translate.Numerics;
import org.athanor.query.translate.PageSlot;
import org.athanor.query.translate.ParameterPart;
import org.athanor.query.translate.ParameterSlot;
import org.athanor.query.translate.UntypedValue;
import org.athanor.query.tree.Expression.Parameter;
import org.athanor.type.JdbcCodec;
import org.athanor.type.SqlType;
import org.athanor.type.ValueType;
import org.athanor.type.ValueTypes;

/** Compiles the binds of a rendered statement into steps that go from a request's values to the database's form. */
final class BindSteps {
    private final Dialect dialect;
    private final Accesses accesses;
    private final List<QueryParameter> parameters;

    BindSteps(Dialect dialect, Accesses accesses, List<QueryParameter> parameters) {
        this.dialect = dialect;
        this.accesses = accesses;
        this.parameters = parameters;
    }

    BindStep[] steps(List<Bind> binds) {
        BindStep[] steps = new BindStep[binds.size()];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = step(binds.get(i));
        }
        return steps;
    }

    private BindStep step(Bind bind) {
        if (bind instanceof Bind.Fixed fixed) {
            return (sink, index, request) -> sink.set(index, fixed.canonical(), fixed.codec());
        }
        if (bind instanceof Bind.Slot slot) {
            if (slot.key() instanceof PageSlot page) {
                return (sink, index, request) -> sink.set(
                        index, page == PageSlot.LIMIT ? request.maxResults() : request.firstResult(), slot.codec());
            }
            ParameterSlot key = (ParameterSlot) slot.key();
            QueryParameter parameter = parameter(key.parameter());
            int place = parameter.index();
            if (slot.type() == UntypedValue.TYPE) {
                return (sink, index, request) -> untyped(sink, index, request.bound(place));
            }
            if (key.part() instanceof ParameterPart.Whole && slot.type().identity()) {
                Class<?> type = slot.type().javaType();
                return (sink, index, request) -> {
                    Object value = request.bound(place);
                    sink.set(index, type.isInstance(value) ? value : converted(parameter, type, value), slot.codec());
                };
            }
            Function<Object, Object> canonical = canonical(parameter, key.part(), slot.type());
            return (sink, index, request) -> {
                Object value = request.bound(place);
                sink.set(index, value == null ? null : canonical.apply(value), slot.codec());
            };
        }
        if (bind instanceof Bind.ListSlot list && list.key() instanceof KeySlot slot) {
            return (sink, index, request) -> {
                List<Object> leaves = new ArrayList<>();
                request.keys().forEach(key -> leaves.add(((Object[]) key)[slot.leaf()]));
                sink.set(index, leaves, list.codec());
            };
        }
        if (bind instanceof Bind.ListElement element && element.key() instanceof KeySlot slot) {
            return (sink, index, request) -> {
                List<Object> keys = request.keys();
                Object[] key = (Object[]) keys.get(Math.min(element.index(), keys.size() - 1));
                sink.set(index, key[slot.leaf()], element.codec());
            };
        }
        if (bind instanceof Bind.ListSlot list) {
            ParameterSlot key = (ParameterSlot) list.key();
            QueryParameter parameter = parameter(key.parameter());
            Function<Object, Object> canonical = canonical(parameter, key.part(), list.elementType());
            return (sink, index, request) -> {
                List<Object> values = new ArrayList<>();
                for (Object value : elements(request, parameter)) {
                    values.add(value == null ? null : canonical.apply(value));
                }
                sink.set(index, values, list.codec());
            };
        }
        Bind.ListElement element = (Bind.ListElement) bind;
        ParameterSlot key = (ParameterSlot) element.key();
        QueryParameter parameter = parameter(key.parameter());
        if (element.type() == UntypedValue.TYPE) {
            return (sink, index, request) -> untyped(sink, index, element(request, parameter, element.index()));
        }
        Function<Object, Object> canonical = canonical(parameter, key.part(), element.type());
        return (sink, index, request) -> {
            Object value = element(request, parameter, element.index());
            sink.set(index, value == null ? null : canonical.apply(value), element.codec());
        };
    }

    private QueryParameter parameter(Parameter wanted) {
        for (QueryParameter parameter : parameters) {
            if (wanted.name() != null
                    ? wanted.name().equals(parameter.name())
                    : parameter.name() == null && wanted.position() == parameter.position()) {
                return parameter;
            }
        }
        throw new IllegalStateException("The query has no parameter " + wanted);
    }

    static Collection<?> elements(QueryRequest request, QueryParameter parameter) {
        Object value = request.bound(parameter.index());
        return value instanceof Collection<?> collection ? collection : value == null ? List.of() : List.of(value);
    }

    private static @Nullable Object element(QueryRequest request, QueryParameter parameter, int index) {
        Collection<?> elements = elements(request, parameter);
        int last = Math.min(index, elements.size() - 1);
        return elements instanceof List<?> list ? list.get(last) : elements.toArray()[last];
    }

    void untyped(ParameterSink sink, int index, @Nullable Object value) throws SQLException {
        if (value == null) {
            sink.set(index, null, dialect.codec(SqlType.VARCHAR));
            return;
        }
        ValueType<?> type = ValueTypes.of(value.getClass());
        if (type == null && accesses.mappings().find(value.getClass()) != null) {
            Object key = accesses.of(value).identifier().keyOf(value);
            untyped(sink, index, key);
            return;
        }
        if (type == null) {
            throw new IllegalArgumentException("No column can take a "
                    + value.getClass().getName() + ", which was given for a parameter of the query");
        }
        JdbcCodec codec = dialect.codec(type.sqlType());
        sink.set(index, ValueTypes.canonical(type, value), codec);
    }

    private static @Nullable Object converted(QueryParameter parameter, Class<?> type, @Nullable Object value) {
        if (value == null || type.isInstance(value)) {
            return value;
        }
        Object converted = Numerics.exactly(value, type);
        if (converted == null) {
            throw ParameterValues.refused(parameter, type, value);
        }
        return converted;
    }

    /** From a value of the parameter (not null) to what the column takes. */
    private Function<Object, Object> canonical(QueryParameter parameter, ParameterPart part, ValueType<?> type) {
        if (part instanceof ParameterPart.InstanceKey key) {
            return value -> ValueTypes.canonical(type, IdentityKey.part(keyOf(parameter, value), key.leaf()));
        }
        if (part instanceof ParameterPart.Identity identity) {
            return value -> ValueTypes.canonical(
                    type,
                    IdentityKey.part(accesses.of(identity.entity()).identifier().toKey(value), identity.leaf()));
        }
        if (part instanceof ParameterPart.EmbeddedValue embedded) {
            return value -> ValueTypes.canonical(type, inside(parameter, embedded, value));
        }
        if (part instanceof ParameterPart.EntityClass classes) {
            return value -> {
                Object stands = classes.values().get(value);
                if (stands == null) {
                    throw new IllegalArgumentException(
                            "Parameter " + parameter.label() + " takes the class of an entity of "
                                    + classes.values().keySet() + ", but was given " + value);
                }
                return ValueTypes.canonical(type, stands);
            };
        }
        return value -> ValueTypes.canonical(type, converted(parameter, type.javaType(), value));
    }

    private Object keyOf(QueryParameter parameter, Object instance) {
        Object key = accesses.of(instance).identifier().keyOf(instance);
        if (key == null) {
            throw new IllegalArgumentException("Parameter " + parameter.label() + " was given an instance of "
                    + instance.getClass().getName() + " that has no identifier yet: persist and flush it first");
        }
        return key;
    }

    private @Nullable Object inside(QueryParameter parameter, ParameterPart.EmbeddedValue part, Object value) {
        Object at = value;
        EmbeddedAttribute embedded = part.embedded();
        for (Attribute attribute : part.path()) {
            if (at == null) {
                return null;
            }
            at = accesses.of(embedded).get(at, attribute.index());
            if (attribute instanceof EmbeddedAttribute inner) {
                embedded = inner;
            } else if (attribute instanceof ToOneAttribute && at != null) {
                at = IdentityKey.part(keyOf(parameter, at), 0);
            }
        }
        return at;
    }
}
