package org.athanor.write;

import java.util.ArrayList;
import java.util.List;
import org.athanor.dialect.Dialect;
import org.athanor.jdbc.JdbcSession;
import org.athanor.mapping.Leaf;
import org.athanor.mapping.ToManyAttribute;
import org.athanor.sql.FromItem;
import org.athanor.sql.SqlExpression;
import org.athanor.sql.Update;
import org.athanor.sql.schema.Column;
import org.athanor.type.ValueType;

/**
 * Sets the foreign keys to NULL that a to-many keeps in its targets' table, for all rows of an owner. The slots are the
 * owner's {@link #ownerLeaves}.
 */
public final class ForeignKeyClearer {
    private final List<Leaf> ownerLeaves = new ArrayList<>();
    private final RowStatement statement;

    ForeignKeyClearer(CollectionTable collection, Dialect dialect) {
        ToManyAttribute toMany = (ToManyAttribute) collection.attribute();
        List<Update.Assignment> nulls = new ArrayList<>();
        List<SqlExpression> where = new ArrayList<>();
        for (int i = 0; i < toMany.targetForeignKey().size(); i++) {
            Column column = toMany.targetForeignKey().get(i).column();
            Leaf leaf = EntityRow.referencedLeaf(
                    collection.owner(), toMany.targetForeignKey().get(i), i);
            ownerLeaves.add(leaf);
            nulls.add(new Update.Assignment(column, new SqlExpression.Literal(null)));
            ValueType<?> type = leaf.type();
            where.add(SqlExpression.eq(new SqlExpression.ColumnRef(null, column), RowStatement.value(i, type)));
        }
        Column order = toMany.orderColumn();
        if (order != null) {
            nulls.add(new Update.Assignment(order, new SqlExpression.Literal(null)));
        }
        Column first = toMany.targetForeignKey().get(0).column();
        statement = new RowStatement(
                dialect, new Update(new FromItem.TableRef(first.table(), null), nulls, SqlExpression.and(where)), 1);
    }

    public List<Leaf> ownerLeaves() {
        return ownerLeaves;
    }

    public void clear(JdbcSession session, Rows owners) {
        statement.run(session, owners);
    }
}
