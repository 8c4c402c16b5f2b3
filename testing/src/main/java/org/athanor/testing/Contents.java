package org.athanor.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is in a database on a server when its tables are new: their names, the rows some have from the beginning, the sequences. */
record Contents(List<String> tables, Map<String, List<List<Object>>> rows, List<String> sequences) {

    static Contents of(TestDatabase database) {
        List<String> tables = names(database, "BASE TABLE");
        Map<String, List<List<Object>>> rows = new LinkedHashMap<>();
        for (String table : filled(database, tables)) {
            rows.put(table, database.sql("select * from " + table));
        }
        return new Contents(tables, rows, names(database, "SEQUENCE"));
    }

    private static boolean onPostgres(TestDatabase database) {
        return database.kind() == DatabaseKind.POSTGRESQL;
    }

    private static List<String> names(TestDatabase database, String type) {
        return quoted(
                database,
                database.sql(
                        "select table_name from information_schema.tables where table_type = ? and table_schema = "
                                + (onPostgres(database) ? "current_schema()" : "database()"),
                        type));
    }

    private static List<String> quoted(TestDatabase database, List<List<Object>> names) {
        String quote = onPostgres(database) ? "\"" : "`";
        return names.stream().map(row -> quote + row.get(0) + quote).toList();
    }

    /** Those tables that have rows, by one query. */
    private static List<String> filled(TestDatabase database, List<String> tables) {
        if (tables.isEmpty()) {
            return List.of();
        }
        List<Object> exist = database.sql(tables.stream()
                        .map(table -> "exists (select 1 from " + table + ")")
                        .collect(Collectors.joining(", ", "select ", "")))
                .get(0);
        return tables.stream()
                .filter(table -> exist.get(tables.indexOf(table)).equals(1))
                .toList();
    }

    /** Takes all rows away but those of the beginning, and lets everything that counts begin anew. */
    void restore(TestDatabase database) {
        List<String> filled = filled(database, tables);
        List<String> statements = new ArrayList<>();
        if (onPostgres(database)) {
            if (!filled.isEmpty()) {
                statements.add("truncate " + String.join(", ", filled) + " cascade");
            }
            advancedOnPostgres(database).forEach(name -> statements.add("alter sequence " + name + " restart"));
        } else {
            statements.add("set foreign_key_checks = 0");
            filled.forEach(table -> statements.add("delete from " + table));
            advancedOnMariaDb(database).forEach(name -> statements.add("alter sequence " + name + " restart"));
            quoted(
                            database,
                            database.sql("select table_name from information_schema.tables"
                                    + " where table_schema = database() and auto_increment > 1"))
                    .forEach(table -> statements.add("alter table " + table + " auto_increment = 1"));
        }
        database.asBefore(statements);
        rows.forEach((table, all) -> all.forEach(row -> database.sql(
                "insert into " + table + " values ("
                        + row.stream().map(value -> "?").collect(Collectors.joining(", ")) + ")",
                row.toArray())));
        if (!onPostgres(database)) {
            database.asBefore(List.of("set foreign_key_checks = 1"));
        }
    }

    /** The sequences that were asked for a value, those of identity columns, too. */
    private static List<String> advancedOnPostgres(TestDatabase database) {
        return quoted(
                database,
                database.sql("select sequencename from pg_sequences"
                        + " where schemaname = current_schema() and last_value is not null"));
    }

    private List<String> advancedOnMariaDb(TestDatabase database) {
        if (sequences.isEmpty()) {
            return List.of();
        }
        List<List<Object>> advanced = database.sql(sequences.stream()
                .map(name -> "select '" + name.replace("`", "") + "' from " + name
                        + " where next_not_cached_value <> start_value")
                .collect(Collectors.joining(" union all ")));
        return quoted(database, advanced);
    }
}
