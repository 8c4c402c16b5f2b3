package org.athanor.sql.schema;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All tables and sequences of one persistence unit, in order of declaration. */
public final class Schema {
    private record Key(@Nullable Name catalog, @Nullable Name schema, Name name) {}

    private final Map<Key, Table> tables = new LinkedHashMap<>();
    private final Map<Key, Sequence> sequences = new LinkedHashMap<>();

    /** The table of that name, made on first mention. */
    public Table table(@Nullable Name catalog, @Nullable Name schema, Name name) {
        return tables.computeIfAbsent(new Key(catalog, schema, name), k -> new Table(catalog, schema, name));
    }

    public @Nullable Table find(@Nullable Name catalog, @Nullable Name schema, Name name) {
        return tables.get(new Key(catalog, schema, name));
    }

    public void add(Sequence sequence) {
        sequences.putIfAbsent(new Key(sequence.catalog(), sequence.schema(), sequence.name()), sequence);
    }

    public List<Table> tables() {
        return new ArrayList<>(tables.values());
    }

    public List<Sequence> sequences() {
        return new ArrayList<>(sequences.values());
    }
}
