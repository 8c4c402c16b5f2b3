package org.athanor.session;

import org.athanor.dialect.Capability;
import org.athanor.sql.Delete;
import org.athanor.sql.FromItem;
import org.athanor.sql.SqlExpression;
import org.athanor.sql.SqlExpression.Constant;
import org.athanor.type.ValueType;
import org.athanor.type.ValueTypes;

/**
 * The pessimistic lock on a database that locks no rows: the transaction becomes the one that may write, before it reads what
 * it wants locked. It holds for the whole database.
 */
final class DatabaseLock {
    private static final ValueType<Integer> INTEGER = ValueTypes.require(Integer.class);

    private DatabaseLock() {}

    /** Does nothing where the options ask for no pessimistic lock, or rows can be locked. */
    static void take(StatefulSession session, FindOptions options) {
        if (LockLevel.of(options.lockMode()).pessimistic()
                && !session.jdbc().dialect().can(Capability.SELECT_FOR_UPDATE)
                && session.transaction().isActive()) {
            FromItem.TableRef any = new FromItem.TableRef(
                    session.engine().mappings().entities().get(0).table(), null);
            SqlExpression never = SqlExpression.eq(new Constant(1, INTEGER), new Constant(0, INTEGER));
            session.jdbc()
                    .lockForWriting(session.jdbc()
                            .dialect()
                            .render(new Delete(any, never))
                            .text());
        }
    }
}
