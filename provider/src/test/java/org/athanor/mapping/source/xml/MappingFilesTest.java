package org.athanor.mapping.source.xml;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.AccessType;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.FetchType;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.PrePersist;
import jakarta.persistence.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.athanor.mapping.source.AnnotationSource;
import org.athanor.mapping.source.AttributeDeclaration;
import org.athanor.mapping.source.CallbackDeclaration;
import org.athanor.mapping.source.ClassDeclaration;
import org.athanor.mapping.source.Declarations;
import org.athanor.mapping.source.GeneratorDeclaration;
import org.athanor.mapping.source.ListenerDeclaration;
import org.athanor.mapping.source.NamedQueryDeclaration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jakarta Persistence 3.2, 12: mapping files beside annotations, over them and instead of them. */
class MappingFilesTest {
    @TempDir
    Path directory;

    /** Bears no annotation. */
    static class Boat {
        long number;
        String name;
        Rig rig;
        Harbour harbour;
        List<String> flags = new ArrayList<>();
        Map<String, Harbour> visits;
        int depth;

        void christen() {}

        String getName() {
            return name;
        }

        void setName(String name) {
            this.name = name;
        }
    }

    enum Rig {
        SLOOP,
        KETCH
    }

    @Entity(name = "Port")
    @Table(name = "ports")
    @NamedQuery(name = "all", query = "select p from Port p")
    @NamedQuery(name = "large", query = "select p from Port p where p.berths > 100")
    static class Harbour {
        @Id
        long id;

        @Column(name = "berth_count", nullable = false)
        int berths;

        @Column(name = "full_name")
        String name;

        @PrePersist
        void annotated() {}

        void stated() {}
    }

    static class Log {
        void write(Object entity) {}
    }

    private Declarations read(String... files) throws IOException {
        List<java.net.URL> urls = new ArrayList<>();
        for (String content : files) {
            Path file = directory.resolve("orm" + urls.size() + ".xml");
            Files.writeString(
                    file,
                    "<entity-mappings xmlns=\"https://jakarta.ee/xml/ns/persistence/orm\" version=\"3.2\">\n" + content
                            + "\n</entity-mappings>");
            urls.add(file.toUri().toURL());
        }
        return AnnotationSource.read(
                List.of(Harbour.class), MappingFiles.read(urls, getClass().getClassLoader()));
    }

    private static String boat(String content) {
        return "<package>" + Boat.class.getPackageName() + "</package>" + "<entity class=\"MappingFilesTest$Boat\">"
                + content + "</entity>";
    }

    private static String harbour(String content) {
        return "<entity class=\"" + Harbour.class.getName() + "\">" + content + "</entity>";
    }

    private static ClassDeclaration find(Declarations declarations, Class<?> type) {
        return declarations.classes().stream()
                .filter(one -> one.javaType() == type)
                .findFirst()
                .orElseThrow();
    }

    private static AttributeDeclaration attribute(ClassDeclaration declaration, String name) {
        return declaration.attributes().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> queries(Declarations read) {
        return read.queries().queries().stream()
                .map(NamedQueryDeclaration::text)
                .toList();
    }

    @Test
    void aClassWithoutAnnotationsIsMappedByTheFileAlone() throws IOException {
        Declarations read = read(boat("<table name=\"BOATS\" schema=\"sea\"><unique-constraint name=\"uq\">"
                + "<column-name>NAME</column-name></unique-constraint>"
                + "<index name=\"ix\" column-list=\"depth desc\"/></table>"
                + "<attributes><id name=\"number\"><column name=\"NR\"/><generated-value strategy=\"SEQUENCE\""
                + " generator=\"boats\"/></id>"
                + "<basic name=\"rig\" optional=\"false\"><enumerated>STRING</enumerated></basic>"
                + "<many-to-one name=\"harbour\" fetch=\"LAZY\"><join-column name=\"PORT_NR\""
                + " referenced-column-name=\"ID\"/><foreign-key name=\"fk_port\"/>"
                + "<cascade><cascade-persist/><cascade-merge/></cascade></many-to-one>"
                + "<element-collection name=\"flags\"><order-column name=\"POSITION\"/><column name=\"FLAG\"/>"
                + "<collection-table name=\"FLAGS\"><join-column name=\"BOAT\"/></collection-table></element-collection>"
                + "<transient name=\"visits\"/></attributes>"));
        assertThat(read.problems()).isEmpty();
        ClassDeclaration boat = find(read, Boat.class);
        assertThat(boat.kind()).isEqualTo(ClassDeclaration.Kind.ENTITY);
        assertThat(boat.name()).isEqualTo("Boat");
        assertThat(boat.access()).isEqualTo(AccessType.FIELD);
        assertThat(boat.entity().table().name()).isEqualTo("BOATS");
        assertThat(boat.entity().table().schema()).isEqualTo("sea");
        assertThat(boat.entity().table().uniques().get(0).columns()).containsExactly("NAME");
        assertThat(boat.entity().table().indexes().get(0).columnList()).isEqualTo("depth desc");
        assertThat(boat.attributes())
                .extracting(AttributeDeclaration::name)
                .containsExactly("number", "name", "rig", "harbour", "flags", "depth");
        AttributeDeclaration number = attribute(boat, "number");
        assertThat(number.id()).isTrue();
        assertThat(number.column().name()).isEqualTo("NR");
        assertThat(number.generated().strategy()).isEqualTo(GenerationType.SEQUENCE);
        assertThat(number.generated().generator()).isEqualTo("boats");
        assertThat(attribute(boat, "rig").value().enumerated()).isEqualTo(EnumType.STRING);
        assertThat(attribute(boat, "rig").optional()).isFalse();
        AttributeDeclaration harbour = attribute(boat, "harbour");
        assertThat(harbour.fetch()).isEqualTo(FetchType.LAZY);
        assertThat(harbour.relationship().cascades()).containsExactlyInAnyOrder(CascadeType.PERSIST, CascadeType.MERGE);
        assertThat(harbour.relationship().association().joinColumns().get(0).name())
                .isEqualTo("PORT_NR");
        assertThat(harbour.relationship().association().foreignKey().name()).isEqualTo("fk_port");
        assertThat(attribute(boat, "flags").collection().table().table().name()).isEqualTo("FLAGS");
        assertThat(attribute(boat, "flags").collection().orderColumn().name()).isEqualTo("POSITION");
    }

    @Test
    void aStatedAttributeLosesItsAnnotationsAndTheOthersKeepTheirs() throws IOException {
        ClassDeclaration harbour =
                find(read(harbour("<attributes><basic name=\"berths\" fetch=\"LAZY\"/></attributes>")), Harbour.class);
        assertThat(attribute(harbour, "berths").column()).isNull();
        assertThat(attribute(harbour, "berths").fetch()).isEqualTo(FetchType.LAZY);
        assertThat(attribute(harbour, "name").column().name()).isEqualTo("full_name");
        assertThat(attribute(harbour, "id").id()).isTrue();
        assertThat(harbour.name()).isEqualTo("Port");
        assertThat(harbour.entity().table().name()).isEqualTo("ports");
    }

    @Test
    void metadataCompleteLeavesNoAnnotationInForce() throws IOException {
        Declarations read = read("<entity class=\"" + Harbour.class.getName() + "\" metadata-complete=\"true\">"
                + "<attributes><id name=\"id\"/></attributes></entity>");
        ClassDeclaration harbour = find(read, Harbour.class);
        assertThat(harbour.name()).isEqualTo("Harbour");
        assertThat(harbour.entity().table()).isNull();
        assertThat(attribute(harbour, "name").column()).isNull();
        assertThat(harbour.lifecycle().callbacks()).isEmpty();
        assertThat(read.queries().queries()).isEmpty();
    }

    @Test
    void aUnitThatIsCompleteIgnoresClassesThatNoFileNames() throws IOException {
        Declarations read = read(
                "<persistence-unit-metadata><xml-mapping-metadata-complete/></persistence-unit-metadata>",
                boat("<attributes><id name=\"number\"/><basic name=\"rig\"/><transient name=\"harbour\"/>"
                        + "<element-collection name=\"flags\"/><transient name=\"visits\"/></attributes>"));
        assertThat(read.problems()).isEmpty();
        assertThat(read.classes()).extracting(ClassDeclaration::name).containsExactly("Boat");
    }

    @Test
    void queriesAndGeneratorsOfAFileAreAddedAndTakeThePlaceOfThoseOfTheirName() throws IOException {
        Declarations read = read("<sequence-generator name=\"boats\" sequence-name=\"BOAT_SEQ\" allocation-size=\"5\"/>"
                + "<named-query name=\"all\"><query>select p from Port p order by p.id</query>"
                + "<hint name=\"h\" value=\"1\"/></named-query>"
                + "<named-native-query name=\"sql\" result-class=\"" + Harbour.class.getName()
                + "\"><query>select * from ports</query></named-native-query>"
                + harbour("<named-query name=\"large\"><query>select p from Port p where p.berths > 500</query>"
                        + "</named-query>"));
        assertThat(read.problems()).isEmpty();
        assertThat(queries(read))
                .containsExactlyInAnyOrder(
                        "select p from Port p order by p.id",
                        "select p from Port p where p.berths > 500",
                        "select * from ports");
        assertThat(read.generators()).singleElement().satisfies(one -> {
            GeneratorDeclaration.OfSequence sequence = (GeneratorDeclaration.OfSequence) one;
            assertThat(sequence.sequence()).isEqualTo("BOAT_SEQ");
            assertThat(sequence.allocationSize()).isEqualTo(5);
        });
    }

    @Test
    void callbacksAndListenersAreNamedInTheFile() throws IOException {
        String listener = "<entity-listener class=\"" + Log.class.getName()
                + "\"><post-load method-name=\"write\"/></entity-listener>";
        Declarations read = read("<persistence-unit-metadata><persistence-unit-defaults><entity-listeners>" + listener
                + "</entity-listeners></persistence-unit-defaults></persistence-unit-metadata>"
                + harbour("<exclude-default-listeners/><entity-listeners>" + listener
                        + "</entity-listeners><pre-persist method-name=\"stated\"/>"));
        assertThat(read.problems()).isEmpty();
        assertThat(read.defaultListeners())
                .extracting(ListenerDeclaration::javaType)
                .isEqualTo(List.of(Log.class));
        ClassDeclaration harbour = find(read, Harbour.class);
        assertThat(harbour.lifecycle().excludesDefaultListeners()).isTrue();
        assertThat(harbour.lifecycle().listeners().get(0).callbacks())
                .extracting(CallbackDeclaration::event)
                .containsExactly(CallbackDeclaration.Event.POST_LOAD);
        assertThat(harbour.lifecycle().callbacks())
                .extracting(one -> one.event() + " " + one.method().getName())
                .containsExactly("PRE_PERSIST stated");
    }

    @Test
    void accessIsThatOfTheElementElseOfTheAnnotationsElseOfTheFile() throws IOException {
        String attributes = "<attributes><id name=\"number\" access=\"FIELD\"/></attributes>";
        assertThat(find(read("<access>PROPERTY</access>" + harbour("")), Harbour.class)
                        .access())
                .isEqualTo(AccessType.FIELD);
        ClassDeclaration boat = find(
                read("<access>PROPERTY</access>" + "<entity class=\"" + Boat.class.getName() + "\">" + attributes
                        + "</entity>"),
                Boat.class);
        assertThat(boat.access()).isEqualTo(AccessType.PROPERTY);
        assertThat(boat.attributes())
                .extracting(one -> one.name() + (one.member().field() == null ? " by property" : " by field"))
                .containsExactlyInAnyOrder("number by field", "name by property");
    }

    @Test
    void defaultsOfTheUnitAndOfTheFilePlaceTablesAndCascadePersist() throws IOException {
        Declarations read = read(
                "<persistence-unit-metadata><persistence-unit-defaults><cascade-persist/></persistence-unit-defaults>"
                        + "</persistence-unit-metadata><schema>sea</schema>" + harbour("")
                        + "<entity class=\"" + Boat.class.getName() + "\"><attributes><id name=\"number\"/>"
                        + "<many-to-one name=\"harbour\"/><transient name=\"flags\"/><transient name=\"visits\"/>"
                        + "</attributes></entity>");
        assertThat(find(read, Harbour.class).entity().table().schema()).isEqualTo("sea");
        assertThat(find(read, Harbour.class).entity().table().name()).isEqualTo("ports");
        assertThat(find(read, Boat.class).entity().table().schema()).isEqualTo("sea");
        assertThat(attribute(find(read, Boat.class), "harbour").relationship().cascades())
                .containsExactly(CascadeType.PERSIST);
    }

    @Test
    void keysOfMapsAreStatedUnderTheirOwnElements() throws IOException {
        ClassDeclaration boat = find(
                read(boat("<attributes><id name=\"number\"/><many-to-many name=\"visits\">"
                        + "<map-key-class class=\"String\"/><map-key-column name=\"REASON\" length=\"40\"/>"
                        + "<join-table name=\"VISITS\"><join-column name=\"BOAT\"/>"
                        + "<inverse-join-column name=\"PORT\"/></join-table></many-to-many></attributes>")),
                Boat.class);
        AttributeDeclaration visits = attribute(boat, "visits");
        assertThat(visits.collection().mapKey().keyClass()).isEqualTo(String.class);
        assertThat(visits.collection().mapKey().column().name()).isEqualTo("REASON");
        assertThat(visits.collection().mapKey().column().length()).isEqualTo(40);
        assertThat(visits.relationship()
                        .association()
                        .joinTable()
                        .inverseJoinColumns()
                        .get(0)
                        .name())
                .isEqualTo("PORT");
    }

    @Test
    void everyMistakeIsToldWithItsLineAndWhatComesNear() throws IOException {
        Declarations read = read(
                harbour("\n<attributes><basic name=\"berth\"/></attributes>"),
                harbour("<tabel name=\"x\"/>"),
                harbour("<attributes><basic name=\"berths\" feth=\"LAZY\"/></attributes>"),
                harbour("<attributes><basic name=\"berths\" fetch=\"LAZI\"/></attributes>"),
                "<entity class=\"no.such.Boat\"/>",
                harbour("<pre-persist method-name=\"absent\"/>"),
                "<entity/>",
                "<entity");
        assertThat(read.problems())
                .satisfiesExactly(
                        text -> assertThat(text).contains("orm7.xml").contains("malformed XML"),
                        text -> assertThat(text)
                                .contains("orm0.xml, line 3: class " + Harbour.class.getName()
                                        + " has no attribute 'berth'")
                                .contains("berths"),
                        text -> assertThat(text)
                                .contains("orm1.xml, line 2: unknown element <tabel> in <entity>")
                                .contains("table"),
                        text -> assertThat(text)
                                .contains("<basic> has no attribute 'feth'")
                                .contains("fetch"),
                        text -> assertThat(text).contains("fetch is 'LAZI', it must be one of [LAZY, EAGER]"),
                        text -> assertThat(text).contains("class no.such.Boat is not on the class path"),
                        text -> assertThat(text).contains("names absent, which " + Harbour.class.getName()),
                        text -> assertThat(text).contains("<entity> lacks class"));
    }
}
