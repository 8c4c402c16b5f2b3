package org.athanor.instrument.enhance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs a program in a JVM of its own. */
final class ForkedJvm {
    private final Path classes;
    private final List<String> options = new ArrayList<>();

    /** {@code classes} is a folder to put class files in. */
    ForkedJvm(Path classes) {
        this.classes = classes;
    }

    ForkedJvm with(String option) {
        options.add(option);
        return this;
    }

    ForkedJvm with(Program program, String... names) throws IOException {
        for (String name : names) {
            file(name.replace('.', '/') + ".class", program.file(name));
        }
        return this;
    }

    ForkedJvm file(String name, byte[] content) throws IOException {
        Path file = classes.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        return this;
    }

    /** What the main class printed, with the jars and folders that hold these classes on its class path. */
    String run(String main, Class<?>... libraries) throws Exception {
        String classPath = Stream.concat(
                        Stream.of(classes.toString()), Stream.of(libraries).map(ForkedJvm::home))
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, main));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    private static String home(Class<?> type) {
        return new File(URI.create(
                        type.getProtectionDomain().getCodeSource().getLocation().toString()))
                .getPath();
    }
}
