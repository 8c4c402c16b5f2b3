package org.athanor.samples.tutorial;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TutorialTest {
    @TempDir
    Path directory;

    @Test
    void the_walk_gives_what_is_written_down() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String url = "jdbc:sqlite:" + directory.resolve("tutorial.db");

        new Tutorial(new PrintStream(out, true, UTF_8)).run(Map.of("jakarta.persistence.jdbc.url", url));

        try (InputStream expected = Objects.requireNonNull(TutorialTest.class.getResourceAsStream("tutorial.txt"))) {
            assertThat(out.toString(UTF_8).replace(System.lineSeparator(), "\n"))
                    .isEqualTo(new String(expected.readAllBytes(), UTF_8));
        }
    }
}
