package org.athanor.dialect.postgresql;

import static org.athanor.dialect.Capability.FAILURE_ENDS_TRANSACTION;
import static org.athanor.dialect.Capability.GENERATED_KEYS_OF_MANY_ROWS;
import static org.athanor.dialect.Capability.RETURNING;
import static org.athanor.dialect.Capability.TRANSACTIONAL_DDL;

import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.athanor.dialect.Capabilities;
import org.athanor.dialect.ColumnCodec;
import org.athanor.dialect.Dialect;
import org.athanor.dialect.ErrorCodes;
import org.athanor.dialect.Folding;
import org.athanor.dialect.LikeSyntax;
import org.athanor.dialect.ListBinding;
import org.athanor.dialect.LockSyntax;
import org.athanor.dialect.SchemaSyntax;
import org.athanor.dialect.SequenceSyntax;
import org.athanor.dialect.SqlError.Kind;
import org.athanor.dialect.StandardCodecs;
import org.athanor.dialect.TypeNames;
import org.athanor.type.JdbcCodec;
import org.athanor.type.JdbcCodec.Fetch;
import org.athanor.type.SqlType;

/**
 * PostgreSQL. A {@code timestamp with time zone} is a point in time there: it forgets the offset it was given. A {@code char}
 * column would pad its values, so short texts are {@code varchar} too.
 */
public final class PostgresDialect {
    private static final Capabilities CAPABILITIES = Capabilities.standard()
            .with(RETURNING, GENERATED_KEYS_OF_MANY_ROWS, FAILURE_ENDS_TRANSACTION, TRANSACTIONAL_DDL)
            .withLimits(65_535, 1_000, 10_000)
            .withLists(ListBinding.ARRAY);

    private static final TypeNames TYPE_NAMES = TypeNames.standard()
            .with(SqlType.CLOB, "text")
            .with(SqlType.VARBINARY, "bytea")
            .with(SqlType.BLOB, "bytea")
            .with(SqlType.JSON, "jsonb")
            .withoutSize(SqlType.DECIMAL, "numeric");

    private static final Set<String> RESERVED = Set.of(
            ("all analyse analyze and any array as asc asymmetric authorization binary both case cast check collate"
                            + " collation column concurrently constraint create cross current_catalog current_date current_role"
                            + " current_schema current_time current_timestamp current_user default deferrable desc distinct do"
                            + " else end except false fetch for foreign freeze from full grant group having ilike in initially"
                            + " inner intersect into is isnull join lateral leading left like limit localtime localtimestamp"
                            + " natural not notnull null offset on only or order outer overlaps placing primary references"
                            + " returning right select session_user similar some symmetric system_user table tablesample then to"
                            + " trailing true union unique user using variadic verbose when where window with")
                    .split(" "));

    private static final ErrorCodes ERRORS = new ErrorCodes(
            Map.of(),
            Map.ofEntries(
                    Map.entry("23505", Kind.CONSTRAINT_UNIQUE),
                    Map.entry("23P01", Kind.CONSTRAINT_UNIQUE),
                    Map.entry("23503", Kind.CONSTRAINT_FOREIGN_KEY),
                    Map.entry("23502", Kind.CONSTRAINT_NOT_NULL),
                    Map.entry("23514", Kind.CONSTRAINT_CHECK),
                    Map.entry("55P03", Kind.LOCK),
                    Map.entry("25P03", Kind.CONNECTION), // idle in a transaction too long
                    Map.entry("25P04", Kind.CONNECTION), // a transaction that took too long
                    Map.entry("57P01", Kind.CONNECTION),
                    Map.entry("57P02", Kind.CONNECTION),
                    Map.entry("57P03", Kind.CONNECTION),
                    Map.entry("57P04", Kind.CONNECTION),
                    Map.entry("57P05", Kind.CONNECTION),
                    Map.entry("53300", Kind.CONNECTION)),
            // The name stands in quotes of whatever kind the server's language has, that of a table may stand before
            // it.
            List.of(
                    Pattern.compile("(?:constraint|column) \"([^\"]+)\""),
                    Pattern.compile("[\"«„»]([^\"«»„“]+)[\"»“«][^\"»“«]*(?:\n|$)")));

    private static final JdbcCodec JSON = new ColumnCodec(
            Fetch.STRING,
            Types.OTHER,
            (row, index) -> row.getString(index),
            (s, index, v) -> s.setObject(index, v, Types.OTHER));

    private PostgresDialect() {}

    public static Dialect create() {
        return Dialect.named("PostgreSQL")
                .capabilities(CAPABILITIES)
                .codec(SqlType.BLOB, StandardCodecs.bytes(Types.VARBINARY))
                .codec(SqlType.JSON, JSON)
                .listCodecs(PostgresLists::of)
                .functions(PostgresFunctions.TABLE)
                .typeNames(TYPE_NAMES)
                .like(LikeSyntax.withoutDefaultEscape("''"))
                .locks(LockSyntax.standard()
                        .waiting("set local lock_timeout = {millis}", "set local lock_timeout to default")
                        .namingTables())
                .names('"', Folding.LOWER)
                .reservedWords(RESERVED)
                .procedures(new PostgresProcedures())
                .errors(ERRORS)
                .schemaSyntax(SchemaSyntax.standard()
                        .searchPath("select unnest(current_schemas(false))")
                        .sequences(SequenceSyntax.STANDARD.reading("select nextval('{sequence}')"))
                        .build())
                .build();
    }
}
