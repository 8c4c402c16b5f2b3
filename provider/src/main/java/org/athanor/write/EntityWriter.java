package org.athanor.write;

import jakarta.annotation.Nullable;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.athanor.dialect.Capability;
import org.athanor.dialect.Dialect;
import org.athanor.jdbc.JdbcSession;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.Leaf;
import org.athanor.mapping.Mappings;
import org.athanor.mapping.ToManyAttribute;
import org.athanor.write.EntityStatements.TableStatement;

/**
 * Writes rows of one concrete entity, all of its tables. Shared by all contexts of a factory; each statement is built on
 * first use and kept by its shape. Decides nothing: which rows, which columns and in which order is the caller's business.
 */
public final class EntityWriter {
    private static final int DELETED_TOGETHER = 100;

    private record Inserters(@Nullable KeyReturningInserter keyed, List<RowInserter> tables) {}

    private record UpdateShape(BitSet changed, VersionCheck check) {}

    private final EntityRow row;
    private final Dialect dialect;
    private final EntityStatements statements;
    private final Map<BitSet, Inserters> inserts = new ConcurrentHashMap<>();
    private final Map<BitSet, Inserters> insertsWithKeys = new ConcurrentHashMap<>();
    private final Map<BitSet, Inserters> parts = new ConcurrentHashMap<>();
    private final Map<BitSet, Inserters> partsWithKeys = new ConcurrentHashMap<>();
    private final Map<UpdateShape, List<TableStatement>> updates = new ConcurrentHashMap<>();
    private final Map<VersionCheck, List<TableStatement>> deletes = new ConcurrentHashMap<>();
    private volatile @Nullable List<RowStatement> deletesTogether;
    private volatile @Nullable List<RowStatement> unlinks;

    EntityWriter(EntityMapping mapping, Mappings mappings, Dialect dialect) {
        this.row = new EntityRow(mapping, mappings);
        this.dialect = dialect;
        this.statements = new EntityStatements(dialect, row);
    }

    /** What can be written: the leaves by their index, then columns kept for to-many relationships of other entities. */
    public List<Slot> slots() {
        return row.slots;
    }

    /** The slot of the version, -1 without one. */
    public int versionSlot() {
        return row.versionSlot;
    }

    /** The to-many relationships of other entities whose foreign keys are in this entity's tables. */
    public Set<ToManyAttribute> foreignRelationships() {
        return row.foreignRelationships();
    }

    /** The slots of the foreign key of one of {@link #foreignRelationships}. */
    public int[] foreignSlots(ToManyAttribute attribute) {
        return row.foreignSlots(attribute);
    }

    /** The leaf of {@code owner} that supplies the foreign key column at that place of {@link #foreignSlots}. */
    public static Leaf ownerLeaf(ToManyAttribute attribute, EntityMapping owner, int place) {
        return EntityRow.referencedLeaf(owner, attribute.targetForeignKey().get(place), place);
    }

    /** The slot of the position that a to-many keeps in this entity, -1 if it keeps none. */
    public int positionSlot(ToManyAttribute attribute) {
        return row.positionSlot(attribute);
    }

    /** The slots of the key that a map of this entity's instances keeps in this entity, empty if it keeps none. */
    public int[] keySlots(ToManyAttribute attribute) {
        return row.keySlots(attribute);
    }

    /** What the {@link #keySlots} hold. */
    public List<MapKeyPart> keyParts(ToManyAttribute attribute) {
        return row.keyParts(attribute);
    }

    /** Whether the identifier comes from the database at insert. */
    public boolean generatesKey() {
        return row.generatedLeaf() != null;
    }

    /** Inserts all rows in their order; {@code foreign} are the slots beyond the leaves that are to be written too. */
    public void insert(JdbcSession session, BitSet foreign, Rows rows) {
        insert(session, inserters(foreign), rows);
    }

    /** As {@link #insert}, for rows that have their keys although the database would make them. */
    public void insertWithKeys(JdbcSession session, BitSet foreign, Rows rows) {
        Inserters known = insertsWithKeys.get(foreign);
        if (known == null) {
            known = insertsWithKeys.computeIfAbsent((BitSet) foreign.clone(), slots -> compile(slots, null, null));
        }
        insert(session, known, rows);
    }

    /** Inserts rows of which only these leaves are given, and the key if {@code keyed}; the rest is left to the database. */
    public void insertOnly(JdbcSession session, BitSet leaves, boolean keyed, Rows rows) {
        Map<BitSet, Inserters> known = keyed ? partsWithKeys : parts;
        insert(
                session,
                known.computeIfAbsent(
                        (BitSet) leaves.clone(),
                        only -> compile(new BitSet(), only, keyed ? null : row.generatedLeaf())),
                rows);
    }

    private static void insert(JdbcSession session, Inserters inserters, Rows rows) {
        if (inserters.keyed != null) {
            inserters.keyed.insert(session, rows);
        }
        for (RowInserter table : inserters.tables) {
            table.insert(session, rows);
        }
    }

    private Inserters inserters(BitSet foreign) {
        Inserters known = inserts.get(foreign);
        return known != null
                ? known
                : inserts.computeIfAbsent((BitSet) foreign.clone(), slots -> compile(slots, null, row.generatedLeaf()));
    }

    private Inserters compile(BitSet foreign, @Nullable BitSet only, @Nullable Leaf generated) {
        KeyReturningInserter keyed = generated == null ? null : statements.insertReturningKey(generated, foreign, only);
        RowInserter[] tables = new RowInserter[row.mapping.tables().size() - (keyed == null ? 0 : 1)];
        for (int i = 0; i < tables.length; i++) {
            tables[i] = statements.insert(i + (keyed == null ? 0 : 1), foreign, only);
        }
        return new Inserters(keyed, List.of(tables));
    }

    /**
     * Updates the changed slots of all rows, each of which must be there. With a version check the version's own slot is
     * among the changed ones.
     */
    public void update(JdbcSession session, BitSet changed, VersionCheck check, Rows rows) {
        UpdateShape shape = new UpdateShape(changed, check);
        List<TableStatement> known = updates.get(shape);
        if (known == null) {
            known = updates.computeIfAbsent(
                    new UpdateShape((BitSet) changed.clone(), check), s -> statements.update(s.changed, s.check));
        }
        for (TableStatement table : known) {
            if (row.mapping.isSecondary(row.mapping.tables().get(table.table()))) {
                updateSecondary(session, table, rows);
            } else {
                run(session, table, rows, "updated", true);
            }
        }
    }

    /** A secondary table may lack the row, when others than we have inserted the instance: then it is inserted. */
    private void updateSecondary(JdbcSession session, TableStatement table, Rows rows) {
        int[] counts = table.statement().run(session, rows);
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] == 0) {
                Inserters inserters = inserters(new BitSet());
                int place = table.table() - (inserters.keyed == null ? 0 : 1);
                inserters.tables.get(place).insert(session, new RowsFrom(rows, i, 1));
            }
        }
    }

    /** Deletes all rows. Without a version check it does not matter whether they are still there. */
    public void delete(JdbcSession session, VersionCheck check, Rows rows) {
        if (dialect.can(Capability.CHECKS_EACH_ROW)) {
            unlink(session, rows);
        }
        int done = 0;
        if (check == VersionCheck.NONE && canDeleteTogether()) {
            done = deleteTogether(session, rows);
        }
        if (done < rows.size()) {
            Rows rest = done == 0 ? rows : new RowsFrom(rows, done, rows.size() - done);
            for (TableStatement table : deletes.computeIfAbsent(check, statements::delete)) {
                run(session, table, rest, "deleted", table.versioned());
            }
        }
    }

    private void unlink(JdbcSession session, Rows rows) {
        List<RowStatement> known = unlinks;
        if (known == null) {
            known = statements.unlink();
            unlinks = known;
        }
        known.forEach(statement -> statement.run(session, rows));
    }

    private boolean canDeleteTogether() {
        return row.mapping.id().simple() && dialect.capabilities().maxParameters() >= DELETED_TOGETHER;
    }

    private int deleteTogether(JdbcSession session, Rows rows) {
        int done = 0;
        while (rows.size() - done >= DELETED_TOGETHER) {
            List<RowStatement> together = deletesTogether;
            if (together == null) {
                together = statements.deleteMany(DELETED_TOGETHER);
                deletesTogether = together;
            }
            int first = done;
            for (RowStatement statement : together) {
                session.update(statement.sql(), sink -> statement.bind(sink, rows, first));
            }
            done += DELETED_TOGETHER;
        }
        return done;
    }

    private void run(JdbcSession session, TableStatement table, Rows rows, String verb, boolean mustExist) {
        int[] counts = table.statement().run(session, rows);
        if (mustExist) {
            for (int i = 0; i < counts.length; i++) {
                if (counts[i] == 0) {
                    throw stale(rows, i, verb, table.versioned());
                }
            }
        }
    }

    private StaleRowException stale(Rows rows, int index, String verb, boolean versioned) {
        int parts = row.mapping.id().leaves().size();
        StringBuilder key = new StringBuilder();
        for (int part = 0; part < parts; part++) {
            key.append(part == 0 ? "" : ",").append(rows.key(index, part));
        }
        return new StaleRowException(
                row.mapping, key, verb, versioned, index + (rows instanceof RowsFrom r ? r.first() : 0));
    }

    /** So many rows from {@code first} on. */
    private record RowsFrom(Rows rows, int first, int size) implements Rows {

        @Override
        public @Nullable Object value(int row, int slot) {
            return rows.value(first + row, slot);
        }

        @Override
        public @Nullable Object key(int row, int part) {
            return rows.key(first + row, part);
        }

        @Override
        public @Nullable Object version(int row) {
            return rows.version(first + row);
        }
    }
}
