package org.athanor.samples.music;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.athanor.samples.music.chinook.ChinookCopy;
import org.athanor.samples.music.chinook.ChinookTour;
import org.athanor.samples.music.world.WorldTour;

/**
 * {@code Music} without an argument makes {@code music.db} in the working directory and plays with artists and albums;
 * {@code Music FILE.sqlite} opens a Chinook database, reports on it, edits a playlist and rolls one change back; {@code Music
 * FILE.sqlite URL} copies it to the database of that JDBC URL first and does the same there.
 */
public final class Music {
    private Music() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 0) {
            new WorldTour(System.out).run("jdbc:sqlite:music.db");
            return;
        }
        Path file = Path.of(arguments[0]);
        if (arguments.length > 2 || !Files.isRegularFile(file)) {
            System.err.println("usage: Music [path of a Chinook SQLite file [JDBC URL to copy it to]]");
            if (!Files.isRegularFile(file)) {
                System.err.println("There is no file " + file.toAbsolutePath());
            }
            System.exit(2);
        }
        if (!Files.isWritable(file) || !Files.isWritable(file.toAbsolutePath().getParent())) {
            Path copy = Files.createTempFile("chinook", ".sqlite");
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            System.out.println(file + " is read-only; working on a copy, " + copy);
            file = copy;
        }
        String url = "jdbc:sqlite:" + file;
        if (arguments.length == 2) {
            new ChinookCopy(System.out).run(url, arguments[1]);
            url = arguments[1];
        }
        new ChinookTour(System.out).run(url);
    }
}
