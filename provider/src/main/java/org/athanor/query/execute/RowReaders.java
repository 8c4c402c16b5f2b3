package org.athanor.query.execute;

import jakarta.annotation.Nullable;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.List;
import org.athanor.dialect.Dialect;
import org.athanor.instrument.Accesses;
import org.athanor.instrument.EmbeddableAccess;
import org.athanor.instrument.IdentifierAccess;
import org.athanor.load.RowMaterializer;
import org.athanor.load.UnreadableValue;
import org.athanor.query.translate.ResultPlan;
import org.athanor.query.translate.SelectedResult;
import org.athanor.query.translate.UntypedValue;
import org.athanor.type.JdbcCodec;
import org.athanor.type.ValueType;

/** Compiles the plan of a result into what reads it. */
final class RowReaders {
    private final Dialect dialect;
    private final Accesses accesses;

    RowReaders(Dialect dialect, Accesses accesses) {
        this.dialect = dialect;
        this.accesses = accesses;
    }

    /** One item is the result itself, several are an array (Jakarta Persistence 3.2, 3.11.1). */
    RowReader result(List<SelectedResult> items) {
        return result(readers(items.stream().map(SelectedResult::plan).toList()));
    }

    static RowReader result(RowReader[] readers) {
        if (readers.length == 1) {
            return readers[0];
        }
        return (row, batch) -> {
            Object[] values = new Object[readers.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = readers[i].read(row, batch);
            }
            return values;
        };
    }

    private RowReader[] readers(List<ResultPlan> plans) {
        RowReader[] readers = new RowReader[plans.size()];
        for (int i = 0; i < readers.length; i++) {
            readers[i] = reader(plans.get(i));
        }
        return readers;
    }

    private RowReader reader(ResultPlan plan) {
        if (plan instanceof ResultPlan.Instance instance) {
            RowMaterializer rows = instance.rows();
            return rows::read;
        }
        if (plan instanceof ResultPlan.Scalar scalar) {
            return scalar(scalar);
        }
        if (plan instanceof ResultPlan.Construction construction) {
            List<Class<?>> types = new ArrayList<>();
            construction.items().forEach(item -> types.add(item.javaType()));
            return new ConstructorCall(construction.type(), types, readers(construction.items()));
        }
        if (plan instanceof ResultPlan.Embedded embedded) {
            return embedded(embedded);
        }
        if (plan instanceof ResultPlan.ClassOf classOf) {
            RowReader value = scalar(new ResultPlan.Scalar(classOf.column(), classOf.type()));
            return (row, batch) -> {
                Object read = value.read(row, batch);
                return read == null ? null : classOf.classes().get(read);
            };
        }
        if (plan instanceof ResultPlan.Entry entry) {
            RowReader key = reader(entry.key());
            RowReader value = reader(entry.value());
            return (row, batch) -> {
                Object read = value.read(row, batch);
                return read == null ? null : new SimpleImmutableEntry<>(key.read(row, batch), read);
            };
        }
        ResultPlan.Identity identity = (ResultPlan.Identity) plan;
        IdentifierAccess access = accesses.of(identity.entity()).identifier();
        RowReader[] leaves = readers(List.copyOf(identity.leaves()));
        return (row, batch) -> {
            List<Object> key = new ArrayList<>(leaves.length);
            for (RowReader leaf : leaves) {
                Object value = leaf.read(row, batch);
                if (value == null) {
                    return null;
                }
                key.add(value);
            }
            return access.toUserId(key.size() == 1 ? key.get(0) : List.copyOf(key));
        };
    }

    @SuppressWarnings("unchecked")
    private RowReader scalar(ResultPlan.Scalar scalar) {
        int column = scalar.column();
        if (scalar.type() == UntypedValue.TYPE) {
            return (row, batch) -> row.getObject(column);
        }
        ValueType<Object> type = (ValueType<Object>) scalar.type();
        JdbcCodec codec = dialect.codec(type.sqlType());
        boolean plain = type.identity();
        return (row, batch) -> {
            try {
                Object canonical = codec.read(row, column);
                return plain ? canonical : type.fromCanonical(canonical);
            } catch (RuntimeException e) {
                throw UnreadableValue.in(row, column, e);
            }
        };
    }

    private RowReader embedded(ResultPlan.Embedded plan) {
        EmbeddableAccess access = accesses.of(plan.embedded());
        List<ResultPlan.Part> parts = plan.parts();
        @Nullable RowReader[] readers = new RowReader[parts.size()];
        int size = 0;
        int[] indexes = new int[parts.size()];
        for (int i = 0; i < readers.length; i++) {
            ResultPlan part = parts.get(i).plan();
            readers[i] = part == null ? null : reader(part);
            indexes[i] = parts.get(i).attribute().index();
            size = Math.max(size, indexes[i] + 1);
        }
        int count = size;
        return (row, batch) -> {
            @Nullable Object[] values = new Object[count];
            boolean any = false;
            for (int i = 0; i < readers.length; i++) {
                RowReader reader = readers[i];
                if (reader != null) {
                    values[indexes[i]] = reader.read(row, batch);
                    any |= values[indexes[i]] != null;
                }
            }
            return any ? access.instantiate(values) : null;
        };
    }
}
