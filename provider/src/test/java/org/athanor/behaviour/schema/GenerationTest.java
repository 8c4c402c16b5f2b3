package org.athanor.behaviour.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.TableGenerator;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code jakarta.persistence.schema-generation.*} and the load script (9.4). */
class GenerationTest {
    private static final String PREFIX = "jakarta.persistence.schema-generation.";
    private static final String DATABASE = PREFIX + "database.action";
    private static final String LOAD = "jakarta.persistence.sql-load-script-source";

    @TempDir
    Path directory;

    private final List<EntityManagerFactory> open = new ArrayList<>();

    @AfterEach
    void close() {
        open.forEach(EntityManagerFactory::close);
    }

    private String url() {
        return "jdbc:sqlite:" + directory.resolve("generated.db");
    }

    private EntityManagerFactory start(Object... settings) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(PersistenceConfiguration.JDBC_URL, url());
        for (int i = 0; i < settings.length; i += 2) {
            map.put((String) settings[i], settings[i + 1]);
        }
        EntityManagerFactory factory = new PersistenceConfiguration("generated")
                .managedClass(Ship.class)
                .managedClass(Port.class)
                .properties(map)
                .createEntityManagerFactory();
        open.add(factory);
        return factory;
    }

    private List<List<Object>> sql(String sql) {
        return Rows.of(url(), sql);
    }

    private List<String> tables() {
        return Rows.texts(url(), "select name from sqlite_master where type = 'table' order by name");
    }

    @Test
    void createLeavesWhatIsThereAndDropAndCreateBeginsAnew() {
        start(DATABASE, "create").runInTransaction(manager -> manager.persist(new Port("Kiel")));
        start(DATABASE, "create");
        assertThat(sql("select name from Port")).containsExactly(List.of("Kiel"));
        start(DATABASE, "drop-and-create");
        assertThat(sql("select name from Port")).isEmpty();
        start(DATABASE, "drop");
        assertThat(tables()).isEmpty();
        start(DATABASE, "none");
        assertThat(tables()).isEmpty();
    }

    @Test
    void createAddsOnlyTheTablesThatAreMissingWithTheRowsOfTheirGenerators() {
        start(DATABASE, "create");
        Rows.run(url(), "drop table Ship");
        Rows.run(url(), "delete from PortIds");
        EntityManagerFactory factory = start(DATABASE, "create");
        assertThat(tables()).contains("Ship");
        Port port = new Port("Kiel");
        factory.runInTransaction(manager -> manager.persist(port));
        assertThat(port.id).isNotNull();
    }

    @Test
    void scriptsAreWrittenToAWriterAPathAndAUrl() throws Exception {
        StringWriter drop = new StringWriter();
        Path create = directory.resolve("create it.sql");
        for (String target : List.of(
                create.toString(),
                create.toUri().toString(),
                create.toUri().toURL().toString(),
                "file:" + create)) {
            Files.deleteIfExists(create);
            start(
                    PREFIX + "scripts.action",
                    "drop-and-create",
                    PREFIX + "scripts.create-target",
                    target,
                    PREFIX + "scripts.drop-target",
                    drop);
            assertThat(Files.readString(create)).contains("create table Port").endsWith(";\n");
        }
        assertThat(drop.toString()).contains("drop table Ship;\n");
        assertThat(tables()).isEmpty();
    }

    @Test
    void aTargetMayBeAFileOrPathObject() throws Exception {
        for (Object target :
                List.of(directory.resolve("a.sql"), directory.resolve("b.sql").toFile())) {
            start(PREFIX + "scripts.action", "create", PREFIX + "scripts.create-target", target);
            assertThat(Files.readString(Path.of(target.toString()))).contains("create table Port");
        }
    }

    @Test
    void aScriptThatCannotBeWrittenIsNamed() {
        Path nowhere = directory.resolve("no/such/directory/create.sql");
        assertThatThrownBy(() -> start(
                        PREFIX + "scripts.action", "create", PREFIX + "scripts.create-target", nowhere.toString()))
                .isInstanceOf(PersistenceException.class)
                .hasMessageContaining("'generated'")
                .hasMessageContaining(nowhere.toString())
                .hasMessageContaining("scripts.create-target");
        assertThatThrownBy(() -> start(PREFIX + "scripts.action", "create"))
                .isInstanceOf(PersistenceException.class)
                .hasMessageContaining(PREFIX + "scripts.create-target");
    }

    @Test
    void whatWasWrittenCanBeTheSourceAsFileUrlPathAndReader() throws Exception {
        Path script = directory.resolve("create.sql");
        start(PREFIX + "scripts.action", "create", PREFIX + "scripts.create-target", script.toString());
        for (Object source : List.of(
                script.toString(),
                script.toUri().toString(),
                script.toUri().toURL(),
                script,
                script.toFile(),
                new StringReader(Files.readString(script)))) {
            start(DATABASE, "drop");
            EntityManagerFactory factory = start(DATABASE, "create", PREFIX + "create-script-source", source);
            factory.getSchemaManager().validate();
            factory.runInTransaction(manager -> manager.persist(new Port("Kiel")));
        }
    }

    @Test
    void aReaderServesTheScriptAndTheDatabase() throws Exception {
        StringWriter out = new StringWriter();
        start(
                DATABASE,
                "create",
                PREFIX + "create-script-source",
                new StringReader("create table Port (id integer primary key);"),
                PREFIX + "scripts.action",
                "create",
                PREFIX + "scripts.create-target",
                out);
        assertThat(out.toString()).isEqualTo("create table Port (id integer primary key);\n");
        assertThat(tables()).containsExactly("Port");
    }

    @ParameterizedTest
    @CsvSource({"script, Extra", "script-then-metadata, Extra", "metadata-then-script, Extra", "metadata, ''"})
    void metadataAndScriptComeInTheOrderThatIsAskedFor(String source, String extra) {
        String order = source.startsWith("metadata") ? "as select count(*) as n from Port" : "(n integer)";
        start(
                DATABASE,
                "create",
                PREFIX + "create-source",
                source,
                PREFIX + "create-script-source",
                new StringReader("create table Extra " + order));
        assertThat(tables().contains("Extra")).isEqualTo(!extra.isEmpty());
        assertThat(tables().contains("Port")).isEqualTo(source.contains("metadata"));
    }

    @Test
    void theDropScriptRunsBeforeOrAfterTheMetadata() {
        start(DATABASE, "create");
        Rows.run(url(), "create table Extra (n integer)");
        start(
                DATABASE,
                "drop-and-create",
                PREFIX + "drop-source",
                "script-then-metadata",
                PREFIX + "drop-script-source",
                new StringReader("drop table Extra;\ndrop table NeverThere;"));
        assertThat(tables()).contains("Port", "Ship").doesNotContain("Extra");
    }

    @Test
    void theLoadScriptRunsAfterCreateOnly() throws Exception {
        Path script = directory.resolve("load.sql");
        Files.writeString(
                script,
                "-- ports; all of them\ninsert into Port (id, name) values (1, 'Kiel; the ''old'' one');\n"
                        + "/* ; */ insert into Port (id, name)\n  values (2, 'Rostock')\n;\n");
        start(DATABASE, "create", LOAD, script.toString());
        assertThat(sql("select name from Port order by id"))
                .containsExactly(List.of("Kiel; the 'old' one"), List.of("Rostock"));
        start(DATABASE, "none", LOAD, script.toString());
        assertThat(sql("select count(*) from Port")).containsExactly(List.of(2));
        start(DATABASE, "drop-and-create", LOAD, script.toUri().toString());
        assertThat(sql("select count(*) from Port")).containsExactly(List.of(2));
    }

    @Test
    void aLoadScriptWithoutSemicolonsHasOneStatementALine() {
        start(
                DATABASE,
                "create",
                LOAD,
                new StringReader("insert into Port (id, name) values (1, 'Kiel')\n"
                        + "insert into Port (id, name) values (2, 'Ulm')"));
        assertThat(sql("select count(*) from Port")).containsExactly(List.of(2));
    }

    @Test
    void aTriggerWithCasesIsOneStatement() {
        start(
                DATABASE,
                "create",
                LOAD,
                new StringReader("create trigger t after insert on Port begin\n"
                        + "  update Port set name = case when name = 'x' then 'y' else name end;\n"
                        + "  update Port set name = name || '!' where name = 'y';\nend;\n"
                        + "insert into Port (id, name) values (1, 'x');"));
        assertThat(sql("select name from Port")).containsExactly(List.of("y!"));
    }

    @Test
    void aScriptThatIsMissingOrFailsIsNamedAndNothingOfItStays() {
        assertThatThrownBy(() -> start(DATABASE, "create", LOAD, "no/such/load.sql"))
                .isInstanceOf(PersistenceException.class)
                .hasMessageContaining("'generated'")
                .hasMessageContaining("no/such/load.sql")
                .hasMessageContaining(LOAD);
        assertThatThrownBy(() -> start(
                        DATABASE,
                        "create",
                        LOAD,
                        new StringReader(
                                "insert into Port (id, name) values (1, 'Kiel');insert into Prot (id) values (2);")))
                .isInstanceOf(PersistenceException.class)
                .hasMessageContaining(LOAD)
                .hasMessageContaining("insert into Prot")
                .hasMessageContaining("no such table");
        assertThat(sql("select count(*) from Port")).containsExactly(List.of(0));
        assertThatThrownBy(() -> start(DATABASE, "create", PREFIX + "create-source", "script"))
                .isInstanceOf(PersistenceException.class)
                .hasMessageContaining(PREFIX + "create-script-source");
    }

    @Test
    void validateAtTheStartNamesEveryDifference() {
        start(DATABASE, "create");
        Rows.run(url(), "drop table Ship");
        Rows.run(url(), "alter table Port rename column name to title");
        assertThatThrownBy(() -> start(DATABASE, "validate"))
                .isInstanceOf(PersistenceException.class)
                .hasMessageContaining("'generated'")
                .hasMessageContaining("2 places")
                .hasMessageContaining("The table Ship is missing")
                .hasMessageContaining("The column Port.name is missing");
        Rows.run(url(), "alter table Port rename column title to name");
        assertThatThrownBy(() -> start(DATABASE, "validate"))
                .hasMessageContaining("1 place:")
                .hasMessageContaining("The table Ship is missing");
    }

    @Entity(name = "Port")
    static class Port {
        @Id
        @GeneratedValue(strategy = GenerationType.TABLE, generator = "ports")
        @TableGenerator(name = "ports", table = "PortIds", allocationSize = 1)
        private Long id;

        @Column(nullable = false)
        private String name;

        Port() {}

        Port(String name) {
            this.name = name;
        }
    }

    @Entity(name = "Ship")
    static class Ship {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        private Long id;

        @ManyToOne(optional = false)
        private Port home;
    }
}
