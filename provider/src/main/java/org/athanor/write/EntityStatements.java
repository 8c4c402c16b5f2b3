package org.athanor.write;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.athanor.dialect.Dialect;
import org.athanor.mapping.BasicAttribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.Leaf;
import org.athanor.sql.Delete;
import org.athanor.sql.FromItem;
import org.athanor.sql.SqlExpression;
import org.athanor.sql.Update;
import org.athanor.sql.schema.Column;
import org.athanor.sql.schema.ForeignKey;
import org.athanor.sql.schema.Table;
import org.athanor.type.ValueType;

/** Builds the statements of one entity: one per table of its row. */
final class EntityStatements {
    private final Dialect dialect;
    private final EntityRow row;

    EntityStatements(Dialect dialect, EntityRow row) {
        this.dialect = dialect;
        this.row = row;
    }

    /** What an insert into one table lists. */
    private static final class Line {
        final List<Column> columns = new ArrayList<>();
        final List<SqlExpression> values = new ArrayList<>();
        final Set<Column> listed = new HashSet<>();

        void add(Column column, SqlExpression value) {
            if (listed.add(column)) {
                columns.add(column);
                values.add(value);
            }
        }
    }

    /**
     * For the table of that index; {@code foreign} are slots beyond the leaves that are known already at insert, {@code only}
     * the leaves to be listed, null for all.
     */
    RowInserter insert(int table, BitSet foreign, @Nullable BitSet only) {
        Line line = line(table, foreign, only, null);
        return new RowInserter(dialect, row.mapping.tables().get(table), line.columns, line.values);
    }

    /** For the root table, leaving the identifier to the database. */
    KeyReturningInserter insertReturningKey(Leaf key, BitSet foreign, @Nullable BitSet only) {
        Line line = line(0, foreign, only, key);
        return new KeyReturningInserter(dialect, row.mapping.tables().get(0), line.columns, line.values, key);
    }

    private Line line(int table, BitSet foreign, @Nullable BitSet only, @Nullable Leaf without) {
        EntityMapping mapping = row.mapping;
        Table into = mapping.tables().get(table);
        Line line = new Line();
        List<Column> keys = row.keyColumns(table);
        for (int part = 0; part < keys.size(); part++) {
            Leaf leaf = mapping.id().leaves().get(part);
            if (leaf != without) {
                line.add(keys.get(part), RowStatement.key(part, leaf.type()));
            } else {
                line.listed.add(leaf.column());
            }
        }
        int leaves = mapping.leaves().size();
        Set<Column> linked =
                new HashSet<>(); // a relationship of the element over the same column may know nothing of it
        foreign.stream().forEach(slot -> linked.add(row.slots.get(slot).column()));
        for (int i = 0; i < row.slots.size(); i++) {
            Slot slot = row.slots.get(i);
            boolean listed = i < leaves
                    ? slot.insertable() && (only == null || only.get(i)) && !linked.contains(slot.column())
                    : foreign.get(i);
            if (slot.column().table() == into && listed) {
                line.add(slot.column(), RowStatement.value(i, slot.type()));
            }
        }
        addDiscriminator(into, line);
        return line;
    }

    private void addDiscriminator(Table into, Line line) {
        Column column = row.mapping.inheritance().discriminatorColumn();
        Object value = row.mapping.discriminatorValue();
        if (column != null && column.table() == into && value != null) {
            line.add(column, new SqlExpression.Constant(value, requireType(row.mapping)));
        }
    }

    private static ValueType<?> requireType(EntityMapping mapping) {
        ValueType<?> type = mapping.inheritance().discriminatorType();
        if (type == null) {
            throw new IllegalStateException("Entity " + mapping.name() + " has a discriminator column without a type");
        }
        return type;
    }

    /** The updates of the changed slots, a statement a table, root first. */
    List<TableStatement> update(BitSet changed, VersionCheck check) {
        List<TableStatement> statements = new ArrayList<>();
        for (int table = 0; table < row.mapping.tables().size(); table++) {
            Table target = row.mapping.tables().get(table);
            List<Update.Assignment> assignments = new ArrayList<>();
            for (int i = changed.nextSetBit(0); i >= 0; i = changed.nextSetBit(i + 1)) {
                Slot slot = row.slots.get(i);
                if (slot.column().table() == target) {
                    assignments.add(new Update.Assignment(slot.column(), RowStatement.value(i, slot.type())));
                }
            }
            if (!assignments.isEmpty()) {
                boolean versioned = check != VersionCheck.NONE && holdsVersion(table);
                Update update = new Update(
                        new FromItem.TableRef(target, null),
                        assignments,
                        where(table, versioned ? check : VersionCheck.NONE));
                statements.add(new TableStatement(table, new RowStatement(dialect, update, 1), versioned));
            }
        }
        return statements;
    }

    /** The deletes, a statement a table, root last. */
    List<TableStatement> delete(VersionCheck check) {
        List<TableStatement> statements = new ArrayList<>();
        for (int table = 0; table < row.mapping.tables().size(); table++) {
            boolean versioned = check != VersionCheck.NONE && holdsVersion(table);
            Delete delete = new Delete(
                    new FromItem.TableRef(row.mapping.tables().get(table), null),
                    where(table, versioned ? check : VersionCheck.NONE));
            statements.add(new TableStatement(table, new RowStatement(dialect, delete, 1), versioned));
        }
        Collections.reverse(statements);
        return statements;
    }

    /** What sets the references to NULL that rows of a table have to rows of the same table, where they may be NULL. */
    List<RowStatement> unlink() {
        List<RowStatement> statements = new ArrayList<>();
        for (int table = 0; table < row.mapping.tables().size(); table++) {
            Table own = row.mapping.tables().get(table);
            List<Update.Assignment> nulls = new ArrayList<>();
            for (ForeignKey key : own.foreignKeys()) {
                if (key.target() == own
                        && key.enforced()
                        && key.columns().stream().allMatch(Column::nullable)) {
                    key.columns().forEach(c -> nulls.add(new Update.Assignment(c, new SqlExpression.Literal(null))));
                }
            }
            if (!nulls.isEmpty()) {
                Update update = new Update(new FromItem.TableRef(own, null), nulls, where(table, VersionCheck.NONE));
                statements.add(new RowStatement(dialect, update, 1));
            }
        }
        return statements;
    }

    /** The deletes of many unversioned rows by a list of their keys, a statement a table, root last. */
    List<RowStatement> deleteMany(int rows) {
        List<RowStatement> statements = new ArrayList<>();
        for (int table = row.mapping.tables().size() - 1; table >= 0; table--) {
            Leaf id = row.mapping.id().leaves().get(0);
            Column column = row.keyColumns(table).get(0);
            SqlExpression in = new SqlExpression.InValues(
                    new SqlExpression.ColumnRef(null, column),
                    Collections.nCopies(rows, RowStatement.key(0, id.type())),
                    false);
            FromItem.TableRef target =
                    new FromItem.TableRef(row.mapping.tables().get(table), null);
            statements.add(new RowStatement(dialect, new Delete(target, in), rows));
        }
        return statements;
    }

    private boolean holdsVersion(int table) {
        BasicAttribute version = row.mapping.version();
        return version != null
                && version.column().table() == row.mapping.tables().get(table);
    }

    private @Nullable SqlExpression where(int table, VersionCheck check) {
        List<SqlExpression> terms = new ArrayList<>();
        List<Column> keys = row.keyColumns(table);
        for (int part = 0; part < keys.size(); part++) {
            Leaf leaf = row.mapping.id().leaves().get(part);
            terms.add(SqlExpression.eq(
                    new SqlExpression.ColumnRef(null, keys.get(part)), RowStatement.key(part, leaf.type())));
        }
        BasicAttribute version = row.mapping.version();
        if (version != null && check != VersionCheck.NONE) {
            SqlExpression column = new SqlExpression.ColumnRef(null, version.column());
            terms.add(
                    check == VersionCheck.ABSENT
                            ? new SqlExpression.IsNull(column, false)
                            : SqlExpression.eq(column, RowStatement.version(version.type())));
        }
        return SqlExpression.and(terms);
    }

    /** The part of an update or delete that the table of that index has; {@code versioned} if it checks the version. */
    record TableStatement(int table, RowStatement statement, boolean versioned) {}
}
