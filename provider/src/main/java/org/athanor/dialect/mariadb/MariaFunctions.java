package org.athanor.dialect.mariadb;

import org.athanor.dialect.FunctionTable;

/** The logical functions whose MariaDB or MySQL name or form differs. */
final class MariaFunctions {
    static final FunctionTable TABLE = functions().build();

    private MariaFunctions() {}

    private static FunctionTable.Builder functions() {
        FunctionTable.Builder table = FunctionTable.standard()
                .call("concat", "concat({*})")
                .call("length", "char_length({0})")
                .operator("mod", "{0} % {1}")
                .call("match", "match({0}) against ({1})")
                .call("any", "max({0})")
                .call("every", "min({0})")
                .call("current_instant", "utc_timestamp(6)")
                .call("extract.week", "week({0}, 3)")
                .operator("extract.second", "extract(second from {0}) + microsecond({0}) / 1000000")
                .call("extract.time", "cast({0} as time(6))")
                .call("cast.double", "cast({0} as double)")
                .call("cast.real", "cast({0} as double)")
                .call("cast.decimal", "cast({0} as decimal(65," + MariaDialect.DEFAULT_SCALE + "))")
                .call("cast.varbinary", "cast({0} as binary)")
                .call("cast.blob", "cast({0} as binary)")
                .call("cast.time", "cast({0} as time(6))")
                .call("cast.timestamp", "cast({0} as datetime(6))")
                .call("cast.timestamp_with_zone", "cast({0} as datetime(6))");
        for (String type : new String[] {"boolean", "tinyint", "smallint", "integer", "bigint"}) {
            table.call("cast." + type, "cast({0} as signed)");
        }
        for (String type : new String[] {"char", "varchar", "clob", "uuid", "json", "time_with_zone"}) {
            table.call("cast." + type, "cast({0} as char)");
        }
        for (String time : new String[] {"current_time", "local_time", "local time"}) {
            table.call(time, "current_time(6)");
        }
        for (String now : new String[] {"current_timestamp", "local_datetime", "local datetime"}) {
            table.call(now, "current_timestamp(6)");
        }
        return table;
    }
}
