package org.athanor.behaviour.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.athanor.behaviour.bootstrap.Deployment.PARCEL;
import static org.athanor.behaviour.bootstrap.Deployment.STAMP;
import static org.athanor.behaviour.bootstrap.Deployment.classes;
import static org.athanor.behaviour.bootstrap.Deployment.document;
import static org.athanor.behaviour.bootstrap.Deployment.jar;
import static org.athanor.behaviour.bootstrap.Deployment.unit;
import static org.athanor.behaviour.bootstrap.Deployment.xml;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.metamodel.EntityType;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where units and their classes are found (Jakarta Persistence 3.2, 8.2). */
class UnitDiscoveryTest {
    @TempDir
    Path directory;

    private static List<String> entities(EntityManagerFactory factory) {
        return factory.getMetamodel().getEntities().stream()
                .map(EntityType::getName)
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "http://java.sun.com/xml/ns/persistence, 2.0",
        "http://xmlns.jcp.org/xml/ns/persistence, 2.1",
        "http://xmlns.jcp.org/xml/ns/persistence, 2.2",
        "https://jakarta.ee/xml/ns/persistence, 3.0",
        "https://jakarta.ee/xml/ns/persistence, 3.1",
        "https://jakarta.ee/xml/ns/persistence, 3.2"
    })
    void aUnitOfEveryVersionStarts(String namespace, String version) throws Exception {
        xml(
                directory,
                "<?xml version='1.0' encoding='UTF-8'?>\n<!-- music -->\n<persistence xmlns='" + namespace
                        + "' version='"
                        + version + "'\n  xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:schemaLocation='"
                        + namespace + " persistence.xsd'>\n"
                        + unit("u", "<class> " + PARCEL + "\n</class>") + "</persistence>\n");
        try (Deployment deployment = new Deployment(classes(directory, PARCEL))) {
            deployment.assertStores(deployment.start("u"), PARCEL);
        }
    }

    @Test
    void unitsOfOneFileAndOfSeveralJarsStandSideBySide() throws Exception {
        Path one = jar(directory.resolve("one.jar"), "", document(unit("a", ""), unit("b", "")), PARCEL);
        Path two = jar(directory.resolve("two.jar"), "", document(unit("c", "")), STAMP);
        try (Deployment deployment = new Deployment(one, two)) {
            assertThat(entities(deployment.start("a"))).containsExactly("Parcel");
            assertThat(entities(deployment.start("b"))).containsExactly("Parcel");
            assertThat(entities(deployment.start("c"))).containsExactly("Stamp");
        }
    }

    @Test
    void aNameThatTwoFilesUseTroublesOnlyWhoeverAsksForIt() throws Exception {
        Path one = jar(directory.resolve("one.jar"), "", document(unit("twice", "")), PARCEL);
        Path two = jar(directory.resolve("two.jar"), "", document(unit("twice", ""), unit("mine", "")), STAMP);
        try (Deployment deployment = new Deployment(one, two)) {
            assertThat(entities(deployment.start("mine"))).containsExactly("Stamp");
            assertThatThrownBy(() -> deployment.start("twice"))
                    .isInstanceOf(PersistenceException.class)
                    .hasMessageContaining("'twice'")
                    .hasMessageContaining("one.jar")
                    .hasMessageContaining("two.jar");
        }
    }

    @Test
    void aBrokenFileOfAnotherLibraryKeepsNobodyFromStarting() throws Exception {
        Path broken = jar(directory.resolve("broken.jar"), "", "<persistence\n  version='3.2'><oops", STAMP);
        Path mine = jar(directory.resolve("mine.jar"), "", document(unit("mine", "")), PARCEL);
        try (Deployment deployment = new Deployment(broken, mine)) {
            assertThat(entities(deployment.start("mine"))).containsExactly("Parcel");
            assertThatThrownBy(() -> deployment.start("perhaps in the broken one"))
                    .isInstanceOf(PersistenceException.class)
                    .hasMessageContaining("broken.jar!/META-INF/persistence.xml, line 2");
        }
    }

    @Test
    void aJarFileIsRelativeToTheDirectoryOrBesideTheJarOfTheUnit() throws Exception {
        Path library = jar(directory.resolve("lib/library.jar"), "", null, STAMP);
        Path root = xml(directory.resolve("app"), document(unit("u", "<jar-file>../lib/library.jar</jar-file>")));
        try (Deployment deployment = new Deployment(classes(root, PARCEL), library)) {
            assertThat(entities(deployment.start("u"))).containsExactly("Parcel", "Stamp");
        }
        Path app = jar(
                directory.resolve("lib/app.jar"), "", document(unit("u", "<jar-file>library.jar</jar-file>")), PARCEL);
        try (Deployment deployment = new Deployment(app, library)) {
            assertThat(entities(deployment.start("u"))).containsExactly("Parcel", "Stamp");
        }
    }

    @Test
    void aJarFileMayBeAnAbsoluteUrlOrADirectory() throws Exception {
        Path library = jar(directory.resolve("some where/library.jar"), "", null, STAMP);
        Path more = classes(directory.resolve("more"), PARCEL);
        Path root = xml(
                directory.resolve("app"),
                document(unit(
                        "u", "<jar-file>" + library.toUri() + "</jar-file><jar-file>" + more.toUri() + "</jar-file>")));
        try (Deployment deployment = new Deployment(root, library, more)) {
            assertThat(entities(deployment.start("u"))).containsExactly("Parcel", "Stamp");
        }
    }

    @Test
    void aJarFileThatIsNotThereIsNamed() throws Exception {
        Path root = xml(directory.resolve("app"), document(unit("u", "<jar-file>lib/gone.jar</jar-file>")));
        try (Deployment deployment = new Deployment(root)) {
            assertThatThrownBy(() -> deployment.start("u"))
                    .isInstanceOf(PersistenceException.class)
                    .hasMessageContaining("'u'")
                    .hasMessageContaining("lib/gone.jar")
                    .hasMessageContaining("<jar-file>");
        }
    }

    @Test
    void aPathWithBlanksAndUmlautsIsWalkedAsAnyOther() throws Exception {
        Path root = directory.resolve("Käse und 100% Brot+Wein");
        xml(root, document(unit("u", "")));
        try (Deployment deployment = new Deployment(classes(root, PARCEL))) {
            deployment.assertStores(deployment.start("u"), PARCEL);
        }
        Path jar = jar(root.resolve("ein Käse.jar"), "", document(unit("v", "")), PARCEL);
        try (Deployment deployment = new Deployment(jar)) {
            deployment.assertStores(deployment.start("v"), PARCEL);
        }
    }

    @Test
    void aDirectoryBehindASymbolicLinkIsWalked() throws Exception {
        Path root = xml(directory.resolve("real"), document(unit("u", "")));
        classes(root, PARCEL);
        Path link = Files.createSymbolicLink(directory.resolve("link"), root);
        try (Deployment deployment = new Deployment(new URL(directory.toUri() + "link/"))) {
            assertThat(entities(deployment.start("u"))).containsExactly("Parcel");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', true",
        "<exclude-unlisted-classes/>, false",
        "<exclude-unlisted-classes></exclude-unlisted-classes>, false",
        "<exclude-unlisted-classes> true </exclude-unlisted-classes>, false",
        "<exclude-unlisted-classes>false</exclude-unlisted-classes>, true"
    })
    void unlistedClassesAreFoundUnlessExcluded(String element, boolean found) throws Exception {
        Path root = xml(directory, document(unit("u", "<class>" + PARCEL + "</class>" + element)));
        try (Deployment deployment = new Deployment(classes(root, PARCEL, STAMP))) {
            assertThat(entities(deployment.start("u")).contains("Stamp")).isEqualTo(found);
        }
    }

    @Test
    void classesAreFoundInADirectoryInsideAJar() throws Exception {
        Path war = jar(directory.resolve("app.war"), "WEB-INF/classes/", document(unit("u", "")), PARCEL);
        try (Deployment deployment = new Deployment(new URL("jar:" + war.toUri() + "!/WEB-INF/classes/"))) {
            assertThat(entities(deployment.start("u"))).containsExactly("Parcel");
        }
    }

    @Test
    void classesAreFoundInAJarThatBeginsWithAShellScript() throws Exception {
        Path plain = jar(directory.resolve("plain.jar"), "", document(unit("u", "")), PARCEL);
        Path executable = directory.resolve("executable.jar");
        try (var out = Files.newOutputStream(executable)) {
            out.write("#!/bin/sh\nexec java -jar $0\n".getBytes(StandardCharsets.UTF_8));
            out.write(Files.readAllBytes(plain));
        }
        try (Deployment deployment = new Deployment(executable)) {
            assertThat(entities(deployment.start("u"))).containsExactly("Parcel");
        }
    }

    @Test
    void aJarInsideAJarIsLookedThroughWhenItIsAJarFile() throws Exception {
        Path inner = jar(directory.resolve("inner.jar"), "", null, STAMP);
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("BOOT-INF/lib/inner.jar", Files.readAllBytes(inner));
        Path outer = jar(directory.resolve("outer.jar"), entries);
        String nested = "jar:" + outer.toUri() + "!/BOOT-INF/lib/inner.jar!/";
        Path root = xml(directory.resolve("app"), document(unit("u", "<jar-file>" + nested + "</jar-file>")));
        try (Deployment deployment = new Deployment(root, inner)) {
            assertThat(entities(deployment.start("u"))).containsExactly("Stamp");
        }
    }

    @Test
    void listedClassesThatAreNotThereAreAllNamed() throws Exception {
        Path root = xml(directory, document(unit("u", "<class>not.There</class><class>nor.That</class>")));
        try (Deployment deployment = new Deployment(root)) {
            assertThatThrownBy(() -> deployment.start("u"))
                    .isInstanceOf(PersistenceException.class)
                    .hasMessageContaining("'u'")
                    .hasMessageContaining("not.There, nor.That")
                    .hasMessageContaining("<class>");
        }
    }

    @Test
    void aListedClassThatIsNothingMappedIsPassedOver() throws Exception {
        String listed = "<class>java.lang.StringBuilder</class><class>" + PARCEL + "</class>";
        Path root = xml(directory, document(unit("u", listed)));
        try (Deployment deployment = new Deployment(classes(root, PARCEL))) {
            assertThat(entities(deployment.start("u"))).containsExactly("Parcel");
        }
    }

    @Test
    void anUnknownUnitIsToldWithTheOnesThereAre() throws Exception {
        Path root = xml(directory, document(unit("music", "")));
        try (Deployment deployment = new Deployment(root)) {
            assertThatThrownBy(() -> deployment.start("musik"))
                    .isInstanceOf(PersistenceException.class)
                    .hasMessageContaining("musik");
        }
    }
}
