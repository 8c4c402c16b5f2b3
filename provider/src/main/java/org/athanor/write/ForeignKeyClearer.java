package org.athanor.write;

import java.util.ArrayList;
import java.util.List;
import org.athanor.dialect.Dialect;
import org.athanor.jdbc.JdbcSession;
import org.athanor.mapping.ColumnPair;
import org.athanor.mapping.Leaf;
import org.athanor.mapping.Relationship;
import org.athanor.mapping.ToManyAttribute;
import org.athanor.mapping.ToOneAttribute;
import org.athanor.sql.FromItem;
import org.athanor.sql.SqlExpression;
import org.athanor.sql.Update;
import org.athanor.sql.schema.Column;
import org.athanor.type.ValueType;

/**
 * Sets the foreign keys to NULL that a to-many, or the other side of a to-one, keeps in its targets' table, for all rows of an
 * owner. The slots are the owner's {@link #ownerLeaves}.
 */
public final class ForeignKeyClearer {
    private final List<Leaf> ownerLeaves = new ArrayList<>();
    private final RowStatement statement;

    ForeignKeyClearer(CollectionTable collection, Dialect dialect) {
        Relationship relationship = (Relationship) collection.attribute();
        List<ColumnPair> foreignKey = foreignKey(relationship);
        List<Update.Assignment> nulls = new ArrayList<>();
        List<SqlExpression> where = new ArrayList<>();
        for (int i = 0; i < foreignKey.size(); i++) {
            Column column = foreignKey.get(i).column();
            Leaf leaf = EntityRow.referencedLeaf(collection.owner(), foreignKey.get(i), i);
            ownerLeaves.add(leaf);
            nulls.add(new Update.Assignment(column, new SqlExpression.Literal(null)));
            ValueType<?> type = leaf.type();
            where.add(SqlExpression.eq(new SqlExpression.ColumnRef(null, column), RowStatement.value(i, type)));
        }
        Column order = relationship instanceof ToManyAttribute toMany ? toMany.orderColumn() : null;
        if (order != null) {
            nulls.add(new Update.Assignment(order, new SqlExpression.Literal(null)));
        }
        Column first = foreignKey.get(0).column();
        statement = new RowStatement(
                dialect, new Update(new FromItem.TableRef(first.table(), null), nulls, SqlExpression.and(where)), 1);
    }

    private static List<ColumnPair> foreignKey(Relationship relationship) {
        if (relationship instanceof ToManyAttribute toMany) {
            return toMany.targetForeignKey();
        }
        Relationship owning = relationship.inverse();
        if (owning instanceof ToOneAttribute toOne) {
            return toOne.joinColumns();
        }
        throw new IllegalStateException(relationship + " keeps no foreign key in its target");
    }

    public List<Leaf> ownerLeaves() {
        return ownerLeaves;
    }

    public void clear(JdbcSession session, Rows owners) {
        statement.run(session, owners);
    }
}
