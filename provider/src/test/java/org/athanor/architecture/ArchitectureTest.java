package org.athanor.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The provider is built as {@code docs/architecture.md} says. */
class ArchitectureTest {

    private static final String BASE = "org.athanor";

    private static LayerTable table;
    private static JavaClasses classes;
    private static PackageGraph graph;

    @BeforeAll
    static void read() throws IOException {
        Path module = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
        table = LayerTable.parse(Files.readString(module.resolveSibling("docs").resolve("architecture.md")));
        classes = new ClassFileImporter().importPath(module.resolve("target").resolve("classes"));
        graph = PackageGraph.of(classes, BASE);
    }

    @Test
    void thereAreClassesToLookAt() {
        assertThat(graph.packages()).isNotEmpty();
        assertThat(table.layers()).isNotEmpty();
    }

    @Test
    void eachPackageHasARow() {
        assertThat(LayerRules.missingPackages(table, graph)).isEmpty();
    }

    @Test
    void eachRowThatIsNotPlannedHasClasses() {
        assertThat(LayerRules.emptyPackages(table, graph)).isEmpty();
    }

    @Test
    void plannedPackagesHaveNoClassesYet() {
        assertThat(LayerRules.noLongerPlanned(table, graph)).isEmpty();
    }

    @Test
    void packagesUseOnlyWhatTheirRowsAllow() {
        assertThat(LayerRules.forbiddenArrows(table, graph)).isEmpty();
    }

    @Test
    void packagesFormNoCycle() {
        assertThat(LayerRules.cycles(graph)).isEmpty();
    }

    @Test
    void reservedPackagesAreUsedByThoseTheyAreReservedFor() {
        assertThat(LayerRules.usesOfReservedPackages(table, graph)).isEmpty();
    }

    @Test
    void reservedLibrariesAreUsedByThoseTheyAreReservedFor() {
        assertThat(LayerRules.usesOfReservedLibraries(table, graph)).isEmpty();
    }

    @Test
    void noClassIsNamedForARank() {
        assertThat(LayerRules.forbiddenNames(table, classes, BASE)).isEmpty();
    }
}
