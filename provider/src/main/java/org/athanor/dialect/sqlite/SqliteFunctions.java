package org.athanor.dialect.sqlite;

import org.athanor.dialect.FunctionTable;

/**
 * The logical functions whose SQLite name or form differs. The local date and time are those of the machine's time zone. {@code
 * upper} and {@code lower} know ASCII letters only, as SQLite does.
 */
final class SqliteFunctions {
    private static final String NOW = "strftime('%Y-%m-%d %H:%M:%f', 'now', 'localtime')";
    private static final String TODAY = "date('now', 'localtime')";
    private static final String TIME = "strftime('%H:%M:%f', 'now', 'localtime')";

    static final FunctionTable TABLE = functions().build();

    private SqliteFunctions() {}

    private static FunctionTable.Builder functions() {
        FunctionTable.Builder table = FunctionTable.builder()
                .operator("mod", "{0} % {1}")
                .call("locate/2", "instr({1}, {0})")
                .call(
                        "locate/3",
                        "case instr(substr({1}, {2}), {0}) when 0 then 0"
                                + " else instr(substr({1}, {2}), {0}) + {2} - 1 end")
                .call("substring", "substr({*})")
                .call("left", "substr({0}, 1, {1})")
                .call("right", "substr({0}, max(length({0}) - {1} + 1, 1))")
                .call("trim.leading/1", "ltrim({0})")
                .call("trim.leading/2", "ltrim({0}, {1})")
                .call("trim.trailing/1", "rtrim({0})")
                .call("trim.trailing/2", "rtrim({0}, {1})")
                .call("trim.both/1", "trim({0})")
                .call("trim.both/2", "trim({0}, {1})")
                .call("every", "min({0})")
                .call("any", "max({0})")
                .operator("match", "{0} match {1}");
        for (String date : new String[] {"current_date", "local_date", "local date"}) {
            table.call(date, TODAY);
        }
        for (String time : new String[] {"current_time", "local_time", "local time"}) {
            table.call(time, TIME);
        }
        for (String now : new String[] {"current_timestamp", "local_datetime", "local datetime"}) {
            table.call(now, NOW);
        }
        table.call("current_instant", "strftime('%Y-%m-%d %H:%M:%f+00:00', 'now')");
        extractions(table);
        casts(table);
        return table;
    }

    private static void extractions(FunctionTable.Builder table) {
        table.call("extract.year", "cast(strftime('%Y', {0}) as integer)")
                .operator("extract.quarter", "(cast(strftime('%m', {0}) as integer) + 2) / 3")
                .call("extract.month", "cast(strftime('%m', {0}) as integer)")
                .call("extract.week", "cast(strftime('%V', {0}) as integer)")
                .call("extract.day", "cast(strftime('%d', {0}) as integer)")
                .call("extract.hour", "cast(strftime('%H', {0}) as integer)")
                .call("extract.minute", "cast(strftime('%M', {0}) as integer)")
                .call("extract.second", "cast(strftime('%f', {0}) as real)")
                .call("extract.date", "date({0})")
                .call("extract.time", "substr({0}, 12)");
    }

    private static void casts(FunctionTable.Builder table) {
        for (String type : new String[] {"boolean", "tinyint", "smallint", "integer", "bigint"}) {
            table.call("cast." + type, "cast({0} as integer)");
        }
        for (String type : new String[] {"real", "double"}) {
            table.call("cast." + type, "cast({0} as real)");
        }
        for (String type : new String[] {"char", "varchar", "clob", "uuid", "json"}) {
            table.call("cast." + type, "cast({0} as text)");
        }
        table.call("cast.decimal", "cast({0} as numeric)")
                .call("cast.varbinary", "cast({0} as blob)")
                .call("cast.blob", "cast({0} as blob)")
                .call("cast.date", "date({0})")
                .call("cast.time", "time({0})")
                .call("cast.time_with_zone", "cast({0} as text)")
                .call("cast.timestamp", "datetime({0})")
                .call("cast.timestamp_with_zone", "strftime('%Y-%m-%d %H:%M:%S+00:00', {0})");
    }
}
