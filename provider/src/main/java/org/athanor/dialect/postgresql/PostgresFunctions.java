package org.athanor.dialect.postgresql;

import org.athanor.dialect.FunctionTable;

/** The logical functions whose PostgreSQL name or form differs. */
final class PostgresFunctions {
    static final FunctionTable TABLE = functions().build();

    private PostgresFunctions() {}

    private static FunctionTable.Builder functions() {
        FunctionTable.Builder table = FunctionTable.standard()
                .call("locate/2", "position({0} in {1})")
                .call(
                        "locate/3",
                        "case position({0} in substr({1}, {2})) when 0 then 0"
                                + " else position({0} in substr({1}, {2})) + {2} - 1 end")
                .call("substring", "substr({*})")
                .call("trim.leading/2", "ltrim({0}, {1})")
                .call("trim.trailing/2", "rtrim({0}, {1})")
                .call("trim.both/1", "btrim({0})")
                .call("trim.both/2", "btrim({0}, {1})")
                .call("round/2", "round(cast({0} as numeric), {1})")
                .operator("match", "to_tsvector({0}) @@ plainto_tsquery({1})")
                .call("any", "bool_or({0})")
                .call("every", "bool_and({0})")
                .call("extract.second", "cast(extract(second from {0}) as double precision)")
                .call("cast.tinyint", "cast({0} as smallint)")
                .call("cast.decimal", "cast({0} as numeric)")
                .call("cast.clob", "cast({0} as text)")
                .call("cast.varbinary", "cast({0} as bytea)")
                .call("cast.blob", "cast({0} as bytea)")
                .call("cast.json", "cast({0} as jsonb)");
        for (String field : new String[] {"year", "quarter", "month", "week", "day", "hour", "minute"}) {
            table.call("extract." + field, "cast(extract(" + field + " from {0}) as integer)");
        }
        return table;
    }
}
