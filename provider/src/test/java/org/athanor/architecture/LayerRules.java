package org.athanor.architecture;

import static java.util.stream.Collectors.joining;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.athanor.architecture.LayerTable.Layer;
import org.athanor.architecture.LayerTable.Reservation;
import org.athanor.architecture.PackageGraph.LibraryUse;
import org.athanor.architecture.PackageGraph.Use;

/** The rules of {@code docs/architecture.md}, each a function that answers its violations as sentences. */
final class LayerRules {

    private static final int EXAMPLES = 3;

    private LayerRules() {}

    /** Each package of the code has a row. */
    static List<String> missingPackages(LayerTable table, PackageGraph graph) {
        return graph.packages().stream()
                .filter(name -> table.layerOf(name).isEmpty())
                .map(name -> "The package " + name + " has no row in the table")
                .toList();
    }

    /** Each row that is not planned has classes. */
    static List<String> emptyPackages(LayerTable table, PackageGraph graph) {
        return rowsWithout(table, graph, layer -> !layer.planned(), false)
                .map(layer -> "The package " + layer.name() + " has a row in the table but no classes;"
                        + " mark it as planned or take the row out")
                .toList();
    }

    /** A planned row has no classes yet. */
    static List<String> noLongerPlanned(LayerTable table, PackageGraph graph) {
        return rowsWithout(table, graph, Layer::planned, true)
                .map(layer -> "The package " + layer.name() + " has classes, so it is no longer planned;"
                        + " take the mark out of its row")
                .toList();
    }

    private static Stream<Layer> rowsWithout(
            LayerTable table, PackageGraph graph, Predicate<Layer> which, boolean inhabited) {
        return table.layers().stream().filter(which).filter(layer -> isInhabited(layer, table, graph) == inhabited);
    }

    private static boolean isInhabited(Layer layer, LayerTable table, PackageGraph graph) {
        return graph.packages().stream()
                .anyMatch(name -> table.layerOf(name).filter(layer::equals).isPresent());
    }

    /** A package uses only what its row allows; packages without a row are the business of another rule. */
    static List<String> forbiddenArrows(LayerTable table, PackageGraph graph) {
        Map<String, List<String>> arrows = new TreeMap<>();
        for (Use use : graph.uses()) {
            Layer from = table.layerOf(use.from()).orElse(null);
            Layer to = table.layerOf(use.to()).orElse(null);
            if (from != null && to != null && !from.mayUse().contains(to.name())) {
                add(arrows, use.from() + " may not use " + use.to(), use.description());
            }
        }
        return sentences(arrows);
    }

    /** A package that is reserved is used by those it is reserved for. */
    static List<String> usesOfReservedPackages(LayerTable table, PackageGraph graph) {
        Map<String, List<String>> found = new TreeMap<>();
        for (Reservation reserved : table.reservedPackages()) {
            for (Use use : graph.uses()) {
                if (isIn(table, use.to(), Set.of(reserved.name())) && !isIn(table, use.from(), reserved.usedOnlyBy())) {
                    add(found, reserved.name() + " is reserved, and used by " + use.from(), use.description());
                }
            }
        }
        return sentences(found);
    }

    /** A library that is reserved is used by those it is reserved for. */
    static List<String> usesOfReservedLibraries(LayerTable table, PackageGraph graph) {
        Map<String, List<String>> found = new TreeMap<>();
        for (Reservation reserved : table.reservedLibraries()) {
            for (LibraryUse use : graph.libraryUses()) {
                if (use.className().startsWith(reserved.name() + ".")
                        && !isIn(table, use.from(), reserved.usedOnlyBy())) {
                    add(found, reserved.name() + " is reserved, and used by " + use.from(), use.description());
                }
            }
        }
        return sentences(found);
    }

    private static boolean isIn(LayerTable table, String packageName, Set<String> layers) {
        return table.layerOf(packageName)
                .filter(layer -> layers.contains(layer.name()))
                .isPresent();
    }

    /** No package reaches itself through others. Each group of packages that reach one another is named once. */
    static List<String> cycles(PackageGraph graph) {
        Map<String, Set<String>> reached = new TreeMap<>();
        graph.packages().forEach(name -> reached.put(name, reachedFrom(name, graph)));
        Map<String, List<String>> groups = new TreeMap<>();
        Set<String> seen = new TreeSet<>();
        for (String name : reached.keySet()) {
            if (reached.get(name).contains(name) && !seen.contains(name)) {
                Set<String> group = new TreeSet<>(reached.get(name));
                group.removeIf(other -> !reached.getOrDefault(other, Set.of()).contains(name));
                seen.addAll(group);
                graph.uses().stream()
                        .filter(use -> group.contains(use.from()) && group.contains(use.to()))
                        .forEach(use -> add(groups, "In a cycle: " + String.join(", ", group), use.description()));
            }
        }
        return sentences(groups);
    }

    private static Set<String> reachedFrom(String start, PackageGraph graph) {
        Set<String> reached = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            String from = open.pop();
            graph.uses().stream()
                    .filter(use -> use.from().equals(from))
                    .map(Use::to)
                    .filter(reached::add)
                    .forEach(open::push);
        }
        return reached;
    }

    /**
     * No class is named for a rank, unless it is a subtype of a type from elsewhere that has this ending: the word is then
     * the specification's.
     */
    static List<String> forbiddenNames(LayerTable table, JavaClasses classes, String base) {
        List<String> found = new ArrayList<>();
        for (JavaClass type : classes) {
            for (String ending : table.forbiddenEndings()) {
                if (type.getSimpleName().endsWith(ending) && !isWordFromElsewhere(type, ending, base)) {
                    found.add("The class " + type.getName() + " is named for a rank: " + ending);
                }
            }
        }
        return found;
    }

    private static boolean isWordFromElsewhere(JavaClass type, String ending, String base) {
        return Stream.concat(type.getAllRawInterfaces().stream(), type.getAllRawSuperclasses().stream())
                .anyMatch(parent -> parent.getSimpleName().endsWith(ending)
                        && !parent.getName().startsWith(base + "."));
    }

    private static void add(Map<String, List<String>> found, String sentence, String example) {
        found.computeIfAbsent(sentence, key -> new ArrayList<>()).add(example);
    }

    private static List<String> sentences(Map<String, List<String>> found) {
        return found.entrySet().stream()
                .map(entry -> entry.getKey() + " (" + entry.getValue().size() + " times): "
                        + entry.getValue().stream().limit(EXAMPLES).collect(joining("; ")))
                .toList();
    }
}
