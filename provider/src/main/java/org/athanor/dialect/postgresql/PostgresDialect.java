package org.athanor.dialect.postgresql;

import java.sql.Types;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.athanor.dialect.Capabilities;
import org.athanor.dialect.ColumnCodec;
import org.athanor.dialect.Dialect;
import org.athanor.dialect.ErrorCodes;
import org.athanor.dialect.Folding;
import org.athanor.dialect.IdentitySyntax;
import org.athanor.dialect.LikeSyntax;
import org.athanor.dialect.ListBinding;
import org.athanor.dialect.LockSyntax;
import org.athanor.dialect.Paging;
import org.athanor.dialect.SchemaSyntax;
import org.athanor.dialect.SequenceSyntax;
import org.athanor.dialect.SqlError.Kind;
import org.athanor.dialect.StandardCodecs;
import org.athanor.dialect.TypeFamilies;
import org.athanor.dialect.TypeNames;
import org.athanor.type.JdbcCodec;
import org.athanor.type.JdbcCodec.Fetch;
import org.athanor.type.SqlType;

/**
 * PostgreSQL. A {@code timestamp with time zone} is a point in time there: it forgets the offset it was given. A {@code char}
 * column would pad its values, so short texts are {@code varchar} too.
 */
public final class PostgresDialect {
    private static final Capabilities CAPABILITIES = new Capabilities(
            true, // sequences
            true, // returning
            true, // generatedKeysOfManyRows
            true, // defaultValues
            true, // aliasedDelete
            true, // mutatesWhatItReads
            false, // checksEachRow
            false, // backslashEscapes
            true, // failureEndsTransaction
            true, // identityInAnyColumn
            65_535, // maxParameters
            1_000, // maxRowsPerInsert
            10_000, // maxExpressionDepth
            true, // rowValues
            false, // rowListNeedsValues
            true, // quantifiedComparisons
            true, // nullsOrdering
            true, // alterTableAddConstraint
            true, // cascadeDrop
            true, // createSchema
            true, // selectForUpdate
            true, // parenthesizedSetOperands
            true, // setOperationsWithAll
            true, // transactionalDdl
            true, // concurrentWriters
            false, // commitByAutoCommit
            ListBinding.ARRAY,
            Paging.LIMIT_OFFSET);

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
                    Map.entry("23", Kind.CONSTRAINT),
                    Map.entry("55P03", Kind.LOCK),
                    Map.entry("40", Kind.DEADLOCK),
                    Map.entry("57014", Kind.TIMEOUT),
                    Map.entry("57P01", Kind.CONNECTION),
                    Map.entry("57P02", Kind.CONNECTION),
                    Map.entry("57P03", Kind.CONNECTION),
                    Map.entry("53300", Kind.CONNECTION),
                    Map.entry("08", Kind.CONNECTION)),
            // The name stands in quotes of whatever kind the server's language has, that of a table may stand before
            // it.
            List.of(
                    Pattern.compile("(?:constraint|column) \"([^\"]+)\""),
                    Pattern.compile("[\"«„»]([^\"«»„“]+)[\"»“«][^\"»“«]*(?:\n|$)")));

    private PostgresDialect() {}

    public static Dialect create() {
        return Dialect.named("PostgreSQL")
                .capabilities(CAPABILITIES)
                .codecs(codecs())
                .listCodecs(PostgresLists::of)
                .functions(PostgresFunctions.TABLE)
                .typeNames(new TypeNames(typeNames(), Map.of(SqlType.DECIMAL, "numeric"), 38))
                .typeMatch(TypeFamilies.STANDARD)
                .identity(new IdentitySyntax("", "generated by default as identity", false))
                .like(LikeSyntax.withoutDefaultEscape("''"))
                .locks(LockSyntax.standard()
                        .waiting("set local lock_timeout = {millis}", "set local lock_timeout to default")
                        .namingTables())
                .names('"', Folding.LOWER)
                .reservedWords(RESERVED)
                .errors(ERRORS)
                .schemaSyntax(SchemaSyntax.standard()
                        .searchPath("select unnest(current_schemas(false))")
                        .sequences(SequenceSyntax.STANDARD.reading("select nextval('{sequence}')"))
                        .build())
                .build();
    }

    private static Map<SqlType, JdbcCodec> codecs() {
        Map<SqlType, JdbcCodec> codecs = StandardCodecs.all();
        codecs.put(SqlType.BLOB, StandardCodecs.bytes(Types.VARBINARY));
        codecs.put(
                SqlType.JSON,
                new ColumnCodec(
                        Fetch.STRING,
                        Types.OTHER,
                        (row, index) -> row.getString(index),
                        (s, index, v) -> s.setObject(index, v, Types.OTHER)));
        return codecs;
    }

    private static Map<SqlType, String> typeNames() {
        Map<SqlType, String> names = new EnumMap<>(SqlType.class);
        names.put(SqlType.BOOLEAN, "boolean");
        names.put(SqlType.TINYINT, "smallint");
        names.put(SqlType.SMALLINT, "smallint");
        names.put(SqlType.INTEGER, "integer");
        names.put(SqlType.BIGINT, "bigint");
        names.put(SqlType.REAL, "real");
        names.put(SqlType.DOUBLE, "double precision");
        names.put(SqlType.DECIMAL, "numeric($p,$s)");
        names.put(SqlType.CHAR, "varchar($c)");
        names.put(SqlType.VARCHAR, "varchar($l)");
        names.put(SqlType.CLOB, "text");
        names.put(SqlType.VARBINARY, "bytea");
        names.put(SqlType.BLOB, "bytea");
        names.put(SqlType.DATE, "date");
        names.put(SqlType.TIME, "time($f)");
        names.put(SqlType.TIME_WITH_ZONE, "time($f) with time zone");
        names.put(SqlType.TIMESTAMP, "timestamp($f)");
        names.put(SqlType.TIMESTAMP_WITH_ZONE, "timestamp($f) with time zone");
        names.put(SqlType.UUID, "uuid");
        names.put(SqlType.JSON, "jsonb");
        return names;
    }
}
