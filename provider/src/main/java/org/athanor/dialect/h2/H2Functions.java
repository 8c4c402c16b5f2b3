package org.athanor.dialect.h2;

import org.athanor.dialect.FunctionTable;

/** The logical functions whose H2 name or form differs. */
final class H2Functions {
    static final FunctionTable TABLE = functions().build();

    private H2Functions() {}

    private static FunctionTable.Builder functions() {
        FunctionTable.Builder table = FunctionTable.builder()
                .call("trim.leading/1", "ltrim({0})")
                .call("trim.trailing/1", "rtrim({0})")
                .call("trim.both/1", "trim({0})")
                .call("match", "regexp_like({0}, {1}, 'i')")
                .call("any", "bool_or({0})")
                .call("every", "bool_and({0})")
                .call("current_time", "localtime")
                .call("local_time", "localtime")
                .call("local time", "localtime")
                .call("current_timestamp", "localtimestamp")
                .call("local_datetime", "localtimestamp")
                .call("local datetime", "localtimestamp")
                .call("current_instant", "current_timestamp")
                .call("extract.week", "extract(iso_week from {0})")
                .operator("extract.second", "extract(second from {0}) + extract(nanosecond from {0}) / 1e9")
                .call("extract.date", "cast({0} as date)")
                .call("extract.time", "cast({0} as time(9))")
                .call("value.real", "cast({0} as real)")
                .call("value.double", "cast({0} as double precision)")
                .call("value.bigint", "cast({0} as bigint)")
                .call("value.decimal", "cast({0} as decfloat)")
                .call("cast.double", "cast({0} as double precision)")
                .call("cast.decimal", "cast({0} as decfloat)")
                .call("cast.char", "cast({0} as varchar)")
                .call("cast.time_with_zone", "cast({0} as time with time zone)")
                .call("cast.timestamp_with_zone", "cast({0} as timestamp with time zone)");
        for (String date : new String[] {"current_date", "local_date", "local date"}) {
            table.call(date, "current_date");
        }
        return table;
    }
}
