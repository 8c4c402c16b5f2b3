package org.athanor.dialect.sqlite;

import java.util.Locale;
import org.athanor.sql.schema.Column;
import org.athanor.type.SqlType;

/** SQLite's column affinities, from the declared type as the documentation ("Datatypes in SQLite", 3.1) determines it. */
enum SqliteAffinity {
    NUMBER,
    TEXT,
    BLOB;

    /** Of integers, reals and numerics alike: they hold each other's values. */
    static SqliteAffinity of(String declared) {
        String type = declared.toUpperCase(Locale.ROOT);
        if (type.contains("INT")) {
            return NUMBER;
        }
        if (type.contains("CHAR") || type.contains("CLOB") || type.contains("TEXT")) {
            return TEXT;
        }
        return type.isBlank() || type.contains("BLOB") || type.contains("BINARY") ? BLOB : NUMBER;
    }

    /** Whether a live column can hold the mapped one's values: same affinity; dates may be text or numbers. */
    static boolean matches(Column column, String declared) {
        SqliteAffinity live = of(declared);
        if (declared.isBlank()) {
            return true;
        }
        return switch (column.type()) {
            case DATE, TIME, TIMESTAMP, TIME_WITH_ZONE, TIMESTAMP_WITH_ZONE -> live != BLOB;
            case UUID -> live == TEXT || declared.equalsIgnoreCase("uuid");
            case JSON -> live == TEXT || declared.toLowerCase(Locale.ROOT).startsWith("json");
            default -> live == expected(column.type());
        };
    }

    private static SqliteAffinity expected(SqlType type) {
        return switch (type) {
            case CHAR, VARCHAR, CLOB -> TEXT;
            case VARBINARY, BLOB -> BLOB;
            default -> NUMBER;
        };
    }
}
