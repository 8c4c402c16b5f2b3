package org.athanor.dialect.sqlite;

import static org.athanor.dialect.Capability.ALTER_TABLE_ADD_CONSTRAINT;
import static org.athanor.dialect.Capability.CASCADE_DROP;
import static org.athanor.dialect.Capability.COMMIT_BY_AUTO_COMMIT;
import static org.athanor.dialect.Capability.CONCURRENT_WRITERS;
import static org.athanor.dialect.Capability.CREATE_SCHEMA;
import static org.athanor.dialect.Capability.IDENTITY_IN_ANY_COLUMN;
import static org.athanor.dialect.Capability.PARENTHESIZED_SET_OPERANDS;
import static org.athanor.dialect.Capability.QUANTIFIED_COMPARISONS;
import static org.athanor.dialect.Capability.QUERY_TIMEOUTS;
import static org.athanor.dialect.Capability.RETURNING;
import static org.athanor.dialect.Capability.ROW_LIST_NEEDS_VALUES;
import static org.athanor.dialect.Capability.SELECT_FOR_UPDATE;
import static org.athanor.dialect.Capability.SEQUENCES;
import static org.athanor.dialect.Capability.SET_OPERATIONS_WITH_ALL;
import static org.athanor.dialect.Capability.TRANSACTIONAL_DDL;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.athanor.dialect.Capabilities;
import org.athanor.dialect.CommentSyntax;
import org.athanor.dialect.Dialect;
import org.athanor.dialect.DialectBuilder;
import org.athanor.dialect.IdentitySyntax;
import org.athanor.dialect.LikeSyntax;
import org.athanor.dialect.ListBinding;
import org.athanor.dialect.Paging;
import org.athanor.dialect.SchemaSyntax;
import org.athanor.dialect.SequenceSyntax;
import org.athanor.dialect.SqlWriter;
import org.athanor.dialect.TypeNames;
import org.athanor.sql.SqlExpression.Like;
import org.athanor.type.SqlType;

/**
 * SQLite. Values are stored so that SQLite's own functions understand them and comparison means what it should: booleans as
 * 0 and 1, UUIDs and dates as text (see {@link SqliteTemporals}), decimals as numbers where a number keeps every digit
 * (see {@link SqliteDecimal}), bytes as blobs. A key that the database generates is {@code integer primary key}, the rowid.
 */
public final class SqliteDialect {
    private static final Capabilities CAPABILITIES = Capabilities.standard()
            .with(RETURNING, ROW_LIST_NEEDS_VALUES, TRANSACTIONAL_DDL, COMMIT_BY_AUTO_COMMIT)
            .without(
                    SEQUENCES,
                    IDENTITY_IN_ANY_COLUMN,
                    QUANTIFIED_COMPARISONS,
                    ALTER_TABLE_ADD_CONSTRAINT,
                    CASCADE_DROP,
                    CREATE_SCHEMA,
                    SELECT_FOR_UPDATE,
                    PARENTHESIZED_SET_OPERANDS,
                    SET_OPERATIONS_WITH_ALL,
                    CONCURRENT_WRITERS,
                    QUERY_TIMEOUTS)
            .withLimits(32_766, 1_000, 1_000)
            .withLists(ListBinding.JSON)
            .withPaging(Paging.LIMIT_REQUIRED);

    private static final TypeNames TYPE_NAMES = TypeNames.standard()
            .with(SqlType.TINYINT, "tinyint")
            .with(SqlType.DOUBLE, "double")
            .with(SqlType.DECIMAL, "decimal($p,$s)")
            .with(SqlType.CHAR, "char($c)")
            .with(SqlType.TIME, "time")
            .with(SqlType.TIME_WITH_ZONE, "time with time zone")
            .with(SqlType.TIMESTAMP, "timestamp")
            .with(SqlType.TIMESTAMP_WITH_ZONE, "timestamp with time zone")
            .with(SqlType.UUID, "char(36)")
            .with(SqlType.JSON, "text")
            .withoutSize(SqlType.DECIMAL, "decimal");

    private static final Set<String> RESERVED =
            Set.of(("add all alter and as autoincrement between case cast check collate commit constraint create cross"
                            + " current_date current_time current_timestamp default deferrable delete distinct drop else escape"
                            + " except exists false foreign from full group having if in index inner insert intersect into is"
                            + " isnull join left limit natural not nothing notnull null on or order outer primary raise references"
                            + " returning right select set table then to transaction true union unique update using values when"
                            + " where with")
                    .split(" "));

    private SqliteDialect() {}

    /** The dialect for that database file, or whatever the URL says. */
    public static Dialect create(SqliteSettings settings, String url) {
        DialectBuilder builder = Dialect.named("SQLite")
                .capabilities(CAPABILITIES)
                .functions(SqliteFunctions.TABLE)
                .typeNames(TYPE_NAMES)
                .identity(new IdentitySyntax("integer", "primary key", true))
                .like(settings.caseSensitiveLike() ? SqliteGlob::render : SqliteDialect::nativeLike)
                .reservedWords(RESERVED)
                .errors(new SqliteErrors(settings.busyTimeoutMillis()))
                .listCodecs(SqliteCodecs::list)
                .connectionInit(connectionInit(settings, SqliteUrl.of(url)))
                .readOnly("pragma query_only = on")
                .connectionProperties(connectionProperties(settings))
                .connectionTarget(text -> SqliteUrl.of(text).target())
                .schemaSyntax(SchemaSyntax.standard()
                        .suspending("pragma foreign_keys = off", "pragma foreign_keys = on")
                        .resetIdentity(
                                "delete from sqlite_sequence where name = '{name}'",
                                "select count(*) from sqlite_master where name = 'sqlite_sequence'")
                        .schemaBeforeIndex()
                        .comments(CommentSyntax.NONE)
                        .ignoresCase()
                        .checks("")
                        .sequences(SequenceSyntax.NONE)
                        .build())
                .typeMatch(SqliteAffinity::matches)
                .runsBeforeBegin(settings.beginsAtWrite() ? SqliteDialect::onlyReads : sql -> false);
        for (SqlType type : SqlType.values()) {
            builder.codec(type, SqliteCodecs.of(type));
        }
        return builder.build();
    }

    /** A WITH may begin a statement that writes, so it does not count. */
    private static boolean onlyReads(String sql) {
        return sql.regionMatches(true, 0, "select ", 0, 7);
    }

    /** SQLite's LIKE takes no notice of the case of ASCII letters. */
    private static void nativeLike(Like like, SqlWriter out) {
        Like plain = new Like(like.term(), like.pattern(), like.escape(), false, like.negated());
        LikeSyntax.standard().render(plain, out);
    }

    /**
     * Connections that share a cache lock whole tables for their transaction, readers too, and fail at once instead of waiting;
     * reading without locks lets several transactions at least read while one writes.
     */
    private static List<String> connectionInit(SqliteSettings settings, SqliteUrl url) {
        List<String> statements = new ArrayList<>();
        statements.add("pragma foreign_keys = on");
        statements.add("pragma busy_timeout = " + settings.busyTimeoutMillis());
        if (url.isWritableFile() && !settings.journalMode().isEmpty()) {
            statements.add("pragma journal_mode = " + settings.journalMode());
        }
        if (url.sharesCache()) {
            statements.add("pragma read_uncommitted = on");
        }
        if (!settings.synchronous().isEmpty()) {
            statements.add("pragma synchronous = " + settings.synchronous());
        }
        return statements;
    }

    private static Map<String, String> connectionProperties(SqliteSettings settings) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("busy_timeout", Integer.toString(settings.busyTimeoutMillis()));
        properties.put("transaction_mode", settings.beginsAtWrite() ? "deferred" : settings.transactionMode());
        return properties;
    }
}
