package org.athanor.dialect.h2;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.athanor.dialect.ProcedureCall;
import org.athanor.dialect.ProcedureParameter;
import org.athanor.dialect.ProcedureSyntax;
import org.athanor.dialect.UnsupportedSqlException;

/** Aliases: methods in Java. They only take parameters; what they return is a result. */
final class H2Procedures implements ProcedureSyntax {
    @Override
    public ProcedureCall call(String name, boolean function, List<ProcedureParameter> parameters) {
        List<Integer> bound = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).direction().comesBack()) {
                throw new UnsupportedSqlException("Aliases of H2 have no parameters that come back: register those of '"
                        + name + "' as IN; what it returns is its result");
            }
            bound.add(i);
        }
        String arguments = String.join(", ", Collections.nCopies(bound.size(), "?"));
        return new ProcedureCall(List.of(), "call " + name + "(" + arguments + ")", bound, false, null);
    }
}
