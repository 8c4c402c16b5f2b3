package org.athanor.architecture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The tables of {@code docs/architecture.md}, read by the grammar that the page defines. A page that does not keep to it
 * is an {@link IllegalArgumentException} that names the row.
 */
final class LayerTable {

    static final String ROOT = "(root)";

    private static final Pattern NAME = Pattern.compile("`([a-z0-9.]+(?:\\.\\*)?)`|(\\(root\\))");

    /** A package of the table, or {@code name.*} for all packages below a name; its status and what it may use. */
    record Layer(String name, Set<String> mayUse, boolean facade, boolean planned) {}

    /** A package or library that only these packages use. */
    record Reservation(String name, Set<String> usedOnlyBy) {}

    private final Map<String, Layer> layers = new LinkedHashMap<>();
    private final List<Reservation> reservedPackages = new ArrayList<>();
    private final List<Reservation> reservedLibraries = new ArrayList<>();
    private final List<String> forbiddenEndings = new ArrayList<>();

    private LayerTable() {}

    static LayerTable parse(String page) {
        LayerTable table = new LayerTable();
        List<List<String>> rows = MarkdownTable.find(page, "package", "lives here", "may use", "status")
                .rows();
        rows.forEach(table::readRow);
        table.resolveEverything();
        for (List<String> row :
                MarkdownTable.find(page, "package", "used only by").rows()) {
            table.reservedPackages.add(new Reservation(table.known(row.get(0), row), table.knownSet(row.get(1), row)));
        }
        for (List<String> row :
                MarkdownTable.find(page, "library", "used only by").rows()) {
            table.reservedLibraries.add(new Reservation(names(row.get(0)).get(0), table.knownSet(row.get(1), row)));
        }
        for (List<String> row :
                MarkdownTable.find(page, "forbidden ending", "say instead").rows()) {
            table.forbiddenEndings.add(row.get(0).replace("`", ""));
        }
        return table;
    }

    List<Layer> layers() {
        return List.copyOf(layers.values());
    }

    List<Reservation> reservedPackages() {
        return reservedPackages;
    }

    List<Reservation> reservedLibraries() {
        return reservedLibraries;
    }

    List<String> forbiddenEndings() {
        return forbiddenEndings;
    }

    /** The row of a package: the one with its name, else the longest {@code name.*} above it. */
    Optional<Layer> layerOf(String packageName) {
        return Optional.ofNullable(layers.get(packageName))
                .or(() -> layers.values().stream()
                        .filter(layer -> isBelow(packageName, layer.name()))
                        .max(Comparator.comparing(layer -> layer.name().length())));
    }

    private static boolean isBelow(String packageName, String layer) {
        return layer.endsWith(".*") && packageName.startsWith(layer.substring(0, layer.length() - 1));
    }

    private void readRow(List<String> row) {
        List<String> names = names(row.get(0));
        require(!names.isEmpty(), row, "the first cell names no package");
        Set<String> mayUse = readMayUse(row);
        String status = row.get(3);
        require(status.isEmpty() || status.equals("planned"), row, "the status is neither empty nor 'planned'");
        for (String name : names) {
            boolean facade = row.get(0).contains("*facade*");
            Layer former = layers.put(name, new Layer(name, Set.copyOf(mayUse), facade, status.equals("planned")));
            require(former == null, row, "the package " + name + " has a row already");
            // In a row of several packages, a later one may use the earlier ones.
            mayUse.add(name);
        }
    }

    private static final String EVERYTHING = "everything";
    private static final String ALL_ABOVE = "all of the above";
    private static final String NO_FACADE = ", no facade";
    private static final String AND_BELOW = " and below";

    private Set<String> readMayUse(List<String> row) {
        String cell = row.get(2).replace("`", "");
        Set<String> mayUse = new LinkedHashSet<>();
        if (cell.equals("–") || cell.equals("-")) {
            return mayUse;
        }
        if (cell.equals(EVERYTHING)) {
            mayUse.add(EVERYTHING);
        } else if (cell.equals(ALL_ABOVE)) {
            mayUse.addAll(layers.keySet());
        } else if (cell.equals(ALL_ABOVE + NO_FACADE)) {
            layers.values().stream()
                    .filter(layer -> !layer.facade())
                    .map(Layer::name)
                    .forEach(mayUse::add);
        } else if (cell.endsWith(AND_BELOW)) {
            String top = known(cell.substring(0, cell.length() - AND_BELOW.length()), row);
            mayUse.add(top);
            mayUse.addAll(layers.get(top).mayUse());
        } else {
            for (String name : cell.split("[ ,]+")) {
                mayUse.add(known(name, row));
            }
        }
        return mayUse;
    }

    private void resolveEverything() {
        layers.replaceAll((name, layer) -> {
            if (!layer.mayUse().contains(EVERYTHING)) {
                return layer;
            }
            Set<String> others = new LinkedHashSet<>(layers.keySet());
            others.remove(name);
            return new Layer(name, others, layer.facade(), layer.planned());
        });
    }

    /** Only rows above are known while a row is read, so a row cannot name one below it: arrows go down. */
    private String known(String cell, List<String> row) {
        String name = cell.replace("`", "");
        require(layers.containsKey(name), row, "'" + name + "' is no package of a row above");
        return name;
    }

    private Set<String> knownSet(String cell, List<String> row) {
        Set<String> names = new LinkedHashSet<>();
        Arrays.stream(cell.split("[ ,]+")).forEach(name -> names.add(known(name, row)));
        return names;
    }

    private static List<String> names(String cell) {
        return NAME.matcher(cell).results().map(LayerTable::name).toList();
    }

    private static String name(MatchResult match) {
        return match.group(1) != null ? match.group(1) : match.group(2);
    }

    private static void require(boolean holds, List<String> row, String complaint) {
        if (!holds) {
            throw new IllegalArgumentException("In the row | " + String.join(" | ", row) + " |: " + complaint);
        }
    }
}
