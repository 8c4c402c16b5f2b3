package org.athanor.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each rule fails once, on the violation planted for it in the fixture, and on nothing else there. */
class LayerRulesTest {

    private static final String BASE = "org.athanor.architecture.fixture";

    private static LayerTable table;
    private static JavaClasses classes;
    private static PackageGraph graph;

    @BeforeAll
    static void read() throws IOException {
        try (InputStream page = LayerRulesTest.class.getResourceAsStream("fixture/architecture.md")) {
            assertThat(page).isNotNull();
            table = LayerTable.parse(new String(page.readAllBytes(), StandardCharsets.UTF_8));
        }
        classes = new ClassFileImporter().importPackages(BASE);
        graph = PackageGraph.of(classes, BASE);
    }

    @Test
    void aPackageWithoutARowIsFound() {
        assertOne(LayerRules.missingPackages(table, graph), "The package stray has no row");
    }

    @Test
    void aRowWithoutClassesIsFound() {
        assertOne(LayerRules.emptyPackages(table, graph), "The package void has a row in the table but no classes");
    }

    @Test
    void aPlannedPackageWithClassesIsFound() {
        assertOne(
                LayerRules.noLongerPlanned(table, graph), "The package early has classes, so it is no longer planned");
    }

    @Test
    void anArrowThatIsNotAllowedIsFound() {
        assertThat(LayerRules.forbiddenArrows(table, graph))
                .hasSize(2)
                .anySatisfy(found -> assertThat(found)
                        .startsWith("kin.two may not use kin.one (1 times)")
                        .contains("Brother.sister"))
                .anySatisfy(found -> assertThat(found)
                        .startsWith("ring.first may not use ring.second (1 times)")
                        .contains("Head.tail"));
    }

    @Test
    void aCycleIsFoundOnceWithTheUsesThatMakeIt() {
        List<String> cycles = LayerRules.cycles(graph);
        assertOne(cycles, "In a cycle: ring.first, ring.second (2 times)");
        assertThat(cycles.get(0)).contains("Head.tail").contains("Tail.bitten");
    }

    @Test
    void aUseOfAReservedPackageIsFoundThoughTheRowAllowsIt() {
        assertOne(LayerRules.usesOfReservedPackages(table, graph), "guarded is reserved, and used by ring.second");
    }

    @Test
    void aUseOfAReservedLibraryIsFound() {
        assertOne(LayerRules.usesOfReservedLibraries(table, graph), "net.bytebuddy is reserved, and used by ground");
    }

    @Test
    void aNameForARankIsFound() {
        assertOne(LayerRules.forbiddenNames(table, classes, BASE), "The class " + BASE + ".tower.TowerUtil");
    }

    private static void assertOne(List<String> found, String beginning) {
        assertThat(found).singleElement().asString().startsWith(beginning);
    }
}
