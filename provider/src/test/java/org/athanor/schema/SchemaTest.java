package org.athanor.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.athanor.jdbc.Binder;
import org.athanor.jdbc.JdbcException;
import org.athanor.jdbc.JdbcSession;
import org.athanor.jdbc.SqliteDatabase;
import org.athanor.schema.SchemaGenerationSettings.Action;
import org.athanor.schema.SchemaGenerationSettings.Source;
import org.athanor.sql.schema.Check;
import org.athanor.sql.schema.Column;
import org.athanor.sql.schema.ForeignKey;
import org.athanor.sql.schema.Index;
import org.athanor.sql.schema.Name;
import org.athanor.sql.schema.Schema;
import org.athanor.sql.schema.Table;
import org.athanor.sql.schema.UniqueKey;
import org.athanor.type.SqlType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaTest {
    @TempDir
    Path folder;

    private final SqliteDatabase db = SqliteDatabase.inMemory();
    private final JdbcSession session = db.session();
    private final Schema schema = new Schema();
    private final Table album = table("ALBUM");
    private final Table artist = table("ARTIST");
    private final SchemaCreator creator = new SchemaCreator(db.dialect);

    @BeforeEach
    void build() {
        Column albumId = album.addColumn(name("ID"), SqlType.BIGINT).identity(true);
        album.addPrimaryKey(albumId);
        Column title =
                album.addColumn(name("TITLE"), SqlType.VARCHAR).nullable(false).length(40);
        Column owner = album.addColumn(name("ARTIST_ID"), SqlType.BIGINT);
        album.addColumn(name("PRICE"), SqlType.DECIMAL).precision(10, 2);
        Column artistId = artist.addColumn(name("ID"), SqlType.BIGINT);
        artist.addPrimaryKey(artistId);
        artist.addColumn(name("NAME"), SqlType.VARCHAR).unique(true);
        artist.addColumn(name("ORDER"), SqlType.INTEGER);
        album.add(new ForeignKey(null, album, List.of(owner), artist, List.of(artistId), true, null, null));
        album.add(new UniqueKey(name("UQ_TITLE"), List.of(title, owner), null));
        album.add(new Index(name("IX_TITLE"), List.of(title, owner), List.of(true, false), false, null));
        album.add(new Check(name("CHEAP"), "PRICE < 100", null));
    }

    @AfterEach
    void close() {
        session.close();
        db.close();
    }

    private static Name name(String text) {
        return new Name(text, false);
    }

    private Table table(String text) {
        return schema.table(null, null, name(text));
    }

    private long count(String table) {
        return session.query("select count(*) from " + table, Binder.NONE, rows -> rows.next() ? rows.getLong(1) : -1);
    }

    private InitialRow counter() {
        Table counters = table("COUNTERS");
        Column key = counters.addColumn(name("NAME"), SqlType.VARCHAR);
        counters.addPrimaryKey(key);
        Map<Column, Object> values = new LinkedHashMap<>();
        values.put(key, "al'bum");
        values.put(counters.addColumn(name("VALUE"), SqlType.BIGINT), 50L);
        return new InitialRow(counters, values);
    }

    @Test
    void statementsAreOneLineEachAndReferencedTablesComeFirst() {
        assertThat(creator.statements(schema, List.of(counter())))
                .containsExactly(
                        "create table ARTIST (ID bigint not null, NAME varchar(255), \"ORDER\" integer,"
                                + " primary key (ID), constraint UK_ARTIST_NAME unique (NAME))",
                        "create table ALBUM (ID integer primary key, TITLE varchar(40) not null, ARTIST_ID bigint,"
                                + " PRICE decimal(10,2), constraint UQ_TITLE unique (TITLE, ARTIST_ID),"
                                + " constraint CHEAP check (PRICE < 100),"
                                + " constraint FK_ALBUM_ARTIST_ID foreign key (ARTIST_ID) references ARTIST (ID))",
                        "create table COUNTERS (NAME varchar(255) not null, VALUE bigint, primary key (NAME))",
                        "create index IX_TITLE on ALBUM (TITLE desc, ARTIST_ID)",
                        "insert into COUNTERS (NAME, VALUE) values ('al''bum', 50)");
    }

    @Test
    void creatingTwiceLeavesWhatIsThere() {
        InitialRow counter = counter();
        creator.create(session, schema, List.of(counter));
        session.execute("insert into ARTIST (ID, NAME) values (1, 'x')");
        creator.create(session, schema, List.of(counter));
        assertThat(count("ARTIST")).isEqualTo(1);
        assertThat(count("COUNTERS")).isEqualTo(1);
    }

    @Test
    void droppingGetsPastTablesItDoesNotKnowAndForeignKeysHoldAfterwards() {
        creator.create(session, schema, List.of());
        session.execute("create table leftover (a bigint references ARTIST (ID))");
        session.execute("insert into ARTIST (ID) values (1)");
        session.execute("insert into leftover values (1)");
        new SchemaDropper(db.dialect).drop(session, schema);
        assertThatThrownBy(() -> count("ALBUM")).hasMessageContaining("no such table");
        assertThatThrownBy(() -> count("ARTIST")).hasMessageContaining("no such table");
        creator.create(session, schema, List.of());
        assertThatThrownBy(() -> session.execute("insert into ALBUM (TITLE, ARTIST_ID) values ('x', 99)"))
                .isInstanceOf(JdbcException.class)
                .hasMessageContaining("FOREIGN KEY");
    }

    @Test
    void droppingWhatIsNotThereIsNoError() {
        new SchemaDropper(db.dialect).drop(session, schema);
        assertThat(new SchemaDropper(db.dialect).statements(schema))
                .containsExactly("drop table ALBUM", "drop table ARTIST");
    }

    @Test
    void truncatingEmptiesTablesResetsIdsAndKeepsCounters() {
        InitialRow counter = counter();
        creator.create(session, schema, List.of(counter));
        session.execute("insert into ARTIST (ID) values (1)");
        session.execute("insert into ALBUM (TITLE, ARTIST_ID) values ('x', 1)");
        new SchemaTruncator(db.dialect).truncate(session, schema, List.of(counter));
        assertThat(count("ALBUM") + count("ARTIST")).isZero();
        assertThat(count("COUNTERS")).isEqualTo(1);
        session.execute("insert into ALBUM (TITLE) values ('y')");
        Long id = session.query("select ID from ALBUM", Binder.NONE, rows -> rows.next() ? rows.getLong(1) : -1);
        assertThat(id).isEqualTo(1);
    }

    @Test
    void truncatingBeginsAutoincrementAnew() {
        session.execute("create table ARTIST (ID integer primary key autoincrement, NAME text)");
        session.execute("create table ALBUM (ID integer primary key)");
        session.execute("insert into ARTIST (NAME) values ('a'), ('b')");
        new SchemaTruncator(db.dialect).truncate(session, schema, List.of());
        session.execute("insert into ARTIST (NAME) values ('c')");
        Long id = session.query("select ID from ARTIST", Binder.NONE, rows -> rows.next() ? rows.getLong(1) : -1);
        assertThat(id).isEqualTo(1);
    }

    @Test
    void validatingFindsNothingAfterCreating() {
        creator.create(session, schema, List.of());
        assertThat(new SchemaValidator(db.dialect).differences(session, schema)).isEmpty();
    }

    @Test
    void validatingListsEveryDifference() {
        session.execute("create table artist (id bigint primary key, name blob)");
        assertThat(new SchemaValidator(db.dialect).differences(session, schema))
                .containsExactly(
                        "The table ALBUM is missing",
                        "The column ARTIST.NAME has the type 'BLOB', expected varchar(255)",
                        "The column ARTIST.ORDER is missing (expected type integer)",
                        "The table ARTIST has no unique key (name)");
    }

    private SchemaGeneration generation(SchemaGenerationSettings settings) {
        return new SchemaGeneration(
                settings, schema, List.of(), db.dialect, getClass().getClassLoader());
    }

    private static SchemaGenerationSettings scripts(Action action, Object create, Object drop) {
        return new SchemaGenerationSettings(
                Action.NONE, action, Source.METADATA, Source.METADATA, null, null, create, drop, false, null);
    }

    private static SchemaGenerationSettings fromScript(Action action, Object create, Object drop, Object load) {
        return new SchemaGenerationSettings(
                action, Action.NONE, Source.SCRIPT, Source.SCRIPT, create, drop, null, null, false, load);
    }

    @Test
    void scriptsAreWrittenWithoutTouchingTheDatabaseAndWorkWhenRead() throws Exception {
        Path create = folder.resolve("create.sql");
        StringWriter drop = new StringWriter();
        generation(scripts(Action.DROP_AND_CREATE, create.toUri().toString(), drop))
                .generate(db.database);
        assertThat(db.statements).isEmpty();
        assertThat(Files.readAllLines(create)).hasSize(3).allMatch(line -> line.endsWith(";"));
        generation(fromScript(
                        Action.CREATE,
                        create.toString(),
                        null,
                        new StringReader("insert into ARTIST (ID) values (7);")))
                .generate(db.database);
        assertThat(count("ARTIST")).isEqualTo(1);
        generation(fromScript(Action.DROP, null, new StringReader(drop.toString()), null))
                .generate(db.database);
        assertThatThrownBy(() -> count("ARTIST")).hasMessageContaining("no such table");
    }

    @Test
    void aScriptThatFailsNamesTheStatementAndLeavesNothingBehind() {
        StringReader script = new StringReader("create table A (X integer);\ncreate tabel B (X integer);");
        assertThatThrownBy(() -> generation(fromScript(Action.CREATE, script, null, null))
                        .generate(db.database))
                .hasCauseInstanceOf(JdbcException.class)
                .hasMessageContaining("create-script-source")
                .hasMessageContaining("create tabel B");
        assertThatThrownBy(() -> count("A")).hasMessageContaining("no such table");
    }

    @Test
    void aMissingScriptTargetNamesTheSetting() {
        assertThatThrownBy(() -> generation(scripts(Action.CREATE, null, null)).writeScripts())
                .hasMessageContaining("jakarta.persistence.schema-generation.scripts.create-target");
        assertThatThrownBy(() -> generation(fromScript(Action.CREATE, "no/such.sql", null, null))
                        .generate(db.database))
                .hasMessageContaining("no/such.sql");
    }

    @Test
    void validateAsAnActionListsTheDifferences() {
        assertThatThrownBy(() -> generation(SchemaGenerationSettings.database(Action.VALIDATE))
                        .generate(db.database))
                .isInstanceOf(SchemaDifferenceException.class)
                .hasMessageContaining("ALBUM is missing")
                .hasMessageContaining("ARTIST is missing");
    }

    @Test
    void actionsAreReadAsTheSpecificationWritesThem() {
        assertThat(Action.of("x", "drop-and-create")).isEqualTo(Action.DROP_AND_CREATE);
        assertThat(Action.of("x", null)).isEqualTo(Action.NONE);
        assertThat(Source.of("x", "script-then-metadata", null)).isEqualTo(Source.SCRIPT_THEN_METADATA);
        assertThat(Source.of("x", null, "a.sql")).isEqualTo(Source.SCRIPT);
        assertThatThrownBy(() -> Action.of("the.setting", "erase"))
                .hasMessageContaining("the.setting")
                .hasMessageContaining("drop-and-create");
    }

    @Test
    void cyclesOfForeignKeysCanBeCreatedAndDropped() {
        Column favourite = artist.addColumn(name("FAVOURITE"), SqlType.BIGINT);
        artist.add(new ForeignKey(null, artist, List.of(favourite), album, album.primaryKey(), true, null, null));
        creator.create(session, schema, List.of());
        new SchemaDropper(db.dialect).drop(session, schema);
        assertThatThrownBy(() -> count("ARTIST")).hasMessageContaining("no such table");
    }

    @Test
    void generatedNamesStayShortAndDistinct() {
        Table long1 = table("A_TABLE_WITH_QUITE_A_LONG_NAME");
        Column one = long1.addColumn(name("FIRST_COLUMN"), SqlType.INTEGER);
        Column two = long1.addColumn(name("SECOND_COLUMN"), SqlType.INTEGER);
        Name first = ConstraintNames.of(null, "FK", long1, List.of(one));
        Name second = ConstraintNames.of(null, "FK", long1, List.of(two));
        assertThat(first.text()).hasSizeLessThanOrEqualTo(30).isNotEqualTo(second.text());
    }
}
