package org.athanor.architecture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table of a Markdown page, found by its header cells. */
record MarkdownTable(List<List<String>> rows) {

    /** The first table whose header cells begin with these words. Every row has as many cells as the header. */
    static MarkdownTable find(String page, String... header) {
        List<String> lines = page.lines().map(String::strip).toList();
        for (int i = 0; i + 1 < lines.size(); i++) {
            if (isRow(lines.get(i)) && cells(lines.get(i)).equals(List.of(header))) {
                return new MarkdownTable(rowsFrom(lines, i + 2, header.length));
            }
        }
        throw new IllegalArgumentException("The page has no table with the header " + Arrays.toString(header));
    }

    private static List<List<String>> rowsFrom(List<String> lines, int start, int width) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = start; i < lines.size() && isRow(lines.get(i)); i++) {
            List<String> cells = cells(lines.get(i));
            if (cells.size() != width) {
                throw new IllegalArgumentException(
                        "This row has " + cells.size() + " cells instead of " + width + ": " + lines.get(i));
            }
            rows.add(cells);
        }
        return rows;
    }

    private static boolean isRow(String line) {
        return line.length() > 1 && line.startsWith("|") && line.endsWith("|");
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1, line.length() - 1).split("\\|", -1))
                .map(String::strip)
                .toList();
    }
}
