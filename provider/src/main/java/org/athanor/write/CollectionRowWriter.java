package org.athanor.write;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import org.athanor.dialect.Dialect;
import org.athanor.jdbc.JdbcSession;
import org.athanor.mapping.Leaf;
import org.athanor.sql.Delete;
import org.athanor.sql.FromItem;
import org.athanor.sql.SqlExpression;
import org.athanor.sql.schema.Column;
import org.athanor.sql.schema.Table;

/**
 * Writes rows of one join or element table. The values of a row by slot: first the owner's key ({@link #ownerLeaves}), then
 * the element ({@link #elementLeaves} of an entity, {@link #elementParts} of a value), then its place: the
 * {@link #positionSlot}, or the {@link #keyParts} of a map's key.
 */
public final class CollectionRowWriter {
    private final CollectionRow row;
    private final Dialect dialect;
    private final RowInserter inserter;
    private volatile @Nullable RowStatement delete;
    private volatile @Nullable RowStatement deleteAt;
    private volatile @Nullable RowStatement deleteAll;

    CollectionRowWriter(CollectionTable collection, Dialect dialect) {
        this.row = new CollectionRow(collection);
        this.dialect = dialect;
        List<Column> columns = new ArrayList<>();
        List<SqlExpression> values = new ArrayList<>();
        for (int slot = 0; slot < row.size(); slot++) {
            columns.add(row.column(slot));
            values.add(RowStatement.value(slot, row.type(slot)));
        }
        this.inserter = new RowInserter(dialect, table(), columns, values);
    }

    public Table table() {
        return row.table.table();
    }

    /** The owner's leaves that supply the first slots. */
    public List<Leaf> ownerLeaves() {
        return row.ownerLeaves;
    }

    /** The target's leaves that supply the next slots; empty when elements are values. */
    public List<Leaf> elementLeaves() {
        return row.elementLeaves;
    }

    /** The parts of an element that supply the next slots. */
    public List<ElementPart> elementParts() {
        return row.elementParts;
    }

    /** The slot of the position, -1 when the order is not stored. */
    public int positionSlot() {
        return row.positionSlot;
    }

    /** The slot of the first of {@link #keyParts}, -1 when there is none. */
    public int keySlot() {
        return row.keySlot;
    }

    /** The parts of a map's key that are stored beside the element. */
    public List<MapKeyPart> keyParts() {
        return row.keyParts;
    }

    public void insert(JdbcSession session, Rows rows) {
        inserter.insert(session, rows);
    }

    /** Deletes by owner and element. */
    public void delete(JdbcSession session, Rows rows) {
        RowStatement statement = delete;
        if (statement == null) {
            statement = statement(0, row.elements);
            delete = statement;
        }
        statement.run(session, rows);
    }

    /** Deletes by owner and place: the key of a map, else the position. */
    public void deleteAt(JdbcSession session, Rows rows) {
        RowStatement statement = deleteAt;
        if (statement == null) {
            statement = row.keySlot >= 0
                    ? statement(row.keySlot, row.keySlot + row.keyParts.size())
                    : statement(row.positionSlot, row.positionSlot + 1);
            deleteAt = statement;
        }
        statement.run(session, rows);
    }

    /** Deletes all rows of the owners. */
    public void deleteAll(JdbcSession session, Rows owners) {
        RowStatement statement = deleteAll;
        if (statement == null) {
            statement = statement(0, row.ownerLeaves.size());
            deleteAll = statement;
        }
        statement.run(session, owners);
    }

    /** A delete by the owner's slots and those from {@code from} to {@code to}. */
    private RowStatement statement(int from, int to) {
        List<SqlExpression> terms = new ArrayList<>();
        for (int slot = 0; slot < row.size(); slot++) {
            if (slot < row.ownerLeaves.size() || slot >= from && slot < to) {
                terms.add(SqlExpression.eq(
                        new SqlExpression.ColumnRef(null, row.column(slot)), RowStatement.value(slot, row.type(slot))));
            }
        }
        Delete statement = new Delete(new FromItem.TableRef(table(), null), SqlExpression.and(terms));
        return new RowStatement(dialect, statement, 1);
    }
}
