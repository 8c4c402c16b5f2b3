package org.athanor.dialect.h2;

import static org.athanor.dialect.Capability.GENERATED_KEYS_OF_MANY_ROWS;
import static org.athanor.dialect.Capability.SET_OPERATIONS_WITH_ALL;

import jakarta.annotation.Nullable;
import java.nio.charset.StandardCharsets;
import java.sql.Types;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.athanor.dialect.ArrayCodec;
import org.athanor.dialect.Capabilities;
import org.athanor.dialect.ColumnCodec;
import org.athanor.dialect.ConnectionTarget;
import org.athanor.dialect.Dialect;
import org.athanor.dialect.ErrorCodes;
import org.athanor.dialect.Folding;
import org.athanor.dialect.LikeSyntax;
import org.athanor.dialect.ListBinding;
import org.athanor.dialect.LockSyntax;
import org.athanor.dialect.SchemaSyntax;
import org.athanor.dialect.SqlError.Kind;
import org.athanor.dialect.TypeNames;
import org.athanor.type.JdbcCodec;
import org.athanor.type.JdbcCodec.Fetch;
import org.athanor.type.SqlType;

/**
 * H2. Decimals of no declared size are {@code decfloat}, which keeps every digit. A {@code char} column would pad its values,
 * so short texts are {@code varchar} too. An unlocked row can be locked for writing only.
 */
public final class H2Dialect {
    private static final Capabilities CAPABILITIES = Capabilities.standard()
            .with(GENERATED_KEYS_OF_MANY_ROWS)
            .without(SET_OPERATIONS_WITH_ALL)
            .withLimits(100_000, 1_000, 2_000)
            .withLists(ListBinding.ARRAY);

    private static final TypeNames TYPE_NAMES = TypeNames.standard()
            .with(SqlType.TINYINT, "tinyint")
            .with(SqlType.VARBINARY, "varbinary")
            .withoutSize(SqlType.DECIMAL, "decfloat");

    private static final Set<String> RESERVED = Set.of(
            ("all and any array as asymmetric authorization between both case cast check constraint cross current_catalog"
                            + " current_date current_path current_role current_schema current_time current_timestamp"
                            + " current_user day default distinct else end except exists false fetch for foreign from full group"
                            + " groups having hour if ilike in inner intersect interval is join key leading left like limit"
                            + " localtime localtimestamp minus minute month natural not null offset on or order over partition"
                            + " primary qualify range regexp right row rownum rows second select session_user set some symmetric"
                            + " system_user table to top trailing true uescape union unique unknown user using value values when"
                            + " where window with year _rowid_")
                    .split(" "));

    private static final ErrorCodes ERRORS = new ErrorCodes(
            Map.ofEntries(
                    Map.entry(23505, Kind.CONSTRAINT_UNIQUE),
                    Map.entry(23503, Kind.CONSTRAINT_FOREIGN_KEY),
                    Map.entry(23506, Kind.CONSTRAINT_FOREIGN_KEY),
                    Map.entry(23502, Kind.CONSTRAINT_NOT_NULL),
                    Map.entry(23513, Kind.CONSTRAINT_CHECK),
                    Map.entry(23514, Kind.CONSTRAINT_CHECK),
                    Map.entry(50200, Kind.LOCK),
                    Map.entry(90131, Kind.DEADLOCK), // another transaction changed the row since it was read
                    Map.entry(40001, Kind.DEADLOCK),
                    Map.entry(57014, Kind.TIMEOUT),
                    Map.entry(90020, Kind.CONNECTION), // in use by another process
                    Map.entry(90067, Kind.CONNECTION),
                    Map.entry(90098, Kind.CONNECTION),
                    Map.entry(90121, Kind.CONNECTION),
                    Map.entry(90135, Kind.CONNECTION)), // somebody uses it alone
            Map.of(),
            // "PUBLIC.C PRIMARY KEY ON …", "PUBLIC.UK_NAME INDEX … ON PUBLIC.T(NAME) …", "FK_X: PUBLIC.T …", column
            // "NAME"
            List.of(
                    Pattern.compile("(PRIMARY)[ _]KEY"),
                    Pattern.compile("\"(?:[^\". ]+\\.)?(\\w+)(?: INDEX \\S+)? ON "),
                    Pattern.compile("\"(\\w+): "),
                    Pattern.compile("\"([^\"]+)\"")));

    private static final Map<SqlType, JdbcCodec> LISTS = lists();

    /** A JSON value given as text would be a JSON string; as bytes it is what the text says. */
    private static final JdbcCodec JSON = new ColumnCodec(
            Fetch.STRING,
            Types.VARBINARY,
            (row, index) -> row.getString(index),
            (s, index, v) -> s.setBytes(index, ((String) v).getBytes(StandardCharsets.UTF_8)));

    private H2Dialect() {}

    public static Dialect create() {
        return Dialect.named("H2")
                .capabilities(CAPABILITIES)
                .codec(SqlType.JSON, JSON)
                .listCodecs(H2Dialect::list)
                .functions(H2Functions.TABLE)
                .typeNames(TYPE_NAMES)
                .like(LikeSyntax.withoutDefaultEscape("''"))
                .locks(LockSyntax.standard().sharing(" for update").waiting(" wait {decimal}"))
                .names('"', Folding.UPPER)
                .reservedWords(RESERVED)
                .procedures(new H2Procedures())
                .errors(ERRORS)
                .connectionTarget(url ->
                        new ConnectionTarget(url, url.toLowerCase(Locale.ROOT).startsWith("jdbc:h2:mem:")))
                .schemaSyntax(SchemaSyntax.standard()
                        .suspending("set referential_integrity false", "set referential_integrity true")
                        .build())
                .build();
    }

    private static @Nullable JdbcCodec list(SqlType elementType) {
        return LISTS.get(elementType);
    }

    /** Arrays of what can be compared; bytes and JSON are expanded. */
    private static Map<SqlType, JdbcCodec> lists() {
        Map<SqlType, JdbcCodec> lists = new EnumMap<>(SqlType.class);
        for (SqlType type : SqlType.values()) {
            switch (type) {
                case VARBINARY, BLOB, CLOB, JSON -> {}
                case TINYINT,
                        SMALLINT,
                        INTEGER,
                        BIGINT,
                        BOOLEAN,
                        REAL,
                        DOUBLE,
                        DECIMAL,
                        CHAR,
                        VARCHAR,
                        UUID,
                        DATE,
                        TIME,
                        TIME_WITH_ZONE,
                        TIMESTAMP,
                        TIMESTAMP_WITH_ZONE -> lists.put(type, new ArrayCodec("NULL", v -> v));
            }
        }
        return lists;
    }
}
