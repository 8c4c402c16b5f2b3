package org.athanor.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Hands statements to a function of the application (the setting {@code athanor.statement-observer}): the SQL with its
 * parameters, for a batch with one list of parameters a row.
 */
public record ParametersObserver(BiConsumer<String, List<Object>> consumer) implements StatementObserver {
    @Override
    public void executed(String sql, List<List<Object>> rowsOfParameters, long nanos, int rowCount) {
        List<Object> parameters = rowsOfParameters.isEmpty()
                ? List.of()
                : rowsOfParameters.size() == 1 ? rowsOfParameters.get(0) : new ArrayList<>(rowsOfParameters);
        consumer.accept(sql, parameters);
    }
}
