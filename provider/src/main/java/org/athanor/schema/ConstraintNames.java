package org.athanor.schema;

import jakarta.annotation.Nullable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import org.athanor.sql.schema.Column;
import org.athanor.sql.schema.ForeignKey;
import org.athanor.sql.schema.Index;
import org.athanor.sql.schema.Name;
import org.athanor.sql.schema.Table;
import org.athanor.sql.schema.UniqueKey;

/** Names for constraints that got none: from the table and the columns, the same every time, at most 30 characters. */
public final class ConstraintNames {
    static final String UNIQUE = "UK";
    static final String FOREIGN = "FK";
    static final String INDEX = "IX";

    private static final int LONGEST = 30;

    private ConstraintNames() {}

    /** The columns of the key of the table that has that name in the database, whatever the case; none when no key has. */
    public static List<Column> columns(Table table, String name) {
        for (UniqueKey key : TableDdl.uniqueKeys(table)) {
            if (of(key.name(), UNIQUE, table, key.columns()).text().equalsIgnoreCase(name)) {
                return key.columns();
            }
        }
        for (ForeignKey key : table.foreignKeys()) {
            if (of(key.name(), FOREIGN, table, key.columns()).text().equalsIgnoreCase(name)) {
                return key.columns();
            }
        }
        for (Index index : table.indexes()) {
            if (of(index.name(), INDEX, table, index.columns()).text().equalsIgnoreCase(name)) {
                return index.columns();
            }
        }
        return List.of();
    }

    static Name of(@Nullable Name given, String prefix, Table table, List<Column> columns) {
        if (given != null && !given.text().isEmpty()) {
            return given;
        }
        StringBuilder name =
                new StringBuilder(prefix).append('_').append(table.name().text());
        columns.forEach(column -> name.append('_').append(column.name().text()));
        String text = name.toString().replaceAll("[^A-Za-z0-9_]", "_");
        if (text.length() > LONGEST) {
            CRC32 sum = new CRC32();
            sum.update(text.toUpperCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
            text = text.substring(0, LONGEST - 9) + "_" + String.format("%08X", sum.getValue());
        }
        return new Name(text, false);
    }
}
