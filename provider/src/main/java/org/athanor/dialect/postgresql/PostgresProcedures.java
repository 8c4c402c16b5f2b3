package org.athanor.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;
import org.athanor.dialect.ProcedureCall;
import org.athanor.dialect.ProcedureParameter;
import org.athanor.dialect.ProcedureSyntax;

/**
 * Procedures are called by CALL, which gives their output parameters as a row; functions are selected from. A cursor comes
 * back by its name and lives as long as the transaction.
 */
final class PostgresProcedures implements ProcedureSyntax {
    @Override
    public String functionQuery() {
        return "select 1 from pg_catalog.pg_proc where proname = lower(regexp_replace(?, '^.*\\.', '')) and prokind = 'f'";
    }

    @Override
    public ProcedureCall call(String name, boolean function, List<ProcedureParameter> parameters) {
        List<String> arguments = new ArrayList<>();
        List<Integer> bound = new ArrayList<>();
        boolean outputs = false;
        for (int i = 0; i < parameters.size(); i++) {
            ProcedureParameter.Direction direction = parameters.get(i).direction();
            outputs |= direction.comesBack();
            if (direction.goesIn()) {
                arguments.add("?");
                bound.add(i);
            } else if (!function) {
                arguments.add("null");
            }
        }
        String call = name + "(" + String.join(", ", arguments) + ")";
        return new ProcedureCall(List.of(), (function ? "select * from " : "call ") + call, bound, outputs, null);
    }

    @Override
    public String cursorQuery(String cursor) {
        return "fetch all in \"" + cursor.replace("\"", "\"\"") + "\"";
    }
}
