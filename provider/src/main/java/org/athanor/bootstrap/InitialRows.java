package org.athanor.bootstrap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.BasicAttribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.Generator;
import org.athanor.mapping.Mappings;
import org.athanor.schema.InitialRow;
import org.athanor.sql.schema.Column;

/** The rows with which the tables of table generators begin. */
record InitialRows(List<InitialRow> rows) {
    InitialRows(Mappings mappings) {
        this(List.copyOf(collect(mappings).values()));
    }

    private static Map<Generator, InitialRow> collect(Mappings mappings) {
        Map<Generator, InitialRow> rows = new LinkedHashMap<>();
        for (EntityMapping entity : mappings.entities()) {
            if (entity.id().generator() instanceof Generator.FromTable table) {
                rows.put(table, row(table));
            }
            for (Attribute attribute : entity.attributes()) {
                if (attribute instanceof BasicAttribute basic
                        && basic.generator() instanceof Generator.FromTable table) {
                    rows.put(table, row(table));
                }
            }
        }
        return rows;
    }

    private static InitialRow row(Generator.FromTable generator) {
        Map<Column, Object> values = new LinkedHashMap<>();
        values.put(generator.keyColumn(), generator.key());
        values.put(generator.valueColumn(), generator.initialValue());
        return new InitialRow(generator.table(), values);
    }
}
