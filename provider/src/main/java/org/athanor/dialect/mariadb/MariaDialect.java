package org.athanor.dialect.mariadb;

import static org.athanor.dialect.Capability.ALIASED_DELETE;
import static org.athanor.dialect.Capability.BACKSLASH_ESCAPES;
import static org.athanor.dialect.Capability.CASCADE_DROP;
import static org.athanor.dialect.Capability.CHECKS_EACH_ROW;
import static org.athanor.dialect.Capability.DEFAULT_VALUES;
import static org.athanor.dialect.Capability.GENERATED_KEYS_OF_MANY_ROWS;
import static org.athanor.dialect.Capability.MUTATES_WHAT_IT_READS;
import static org.athanor.dialect.Capability.NULLS_ORDERING;
import static org.athanor.dialect.Capability.RETURNING;
import static org.athanor.dialect.Capability.SEQUENCES;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.athanor.dialect.Capabilities;
import org.athanor.dialect.CommentSyntax;
import org.athanor.dialect.Dialect;
import org.athanor.dialect.DialectBuilder;
import org.athanor.dialect.ErrorCodes;
import org.athanor.dialect.Folding;
import org.athanor.dialect.IdentitySyntax;
import org.athanor.dialect.LikeSyntax;
import org.athanor.dialect.LockSyntax;
import org.athanor.dialect.Paging;
import org.athanor.dialect.SchemaSyntax;
import org.athanor.dialect.SequenceSyntax;
import org.athanor.dialect.SqlError.Kind;
import org.athanor.dialect.TypeNames;
import org.athanor.type.SqlType;

/**
 * MariaDB, and MySQL where it is the same. Points in time are {@code datetime} in UTC, for a {@code timestamp} ends in 2038 and
 * depends on the session's time zone; times with an offset and UUIDs are text. Decimals of no declared size have 35 digits before
 * the point and 30 behind it. A {@code float} equals no number but those of its own precision, so floats are {@code double}.
 */
public final class MariaDialect {
    static final int DEFAULT_SCALE = 30;

    private static final Capabilities FAMILY = Capabilities.standard()
            .with(CHECKS_EACH_ROW, BACKSLASH_ESCAPES)
            .without(DEFAULT_VALUES, MUTATES_WHAT_IT_READS, NULLS_ORDERING, CASCADE_DROP)
            .withLimits(65_535, 1_000, 10_000)
            .withPaging(Paging.LARGEST_LIMIT_REQUIRED);
    private static final Capabilities MARIADB = FAMILY.with(RETURNING).without(ALIASED_DELETE);
    private static final Capabilities MYSQL =
            FAMILY.with(GENERATED_KEYS_OF_MANY_ROWS).without(SEQUENCES);

    private static final TypeNames TYPE_NAMES = TypeNames.standard()
            .with(SqlType.TINYINT, "tinyint")
            .with(SqlType.REAL, "double")
            .with(SqlType.DOUBLE, "double")
            .with(SqlType.DECIMAL, "decimal($p,$s)")
            .with(SqlType.CLOB, "longtext")
            .with(SqlType.VARBINARY, "longblob")
            .with(SqlType.BLOB, "longblob")
            .with(SqlType.TIME_WITH_ZONE, "varchar(30)")
            .with(SqlType.TIMESTAMP, "datetime($f)")
            .with(SqlType.TIMESTAMP_WITH_ZONE, "datetime($f)")
            .with(SqlType.UUID, "char(36)")
            .withoutSize(SqlType.DECIMAL, "decimal(65," + DEFAULT_SCALE + ")");

    private static final Set<String> RESERVED = Set.of(
            ("accessible add all alter analyze and as asc asensitive before between bigint binary blob both by call cascade"
                            + " case change char character check collate column condition constraint continue convert create"
                            + " cross cube cume_dist current_date current_role current_time current_timestamp current_user cursor"
                            + " database databases day_hour day_microsecond day_minute day_second dec decimal declare default"
                            + " delayed delete dense_rank desc describe deterministic distinct distinctrow div double drop dual"
                            + " each else elseif empty enclosed escaped except exists exit explain false fetch first_value float"
                            + " float4 float8 for force foreign from fulltext function generated get grant group grouping groups"
                            + " having high_priority hour_microsecond hour_minute hour_second if ignore in index infile inner"
                            + " inout insensitive insert int int1 int2 int3 int4 int8 integer intersect interval into is iterate"
                            + " join json_table key keys kill lag last_value lateral lead leading leave left like limit linear"
                            + " lines load localtime localtimestamp lock long longblob longtext loop low_priority master_bind"
                            + " match maxvalue mediumblob mediumint mediumtext middleint minute_microsecond minute_second mod"
                            + " modifies natural not no_write_to_binlog nth_value ntile null numeric of offset on optimize option"
                            + " optionally or order out outer outfile over partition percent_rank precision primary procedure"
                            + " purge range rank read reads read_write real recursive references regexp release rename repeat"
                            + " replace require resignal restrict return returning revoke right rlike row row_number rows schema"
                            + " schemas second_microsecond select sensitive separator set show signal smallint spatial specific"
                            + " sql sqlexception sqlstate sqlwarning sql_big_result sql_calc_found_rows sql_small_result ssl"
                            + " starting stored straight_join system table terminated then tinyblob tinyint tinytext to trailing"
                            + " trigger true undo union unique unlock unsigned update usage use using utc_date utc_time"
                            + " utc_timestamp values varbinary varchar varcharacter varying virtual when where while window with"
                            + " write xor year_month zerofill")
                    .split(" "));

    private static final ErrorCodes ERRORS = new ErrorCodes(
            Map.ofEntries(
                    Map.entry(1062, Kind.CONSTRAINT_UNIQUE),
                    Map.entry(1022, Kind.CONSTRAINT_UNIQUE),
                    Map.entry(1169, Kind.CONSTRAINT_UNIQUE),
                    Map.entry(1586, Kind.CONSTRAINT_UNIQUE),
                    Map.entry(1216, Kind.CONSTRAINT_FOREIGN_KEY),
                    Map.entry(1217, Kind.CONSTRAINT_FOREIGN_KEY),
                    Map.entry(1451, Kind.CONSTRAINT_FOREIGN_KEY),
                    Map.entry(1452, Kind.CONSTRAINT_FOREIGN_KEY),
                    Map.entry(1761, Kind.CONSTRAINT_FOREIGN_KEY),
                    Map.entry(1762, Kind.CONSTRAINT_FOREIGN_KEY),
                    Map.entry(1048, Kind.CONSTRAINT_NOT_NULL),
                    Map.entry(1364, Kind.CONSTRAINT_NOT_NULL),
                    Map.entry(4025, Kind.CONSTRAINT_CHECK), // MariaDB
                    Map.entry(3819, Kind.CONSTRAINT_CHECK), // MySQL
                    Map.entry(1205, Kind.LOCK),
                    Map.entry(3572, Kind.LOCK), // MySQL, NOWAIT
                    Map.entry(1213, Kind.DEADLOCK),
                    Map.entry(1614, Kind.DEADLOCK),
                    Map.entry(1020, Kind.DEADLOCK), // the row changed since the snapshot
                    Map.entry(1969, Kind.TIMEOUT), // MariaDB
                    Map.entry(3024, Kind.TIMEOUT), // MySQL
                    Map.entry(1317, Kind.TIMEOUT),
                    Map.entry(1053, Kind.CONNECTION),
                    Map.entry(1203, Kind.CONNECTION), // too many of one user
                    Map.entry(4031, Kind.CONNECTION), // MySQL, idle too long
                    Map.entry(1927, Kind.CONNECTION)),
            Map.of(),
            List.of(
                    Pattern.compile("CONSTRAINT `(?:[^`]+`\\.`)?([^`]+)`"),
                    Pattern.compile("Check constraint '([^']+)'"),
                    Pattern.compile("Duplicate entry .* for key '(?:[^'.]+\\.)?([^']+)'"),
                    Pattern.compile("(?:Column|Field) '([^']+)'")));

    private static final SequenceSyntax SEQUENCE_SYNTAX = new SequenceSyntax(
            "select next value for {sequence}",
            "select table_schema, table_name from information_schema.tables where table_type = 'SEQUENCE'",
            "select increment from {sequence}");

    private MariaDialect() {}

    /** MariaDB 10.6 and later. */
    public static Dialect mariaDb() {
        return family("MariaDB", true)
                .locks(LockSyntax.standard().sharing(" lock in share mode").waiting(" wait {seconds}"))
                .build();
    }

    /** MySQL 8.0.31 and later. */
    public static Dialect mySql() {
        return family("MySQL", false)
                .locks(LockSyntax.standard()
                        .waiting("set innodb_lock_wait_timeout = {seconds}", "set innodb_lock_wait_timeout = default"))
                .build();
    }

    private static DialectBuilder family(String name, boolean mariaDb) {
        return Dialect.named(name)
                .capabilities(mariaDb ? MARIADB : MYSQL)
                .codecs(MariaCodecs.all())
                .readOnly("set session transaction read only")
                .functions(MariaFunctions.TABLE)
                .typeNames(TYPE_NAMES)
                .identity(new IdentitySyntax("", "not null auto_increment", false))
                .like(LikeSyntax.withoutDefaultEscape("'\\0'"))
                .names('`', Folding.NONE)
                .reservedWords(RESERVED)
                .procedures(new MariaProcedures())
                .errors(ERRORS)
                .schemaSyntax(SchemaSyntax.standard()
                        .suspending("set foreign_key_checks = 0", "set foreign_key_checks = 1")
                        .resetIdentity("alter table {table} auto_increment = 1", "")
                        .comments(CommentSyntax.INLINE)
                        .catalogIsSchema()
                        .sequences(mariaDb ? SEQUENCE_SYNTAX : SequenceSyntax.NONE)
                        .build());
    }
}
