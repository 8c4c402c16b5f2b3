package org.athanor.generator;

import jakarta.annotation.Nullable;
import java.util.List;
import org.athanor.dialect.Bind;
import org.athanor.dialect.Capability;
import org.athanor.dialect.Dialect;
import org.athanor.dialect.RenderedSql;
import org.athanor.jdbc.Binder;
import org.athanor.jdbc.Database;
import org.athanor.jdbc.JdbcSession;
import org.athanor.mapping.Generator;
import org.athanor.sql.FromItem;
import org.athanor.sql.Insert;
import org.athanor.sql.Select;
import org.athanor.sql.SelectItem;
import org.athanor.sql.SqlExpression;
import org.athanor.sql.Statement;
import org.athanor.sql.Update;
import org.athanor.type.JdbcCodec;
import org.athanor.type.ValueType;
import org.athanor.type.ValueTypes;

/**
 * A counter in a row of a table; the row holds the last value handed out (Jakarta Persistence 3.2, 11.1.52: it is
 * initialized with {@code initialValue}, so the first identifier is one more).
 *
 * <p>A block is drawn in a transaction of its own on another connection: nobody waits for the row until a long transaction
 * ends. Where only one transaction can write at a time, that other connection would wait for the very transaction it works
 * for; there the block is drawn inside that transaction, and {@link PooledCounter} sees to a rollback.
 */
final class TableCounter extends PooledCounter {
    private static final ValueType<Long> LONG = ValueTypes.require(Long.class);
    private static final ValueType<String> STRING = ValueTypes.require(String.class);

    private final Database database;
    private final Generator.FromTable generator;
    private final long size;
    private final RenderedSql advance;
    private final RenderedSql read;
    private final RenderedSql create;
    private final JdbcCodec valueCodec;

    TableCounter(Generator.FromTable generator, Database database) {
        this.database = database;
        this.generator = generator;
        this.size = Math.max(1, generator.allocationSize());
        Dialect dialect = database.dialect();
        SqlExpression value = new SqlExpression.ColumnRef(null, generator.valueColumn());
        SqlExpression key = new SqlExpression.Constant(generator.key(), STRING);
        SqlExpression mine = SqlExpression.eq(new SqlExpression.ColumnRef(null, generator.keyColumn()), key);
        FromItem.TableRef table = new FromItem.TableRef(generator.table(), null);
        SqlExpression more = new SqlExpression.Arithmetic(
                SqlExpression.ArithmeticOperator.ADD, value, new SqlExpression.Constant(size, LONG));
        this.advance =
                dialect.render(new Update(table, List.of(new Update.Assignment(generator.valueColumn(), more)), mine));
        this.read = dialect.render(Select.of(List.of(SelectItem.of(value)), List.of(table), mine));
        Statement insert = new Insert(
                generator.table(),
                List.of(generator.keyColumn(), generator.valueColumn()),
                List.of(List.of(key, new SqlExpression.Constant(generator.initialValue() + size, LONG))),
                List.of());
        this.create = dialect.render(insert);
        this.valueCodec = dialect.codec(LONG.sqlType());
    }

    @Override
    boolean drawsInside(JdbcSession session) {
        return session.inTransaction() && !database.dialect().can(Capability.CONCURRENT_WRITERS);
    }

    @Override
    Block draw(JdbcSession session) {
        if (drawsInside(session)) {
            return advance(session);
        }
        if (!session.inTransaction()) {
            return inTransaction(session);
        }
        try (JdbcSession separate = database.openSession()) {
            return inTransaction(separate);
        }
    }

    private Block inTransaction(JdbcSession session) {
        session.begin();
        boolean done = false;
        try {
            Block block = advance(session);
            session.commit();
            done = true;
            return block;
        } finally {
            if (!done) {
                session.rollback();
            }
        }
    }

    /** The update locks the row, so what is read afterwards is what the update made. */
    private Block advance(JdbcSession session) {
        if (session.update(advance.text(), binder(advance)) == 0) {
            session.update(create.text(), binder(create));
            return new Block(generator.initialValue() + 1, size);
        }
        Long last =
                session.query(read.text(), binder(read), rows -> rows.next() ? number(valueCodec.read(rows, 1)) : null);
        if (last == null) {
            throw new IllegalStateException(
                    "Column " + generator.valueColumn() + " holds no number for generator " + generator.name()
                            + " in the row '" + generator.key() + "'. Set it to the highest identifier in use.");
        }
        return new Block(last - size + 1, size);
    }

    private static @Nullable Long number(@Nullable Object canonical) {
        return canonical == null ? null : ((Number) canonical).longValue();
    }

    private static Binder binder(RenderedSql statement) {
        List<Bind> binds = statement.binds();
        return sink -> {
            for (int i = 0; i < binds.size(); i++) {
                if (binds.get(i) instanceof Bind.Fixed fixed) {
                    sink.set(i + 1, fixed.canonical(), fixed.codec());
                }
            }
        };
    }
}
