package org.athanor.query.execute;

import jakarta.annotation.Nullable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.athanor.dialect.ProcedureCall;
import org.athanor.dialect.ProcedureParameter;
import org.athanor.dialect.ProcedureParameter.Direction;
import org.athanor.dialect.ProcedureSyntax;
import org.athanor.jdbc.ParameterSink;
import org.athanor.load.ResultBatch;
import org.athanor.type.JdbcCodec;
import org.athanor.type.ValueType;
import org.athanor.type.ValueTypes;

/**
 * A call of a stored procedure: its parameters, and what reads its result sets, in order; further ones are read as the last.
 * Everything the procedure gives is read at once, because output parameters come after all results (Jakarta Persistence 3.2,
 * 3.11.17), and so that no statement stays open.
 */
public final class ProcedureRequest {
    private static final Set<Class<?>> OLD_DATES = Set.of(java.util.Date.class, Calendar.class);

    private final String name;
    private final List<Supplier<RowReader>> readers;
    private final NativeReaders natives;
    private final Map<String, Boolean> functions;
    private final List<ProcedureArgument> arguments = new ArrayList<>();
    private final Map<ProcedureArgument, Object> values = new HashMap<>();
    private int timeoutMillis;

    ProcedureRequest(
            String name, List<Supplier<RowReader>> readers, NativeReaders natives, Map<String, Boolean> functions) {
        this.name = name;
        this.readers = readers;
        this.natives = natives;
        this.functions = functions;
    }

    public String name() {
        return name;
    }

    /** Positional parameters are ordered by their positions, named ones as they are registered. */
    public void register(ProcedureArgument argument) {
        argument.type();
        arguments.removeIf(other -> other.label().equals(argument.label()));
        arguments.add(argument);
        if (argument.name() == null) {
            arguments.sort(Comparator.comparingInt(ProcedureArgument::position));
        }
    }

    public List<ProcedureArgument> arguments() {
        return List.copyOf(arguments);
    }

    /** An IllegalArgumentException when the value is not of the class that was registered. */
    public void set(ProcedureArgument argument, @Nullable Object value) {
        ValueType<?> type = argument.type();
        if (type == null || !argument.direction().goesIn()) {
            throw new IllegalArgumentException("Parameter " + argument.label() + " of procedure '" + name
                    + "' takes no value: it is " + argument.direction());
        }
        boolean part = value instanceof java.util.Date && OLD_DATES.contains(type.javaType());
        QueryParameter like = new QueryParameter(0, argument.name(), argument.position(), type.javaType(), false);
        values.put(argument, part ? value : ParameterValues.checked(like, value));
    }

    /** A part of an old date is bound as that part. */
    private static ValueType<?> type(ValueType<?> registered, @Nullable Object value) {
        ValueType<?> own =
                value != null && OLD_DATES.contains(registered.javaType()) ? ValueTypes.of(value.getClass()) : null;
        return own == null ? registered : own;
    }

    public boolean isSet(ProcedureArgument argument) {
        return values.containsKey(argument);
    }

    /** The value as it was set; an IllegalStateException when it was not. */
    public @Nullable Object get(ProcedureArgument argument) {
        if (!isSet(argument)) {
            throw new IllegalStateException("Parameter " + argument.label() + " is not set");
        }
        return values.get(argument);
    }

    /** 0 for none. */
    public void timeoutMillis(int value) {
        timeoutMillis = value;
    }

    /** Calls the procedure. Everything pending is flushed before, as nobody knows what it reads. */
    public ProcedureOutcome execute(QueryContext context) {
        for (ProcedureArgument argument : arguments) {
            if (argument.direction().goesIn() && !isSet(argument)) {
                throw new IllegalStateException("Parameter " + argument.label() + " of procedure '" + name
                        + "' is not set: set it before the procedure is called");
            }
        }
        ProcedureSyntax syntax = natives.dialect().procedures();
        ProcedureCall call = syntax.call(name, function(syntax, context), parameters());
        context.beforeQuery(Set.of());
        ProcedureOutcome outcome =
                context.jdbc().withQueryTimeout(timeoutMillis, () -> new Run(syntax, call, context).outcome());
        return Objects.requireNonNull(outcome);
    }

    private List<ProcedureParameter> parameters() {
        List<ProcedureParameter> parameters = new ArrayList<>();
        arguments.forEach(each -> parameters.add(new ProcedureParameter(each.direction(), each.sqlType())));
        return parameters;
    }

    private boolean function(ProcedureSyntax syntax, QueryContext context) {
        String query = syntax.functionQuery();
        if (query == null) {
            return false;
        }
        Boolean known = functions.get(name);
        if (known == null) {
            ValueType<String> text = ValueTypes.require(String.class);
            JdbcCodec codec = natives.dialect().codec(text.sqlType());
            known = context.jdbc().query(query, sink -> sink.set(1, name, codec), ResultSet::next);
            functions.put(name, Boolean.TRUE.equals(known));
        }
        return Boolean.TRUE.equals(known);
    }

    /** One execution. */
    private final class Run {
        private final ProcedureSyntax syntax;
        private final ProcedureCall call;
        private final QueryContext context;
        private final List<Object> results = new ArrayList<>();
        private final Map<ProcedureArgument, Object> outputs = new LinkedHashMap<>();
        private int sets;

        Run(ProcedureSyntax syntax, ProcedureCall call, QueryContext context) {
            this.syntax = syntax;
            this.call = call;
            this.context = context;
        }

        ProcedureOutcome outcome() {
            for (ProcedureCall.Step step : call.before()) {
                context.jdbc().update(step.sql(), sink -> bind(sink, List.of(step.bound())));
            }
            List<Object> given = context.jdbc()
                    .call(
                            call.sql(),
                            sink -> bind(sink, call.bound()),
                            rows -> call.outputsInRow() ? outputs(rows) : list(rows));
            if (call.outputs() != null) {
                context.jdbc().query(call.outputs(), sink -> {}, this::outputs);
            }
            cursors();
            given.removeIf(result -> result == outputs);
            results.addAll(given);
            return new ProcedureOutcome(results, outputs);
        }

        private void bind(ParameterSink sink, List<Integer> bound) throws SQLException {
            for (int i = 0; i < bound.size(); i++) {
                ProcedureArgument argument = arguments.get(bound.get(i));
                ValueType<?> registered = argument.type();
                Object value = values.get(argument);
                if (registered != null) {
                    ValueType<?> type = type(registered, value);
                    sink.set(
                            i + 1,
                            value == null ? null : ValueTypes.canonical(type, value),
                            natives.dialect().codec(type.sqlType()));
                }
            }
        }

        /** The row of what comes back. */
        private Object outputs(ResultSet rows) throws SQLException {
            if (rows.next()) {
                int column = 1;
                for (ProcedureArgument argument : arguments) {
                    if (argument.direction().comesBack()) {
                        outputs.put(argument, output(argument, rows, column++));
                    }
                }
            }
            return outputs;
        }

        private @Nullable Object output(ProcedureArgument argument, ResultSet rows, int column) throws SQLException {
            ValueType<?> type = argument.type();
            return type == null
                    ? rows.getString(column)
                    : type.fromCanonical(natives.dialect().codec(type.sqlType()).read(rows, column));
        }

        /** The rows of the cursors that came back, before all other results. */
        private void cursors() {
            for (ProcedureArgument argument : arguments) {
                if (argument.direction() == Direction.CURSOR && outputs.remove(argument) instanceof String cursor) {
                    results.add(context.jdbc().query(syntax.cursorQuery(cursor), sink -> {}, this::list));
                }
            }
        }

        private List<Object> list(ResultSet rows) throws SQLException {
            RowReader reader = readers.get(Math.min(sets++, readers.size() - 1)).get();
            ResultBatch batch = new ResultBatch(context);
            List<Object> list = new ArrayList<>();
            while (rows.next()) {
                list.add(reader.read(rows, batch));
            }
            batch.complete();
            return list;
        }
    }
}
