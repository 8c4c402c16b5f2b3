package org.athanor.flush;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.athanor.instrument.Accesses;
import org.athanor.instrument.LeafReader;
import org.athanor.jdbc.JdbcSession;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.Leaf;
import org.athanor.write.CollectionRowWriter;
import org.athanor.write.CollectionTable;
import org.athanor.write.Rows;

/** Rows of join and element tables to be deleted and inserted, gathered by table. Keys are read when they are bound. */
final class CollectionRows {
    private final FlushPlans plans;
    private final Map<CollectionTable, TableRows> tables = new LinkedHashMap<>();

    CollectionRows(FlushPlans plans) {
        this.plans = plans;
    }

    private record TableRows(Batch removedOwners, Batch deletes, Batch deletesAt, Batch inserts) {}

    void deleteAll(EntityMapping mapping, Attribute attribute, Object owner) {
        of(mapping, attribute).removedOwners.add(owner, null, 0);
    }

    void delete(EntityMapping mapping, Attribute attribute, Object owner, Object element) {
        of(mapping, attribute).deletes.add(owner, element, 0);
    }

    /** {@code place}: a position, or the key of a map. */
    void deleteAt(EntityMapping mapping, Attribute attribute, Object owner, Object place) {
        of(mapping, attribute).deletesAt.add(owner, null, place);
    }

    void insert(EntityMapping mapping, Attribute attribute, Object owner, Object element, Object place) {
        of(mapping, attribute).inserts.add(owner, element, place);
    }

    private TableRows of(EntityMapping mapping, Attribute attribute) {
        return tables.computeIfAbsent(new CollectionTable(mapping, attribute), table -> {
            CollectionRowWriter writer = plans.writers().of(table);
            return new TableRows(
                    new Batch(plans.accesses(), table, writer),
                    new Batch(plans.accesses(), table, writer),
                    new Batch(plans.accesses(), table, writer),
                    new Batch(plans.accesses(), table, writer));
        });
    }

    /** Runs all deletes; gives the number of rows asked for. */
    int runDeletes(JdbcSession session) {
        int count = 0;
        for (TableRows rows : tables.values()) {
            CollectionRowWriter writer = rows.deletes.writer;
            count += rows.removedOwners.size() + rows.deletes.size() + rows.deletesAt.size();
            if (rows.removedOwners.size() > 0) {
                writer.deleteAll(session, rows.removedOwners);
            }
            if (rows.deletes.size() > 0) {
                writer.delete(session, rows.deletes);
            }
            if (rows.deletesAt.size() > 0) {
                writer.deleteAt(session, rows.deletesAt);
            }
        }
        return count;
    }

    int runInserts(JdbcSession session) {
        int count = 0;
        for (TableRows rows : tables.values()) {
            count += rows.inserts.size();
            if (rows.inserts.size() > 0) {
                rows.inserts.writer.insert(session, rows.inserts);
            }
        }
        return count;
    }

    /** Rows of one table that go through the same statement. */
    private static final class Batch implements Rows {
        private final Accesses accesses;
        private final CollectionTable table;
        private final CollectionRowWriter writer;
        private final List<Object> owners = new ArrayList<>();
        private final List<Object> elements = new ArrayList<>();
        private final List<Object> places = new ArrayList<>();

        Batch(Accesses accesses, CollectionTable table, CollectionRowWriter writer) {
            this.accesses = accesses;
            this.table = table;
            this.writer = writer;
        }

        void add(Object owner, @Nullable Object element, Object place) {
            owners.add(owner);
            elements.add(element);
            places.add(place);
        }

        @Override
        public int size() {
            return owners.size();
        }

        @Override
        public @Nullable Object value(int row, int slot) {
            int ownerParts = writer.ownerLeaves().size();
            if (slot < ownerParts) {
                return LeafReader.value(accesses, writer.ownerLeaves().get(slot), owners.get(row));
            }
            if (slot == writer.positionSlot()) {
                return places.get(row);
            }
            if (writer.keySlot() >= 0 && slot >= writer.keySlot()) {
                return ValuePaths.key(accesses, writer.keyParts().get(slot - writer.keySlot()), places.get(row));
            }
            List<Leaf> leaves = writer.elementLeaves();
            return leaves.isEmpty()
                    ? ValuePaths.element(accesses, writer.elementParts().get(slot - ownerParts), elements.get(row))
                    : LeafReader.value(accesses, leaves.get(slot - ownerParts), elements.get(row));
        }

        @Override
        public Object key(int row, int part) {
            throw new IllegalStateException("Rows of " + table.attribute() + " have no key of their own");
        }
    }
}
