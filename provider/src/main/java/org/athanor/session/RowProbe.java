package org.athanor.session;

import jakarta.annotation.Nullable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.athanor.dialect.Bind;
import org.athanor.dialect.Capability;
import org.athanor.dialect.Dialect;
import org.athanor.dialect.RenderedSql;
import org.athanor.jdbc.JdbcSession;
import org.athanor.mapping.BasicAttribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.IdentityKey;
import org.athanor.mapping.Leaf;
import org.athanor.sql.FromItem;
import org.athanor.sql.RowLock;
import org.athanor.sql.Select;
import org.athanor.sql.SelectItem;
import org.athanor.sql.SqlExpression;
import org.athanor.sql.schema.Column;
import org.athanor.type.ValueType;
import org.athanor.type.ValueTypes;

/** Asks whether a row is there, and in which version, and locks it if told to; reads nothing else and touches no instance. */
final class RowProbe {
    private final Dialect dialect;
    private final List<Leaf> idLeaves;
    private final Column probed;
    private final ValueType<?> probedType;
    private final List<Column> keyColumns;
    private final Map<Optional<RowLock>, RenderedSql> texts = new ConcurrentHashMap<>();

    RowProbe(EntityMapping mapping, Dialect dialect) {
        this.dialect = dialect;
        this.idLeaves = mapping.id().leaves();
        BasicAttribute version = mapping.version();
        this.probed = version == null ? mapping.tableKeys().get(0).get(0) : version.column();
        this.probedType = version == null ? idLeaves.get(0).type() : version.type();
        this.keyColumns = mapping.tableKeys().get(Math.max(0, mapping.tables().indexOf(probed.table())));
    }

    /** What a probe found: whether there is a row, and its version (its identifier where there is no version). */
    record Finding(boolean exists, @Nullable Object version) {}

    boolean exists(JdbcSession jdbc, Object keyValue) {
        return probe(jdbc, keyValue, null).exists();
    }

    Finding probe(JdbcSession jdbc, Object keyValue, @Nullable RowLock lock) {
        RowLock possible = dialect.can(Capability.SELECT_FOR_UPDATE) ? lock : null;
        RenderedSql sql = texts.computeIfAbsent(Optional.ofNullable(possible), this::render);
        Finding finding = jdbc.query(
                sql.text(),
                sink -> {
                    int index = 1;
                    for (Bind bind : sql.binds()) {
                        if (bind instanceof Bind.Slot slot) {
                            sink.set(
                                    index++,
                                    ValueTypes.canonical(slot.type(), IdentityKey.part(keyValue, (Integer) slot.key())),
                                    slot.codec());
                        }
                    }
                },
                this::read);
        return finding == null ? new Finding(false, null) : finding;
    }

    private Finding read(ResultSet rows) throws SQLException {
        return rows.next()
                ? new Finding(
                        true,
                        probedType.fromCanonical(dialect.codec(probed.type()).read(rows, 1)))
                : new Finding(false, null);
    }

    private RenderedSql render(Optional<RowLock> lock) {
        List<SqlExpression> terms = new ArrayList<>();
        for (int i = 0; i < keyColumns.size(); i++) {
            terms.add(SqlExpression.eq(
                    new SqlExpression.ColumnRef("t", keyColumns.get(i)),
                    new SqlExpression.Param(i, idLeaves.get(i).type())));
        }
        Select select = Select.of(
                List.of(SelectItem.of(new SqlExpression.ColumnRef("t", probed))),
                List.of(new FromItem.TableRef(probed.table(), "t")),
                SqlExpression.and(terms));
        return dialect.render(select.withLock(lock.orElse(null)));
    }
}
