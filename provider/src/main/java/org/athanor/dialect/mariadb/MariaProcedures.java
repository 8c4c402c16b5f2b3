package org.athanor.dialect.mariadb;

import java.util.ArrayList;
import java.util.List;
import org.athanor.dialect.ProcedureCall;
import org.athanor.dialect.ProcedureParameter;
import org.athanor.dialect.ProcedureParameter.Direction;
import org.athanor.dialect.ProcedureSyntax;
import org.athanor.dialect.UnsupportedSqlException;

/** What goes out of a procedure goes through variables of the connection. */
final class MariaProcedures implements ProcedureSyntax {
    @Override
    public ProcedureCall call(String name, boolean function, List<ProcedureParameter> parameters) {
        List<ProcedureCall.Step> before = new ArrayList<>();
        List<String> arguments = new ArrayList<>();
        List<Integer> bound = new ArrayList<>();
        List<String> outputs = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            Direction direction = parameters.get(i).direction();
            String variable = "@athanor_" + (i + 1);
            if (direction == Direction.CURSOR) {
                throw new UnsupportedSqlException("Procedures of this database have no cursor parameters: register no"
                        + " REF_CURSOR for '" + name + "', its result sets come by themselves");
            }
            if (direction == Direction.IN) {
                bound.add(i);
            } else {
                outputs.add(output(variable, parameters.get(i)));
            }
            if (direction == Direction.INOUT) {
                before.add(new ProcedureCall.Step("set " + variable + " = ?", i));
            }
            arguments.add(direction == Direction.IN ? "?" : variable);
        }
        return new ProcedureCall(
                before,
                "call " + name + "(" + String.join(", ", arguments) + ")",
                bound,
                false,
                outputs.isEmpty() ? null : "select " + String.join(", ", outputs));
    }

    /** Variables have few types; what is none of them comes back as a text. */
    private static String output(String variable, ProcedureParameter parameter) {
        return switch (parameter.type()) {
            case DATE -> "cast(" + variable + " as date)";
            case TIME -> "cast(" + variable + " as time(6))";
            case TIMESTAMP, TIMESTAMP_WITH_ZONE -> "cast(" + variable + " as datetime(6))";
            default -> variable;
        };
    }
}
