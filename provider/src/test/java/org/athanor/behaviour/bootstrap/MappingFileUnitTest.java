package org.athanor.behaviour.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.athanor.behaviour.bootstrap.Deployment.DEPLOYED;
import static org.athanor.behaviour.bootstrap.Deployment.PARCEL;
import static org.athanor.behaviour.bootstrap.Deployment.classes;
import static org.athanor.behaviour.bootstrap.Deployment.document;
import static org.athanor.behaviour.bootstrap.Deployment.unit;
import static org.athanor.behaviour.bootstrap.Deployment.xml;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Units with mapping files (Jakarta Persistence 3.2, 8.2.1.6.2 and 12). */
class MappingFileUnitTest {
    private static final String CRATE = DEPLOYED + "Crate";

    @TempDir
    Path directory;

    private Path root(String unit, String file, String mappings) throws Exception {
        Path root = xml(classes(directory.resolve("root"), CRATE, PARCEL), document(unit("u", unit)));
        Files.writeString(
                root.resolve(file),
                "<entity-mappings xmlns='https://jakarta.ee/xml/ns/persistence/orm' version='3.2'>" + mappings
                        + "</entity-mappings>");
        return root;
    }

    private static final String CRATES = "<package>org.athanor.behaviour.bootstrap.deployed</package>"
            + "<named-query name='crates'><query>select c.label from Crate c</query></named-query>"
            + "<named-native-query name='raw'><query>select LABEL from CRATES</query></named-native-query>"
            + "<entity class='Crate'><table name='CRATES'/>"
            + "<named-entity-graph name='thin'><named-attribute-node name='label'/></named-entity-graph>"
            + "<attributes><id name='id'><generated-value/></id></attributes></entity>";

    @Test
    void ormXmlOfTheRootMakesAClassWithoutAnnotationsAnEntity() throws Exception {
        try (Deployment deployment = new Deployment(root("", "META-INF/orm.xml", CRATES))) {
            EntityManagerFactory factory = deployment.start("u");
            deployment.assertStores(factory, CRATE);
            assertThat(factory.<List<?>>callInTransaction(
                            manager -> manager.createNamedQuery("crates").getResultList()))
                    .isEqualTo(List.of("new"));
            assertThat(factory.<List<?>>callInTransaction(
                            manager -> manager.createNamedQuery("raw").getResultList()))
                    .isEqualTo(List.of("new"));
            factory.runInTransaction(
                    manager -> assertThat(manager.getEntityGraph("thin").getAttributeNodes())
                            .hasSize(1));
        }
    }

    @Test
    void aListedMappingFileOverridesAnnotations() throws Exception {
        Path root = root(
                "<mapping-file>META-INF/more.xml</mapping-file>",
                "META-INF/more.xml",
                "<entity class='" + PARCEL + "' name='Packet'><table name='PACKETS'/></entity>");
        try (Deployment deployment = new Deployment(root)) {
            EntityManagerFactory factory = deployment.start("u");
            deployment.assertStores(factory, PARCEL);
            assertThat(factory.<Object>callInTransaction(
                            manager -> manager.createNativeQuery("select count(*) from PACKETS")
                                    .getSingleResult()))
                    .hasToString("1");
            assertThat(factory.getMetamodel().getEntities())
                    .extracting(type -> type.getName())
                    .containsExactly("Packet");
        }
    }

    @Test
    void aMappingFileThatIsNotThereIsNamed() throws Exception {
        try (Deployment deployment =
                new Deployment(root("<mapping-file>META-INF/absent.xml</mapping-file>", "META-INF/more.xml", ""))) {
            assertThatThrownBy(() -> deployment.start("u"))
                    .isInstanceOf(PersistenceException.class)
                    .hasMessageContaining("lists the mapping file META-INF/absent.xml, which is not on the class path");
        }
    }

    @Test
    void mistakesOfAMappingFileAreToldWithThoseOfTheMapping() throws Exception {
        Path root = root(
                "",
                "META-INF/orm.xml",
                CRATES.replace("<id name='id'><generated-value/></id>", "<id name='idd'/>")
                        + "<entity class='Parcel'><attributes><basic name='weight'/></attributes></entity>");
        try (Deployment deployment = new Deployment(root)) {
            assertThatThrownBy(() -> deployment.start("u"))
                    .isInstanceOf(PersistenceException.class)
                    .hasMessageContaining("has no attribute 'idd'. Did you mean 'id'")
                    .hasMessageContaining("has no attribute 'weight'");
        }
    }
}
