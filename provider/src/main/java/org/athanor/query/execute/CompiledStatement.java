package org.athanor.query.execute;

import jakarta.annotation.Nullable;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.athanor.jdbc.ParameterSink;
import org.athanor.sql.schema.Table;

/** A statement ready to run: text, binds, and for a select what reads its rows. Shared by all executions. */
final class CompiledStatement {
    private final String sql;
    private final BindStep[] binds;
    private final @Nullable RowReader reader;
    private final boolean uniqueRoots;
    private final Set<Table> tables;
    private final List<CompiledStatement> before;
    private final List<CompiledStatement> more;
    private final @Nullable OfKeys ofKeys;

    CompiledStatement(
            String sql, BindStep[] binds, @Nullable RowReader reader, boolean uniqueRoots, Set<Table> tables) {
        this(sql, binds, reader, uniqueRoots, tables, List.of(), List.of(), null);
    }

    private CompiledStatement(
            String sql,
            BindStep[] binds,
            @Nullable RowReader reader,
            boolean uniqueRoots,
            Set<Table> tables,
            List<CompiledStatement> before,
            List<CompiledStatement> more,
            @Nullable OfKeys ofKeys) {
        this.sql = sql;
        this.binds = binds;
        this.reader = reader;
        this.uniqueRoots = uniqueRoots;
        this.tables = tables;
        this.before = List.copyOf(before);
        this.more = List.copyOf(more);
        this.ofKeys = ofKeys;
    }

    /** Statements for the identifiers that this one selects: for so many of them, at the request's {@code keys}. */
    interface OfKeys {
        List<CompiledStatement> of(QueryRequest request, int keys);
    }

    /** This statement as a part of a bulk change. */
    CompiledStatement with(List<CompiledStatement> first, List<CompiledStatement> others, @Nullable OfKeys forKeys) {
        return new CompiledStatement(sql, binds, reader, uniqueRoots, tables, first, others, forKeys);
    }

    /** What is to be run before this one, with the same parameters. */
    List<CompiledStatement> before() {
        return before;
    }

    /** What is to be run after this one and changes rows of the same query. */
    List<CompiledStatement> more() {
        return more;
    }

    @Nullable
    OfKeys ofKeys() {
        return ofKeys;
    }

    String sql() {
        return sql;
    }

    /** Whether rows repeat their owner, of which the result has one. */
    boolean uniqueRoots() {
        return uniqueRoots;
    }

    /** The tables whose rows the statement depends on, or changes; empty when they are not known. */
    Set<Table> tables() {
        return tables;
    }

    void bind(ParameterSink sink, QueryRequest request) throws SQLException {
        for (int i = 0; i < binds.length; i++) {
            binds[i].bind(sink, i + 1, request);
        }
    }

    RowReader requireReader() {
        if (reader == null) {
            throw new IllegalStateException("This statement yields no rows: " + sql);
        }
        return reader;
    }
}
