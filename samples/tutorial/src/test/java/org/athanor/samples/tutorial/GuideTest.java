package org.athanor.samples.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The code of the guide's tutorial is that of this sample, so that it is compiled and run. */
class GuideTest {
    private static final Path GUIDE = Path.of("..", "..", "docs", "guide", "tutorial.md");
    private static final Pattern CODE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @Test
    void each_piece_of_code_stands_in_the_sample() throws IOException {
        StringBuilder sources = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                sources.append(compact(Files.readString(file)));
            }
        }
        List<String> pieces = CODE.matcher(Files.readString(GUIDE))
                .results()
                .map(MatchResult::group)
                .map(piece -> piece.replace("```java", "").replace("```", ""))
                .toList();

        assertThat(pieces).hasSizeGreaterThan(10);
        assertThat(pieces).allSatisfy(piece -> assertThat(sources.toString()).contains(compact(piece)));
    }

    private static String compact(String code) {
        return code.replaceAll("\\s+", "");
    }
}
