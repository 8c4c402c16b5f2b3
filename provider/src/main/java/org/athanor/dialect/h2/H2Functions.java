package org.athanor.dialect.h2;

import org.athanor.dialect.FunctionTable;

/** The logical functions whose H2 name or form differs. */
final class H2Functions {
    static final FunctionTable TABLE = functions().build();

    private H2Functions() {}

    private static FunctionTable.Builder functions() {
        FunctionTable.Builder table = FunctionTable.standard()
                .call("match", "regexp_like({0}, {1}, 'i')")
                .call("any", "bool_or({0})")
                .call("every", "bool_and({0})")
                .call("extract.week", "extract(iso_week from {0})")
                .operator("extract.second", "extract(second from {0}) + extract(nanosecond from {0}) / 1e9")
                .call("extract.time", "cast({0} as time(9))")
                .call("value.real", "cast({0} as real)")
                .call("value.double", "cast({0} as double precision)")
                .call("value.bigint", "cast({0} as bigint)")
                .call("value.decimal", "cast({0} as decfloat)")
                .call("cast.decimal", "cast({0} as decfloat)");
        return table;
    }
}
