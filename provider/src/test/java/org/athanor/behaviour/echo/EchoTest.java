package org.athanor.behaviour.echo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.athanor.behaviour.echo.EchoProgram.Note;
import org.athanor.bootstrap.AthanorPersistenceProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.simple.SimpleLogger;

/** {@code athanor.echo} and {@code athanor.statement-observer}. */
class EchoTest {
    private static final String TIME = "(  --)?  ?[0-9]+\\.[0-9] ms";

    @TempDir
    Path directory;

    /** The lines that the work prints; slf4j-simple shows warnings only here, so they go to standard output. */
    private static List<String> echoOf(Consumer<EntityManagerFactory> work) {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream captured = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            System.setOut(captured);
            try (EntityManagerFactory factory =
                    EchoProgram.configuration("athanor.echo", true).createEntityManagerFactory()) {
                bytes.reset();
                work.accept(factory);
            }
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void eachStatementIsOneLineWithItsParametersAndItsTime() {
        List<String> lines = echoOf(factory -> {
            factory.runInTransaction(manager -> manager.persist(new Note("it's")));
            factory.runInTransaction(manager -> manager.find(Note.class, 1L).text = null);
        });
        assertThat(lines).allMatch(line -> line.matches(".*" + TIME));
        assertThat(lines.get(0)).startsWith("BEGIN  -- ");
        assertThat(lines.get(1)).startsWith("insert into Note (").contains("'it''s'");
        assertThat(lines.get(2)).startsWith("COMMIT  -- ");
        assertThat(lines).anyMatch(line -> line.matches("select .* where .*  -- \\[1]" + TIME));
        assertThat(lines).anyMatch(line -> line.matches("update Note set .*  -- \\[null, 1]" + TIME));
    }

    @Test
    void whateverIsInAStringTheLineStaysOne() {
        List<String> lines = echoOf(factory -> {
            factory.runInTransaction(manager -> manager.persist(new Note("a\nb\r\nc\td\u2028e\u0000f")));
            factory.runInTransaction(manager -> manager.createNativeQuery("select text\nfrom Note\r\n  where id = ?1")
                    .setParameter(1, 1)
                    .getResultList());
            factory.runInTransaction(
                    manager -> manager.createQuery("select n from Note n where n.text in (:texts)", Note.class)
                            .setParameter("texts", List.of("x\ny", "z'"))
                            .getResultList());
        });
        assertThat(lines).allMatch(line -> line.matches(".*" + TIME));
        assertThat(lines).anyMatch(line -> line.contains("'a\\nb\\r\\nc\\td\\u2028e\\u0000f'"));
        assertThat(lines).anyMatch(line -> line.startsWith("select text from Note where id = ?"));
        assertThat(lines).anyMatch(line -> line.contains("[['x\\ny', 'z''']]"));
    }

    @Test
    void valuesOfEveryKindAreShownShortly() {
        List<String> lines = echoOf(factory -> factory.runInTransaction(manager -> {
            Note note = new Note("x".repeat(100_000));
            note.bytes = new byte[5000];
            note.amount = new BigDecimal("12.50");
            note.day = LocalDate.of(2026, 11, 21);
            note.code = UUID.fromString("00000000-0000-0000-0000-000000000001");
            note.flag = true;
            note.letter = '\'';
            manager.persist(note);
        }));
        String insert = lines.get(1);
        assertThat(insert)
                .hasSizeLessThan(600)
                .contains("x…")
                .contains("5000 bytes")
                .contains("12.50")
                .contains("2026-11-21")
                .contains("00000000-0000-0000-0000-000000000001")
                .contains("true")
                .contains("''''");
    }

    @Test
    void aLongTextIsNotCutInTheMiddleOfACharacter() {
        List<String> lines = echoOf(factory ->
                factory.runInTransaction(manager -> manager.persist(new Note("a" + "\uD83D\uDE00".repeat(200)))));
        assertThat(lines.get(1)).doesNotContain("?…").contains("\uD83D\uDE00…");
    }

    @Test
    void aLongListOfParametersIsCut() {
        List<Long> ids = new ArrayList<>();
        for (long i = 0; i < 5000; i++) {
            ids.add(i);
        }
        List<String> lines = echoOf(factory -> factory.runInTransaction(
                manager -> manager.createQuery("select n from Note n where n.id in :ids", Note.class)
                        .setParameter("ids", ids)
                        .getResultList()));
        assertThat(lines)
                .anyMatch(line -> line.startsWith("select") && line.contains("5000 in all"))
                .allMatch(line -> line.length() < 800);
    }

    @Test
    void ofABatchTheFirstRowsAndTheirNumberAreShown() {
        List<String> lines = echoOf(factory -> {
            factory.runInTransaction(manager -> {
                for (int i = 0; i < 500; i++) {
                    manager.persist(new Note("note " + i));
                }
            });
            factory.runInTransaction(manager -> manager.createQuery("select n from Note n", Note.class)
                    .getResultList()
                    .forEach(note -> note.text += "!"));
        });
        assertThat(lines).anyMatch(line -> line.startsWith("update Note set") && line.contains("500 in all"));
        assertThat(lines)
                .anyMatch(line -> line.startsWith("insert into Note") && line.contains("(?, ?, ?, ?, ?, ?, ?), … 1"))
                .allMatch(line -> line.length() < 800, "short")
                .hasSizeLessThan(20);
    }

    @Test
    void aStatementThatFailsIsShownToo() {
        List<String> lines = echoOf(factory -> {
            Note one = new Note("same");
            one.code = new UUID(1, 1);
            Note two = new Note("same");
            two.code = new UUID(1, 1);
            assertThatThrownBy(() -> factory.runInTransaction(manager -> {
                        manager.persist(one);
                        manager.persist(two);
                    }))
                    .isInstanceOf(PersistenceException.class);
        });
        assertThat(lines).anyMatch(line -> line.startsWith("insert into Note") && line.contains("failed"));
        assertThat(lines).anyMatch(line -> line.startsWith("ROLLBACK"));
    }

    @Test
    void anObserverGetsTheValuesThemselvesAndAListForEachRowOfABatch() {
        List<String> statements = new ArrayList<>();
        List<List<Object>> parameters = new ArrayList<>();
        BiConsumer<String, List<Object>> observer = (sql, values) -> {
            statements.add(sql);
            parameters.add(new ArrayList<>(values));
        };
        try (EntityManagerFactory factory = EchoProgram.configuration("athanor.statement-observer", observer)
                .createEntityManagerFactory()) {
            statements.clear();
            parameters.clear();
            factory.runInTransaction(manager -> {
                manager.persist(new Note("a"));
                manager.persist(new Note(null));
            });
            factory.runInTransaction(manager -> manager.createQuery("select n from Note n", Note.class)
                    .getResultList()
                    .forEach(note -> note.text += "!"));
        }
        assertThat(statements.get(0)).isEqualTo("BEGIN");
        assertThat(parameters.get(0)).isEmpty();
        int update = 0;
        while (!statements.get(update).startsWith("update")) {
            update++;
        }
        assertThat(parameters.get(update)).containsExactly(List.of("a!", 1L), List.of("null!", 2L));
    }

    @Test
    void theEchoIsSeenWithoutAnyLoggingLibraryAndTheProgramEnds() throws Exception {
        List<String> lines = program(List.of());
        assertThat(lines).anyMatch(line -> line.startsWith("insert into Note (") && line.contains("'alone'"));
    }

    @Test
    void theEchoGoesToTheLoggerThatShowsIt() throws Exception {
        List<String> lines = program(List.of(SimpleLogger.class), "-Dorg.slf4j.simpleLogger.defaultLogLevel=info");
        assertThat(lines)
                .anyMatch(
                        line -> line.contains("INFO org.athanor.sql - insert into Note (") && line.contains("'alone'"))
                .noneMatch(line -> line.startsWith("insert into"));
    }

    /** Runs the program on a class path of what it needs, and of more. */
    private List<String> program(List<Class<?>> more, String... options) throws Exception {
        List<Class<?>> needed = new ArrayList<>(more);
        needed.addAll(List.of(
                EchoProgram.class,
                AthanorPersistenceProvider.class,
                PersistenceException.class,
                jakarta.annotation.Nullable.class,
                net.bytebuddy.ByteBuddy.class,
                org.slf4j.Logger.class,
                com.zaxxer.hikari.HikariConfig.class,
                com.github.benmanes.caffeine.cache.Caffeine.class,
                org.sqlite.JDBC.class));
        List<String> places = new ArrayList<>();
        for (Class<?> each : needed) {
            places.add(Path.of(each.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString());
        }
        Path output = directory.resolve("output.txt");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", String.join(File.pathSeparator, places), EchoProgram.class.getName()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(output)).isZero();
        } finally {
            process.destroyForcibly();
        }
        return Files.readAllLines(output);
    }
}
