package org.athanor.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Persistence;
import jakarta.persistence.PersistenceUnitTransactionType;
import jakarta.persistence.SharedCacheMode;
import jakarta.persistence.ValidationMode;
import java.io.IOException;
import java.io.StringReader;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.athanor.mapping.source.xml.DescriptorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.SAXException;

class PersistenceXmlReaderTest {
    private static final String HEAD_3_2 =
            "<persistence xmlns=\"https://jakarta.ee/xml/ns/persistence\" version=\"3.2\">\n";

    @TempDir
    Path directory;

    @Test
    void everythingAUnitSaysIsRead() throws IOException {
        List<PersistenceUnitDefinition> units = read(HEAD_3_2 + """
                <!-- a comment -->
                <persistence-unit name="full" transaction-type="RESOURCE_LOCAL">
                  <description>All of it</description>
                  <provider>org.athanor.bootstrap.AthanorPersistenceProvider</provider>
                  <qualifier>a.Qualifier</qualifier>
                  <scope>a.Scope</scope>
                  <jta-data-source>jdbc/jta</jta-data-source>
                  <non-jta-data-source> jdbc/plain </non-jta-data-source>
                  <mapping-file>META-INF/extra.xml</mapping-file>
                  <jar-file>../lib/entities.jar</jar-file>
                  <class>a.B</class>
                  <class>a.C</class>
                  <exclude-unlisted-classes/>
                  <shared-cache-mode>ENABLE_SELECTIVE</shared-cache-mode>
                  <validation-mode>NONE</validation-mode>
                  <properties>
                    <property name="athanor.echo" value="true"/>
                    <property name="empty" value=""></property>
                  </properties>
                </persistence-unit>
                <persistence-unit name="bare"/>
                </persistence>
                """);

        assertThat(units).extracting(PersistenceUnitDefinition::name).containsExactly("full", "bare");
        PersistenceUnitDefinition full = units.get(0);
        assertThat(full.provider()).isEqualTo(AthanorPersistenceProvider.class.getName());
        assertThat(full.transactionType()).isEqualTo(PersistenceUnitTransactionType.RESOURCE_LOCAL);
        assertThat(full.jtaDataSource()).isEqualTo("jdbc/jta");
        assertThat(full.nonJtaDataSource()).isEqualTo("jdbc/plain");
        assertThat(full.mappingFiles()).containsExactly("META-INF/extra.xml");
        assertThat(full.jarFiles()).containsExactly(new URL(directory.toUri().toURL(), "../lib/entities.jar"));
        assertThat(full.classNames()).containsExactly("a.B", "a.C");
        assertThat(full.excludeUnlistedClasses()).isTrue();
        assertThat(full.rootUrl()).isEqualTo(directory.toUri().toURL());
        assertThat(full.sharedCacheMode()).isEqualTo(SharedCacheMode.ENABLE_SELECTIVE);
        assertThat(full.validationMode()).isEqualTo(ValidationMode.NONE);
        assertThat(full.properties()).containsEntry("athanor.echo", "true").containsEntry("empty", "");
        assertThat(full.origin()).endsWith("persistence.xml, line 3");
        assertThat(units.get(1).excludeUnlistedClasses()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void everyVersionIsRead(String namespace, String version) throws IOException {
        assertThat(read("<persistence xmlns='" + namespace + "' version='" + version
                        + "'><persistence-unit name='u'><class>a.B</class></persistence-unit></persistence>"))
                .hasSize(1);
    }

    static Stream<org.junit.jupiter.params.provider.Arguments> versions() {
        return Stream.of(PersistenceXmlVersion.values())
                .map(v -> org.junit.jupiter.params.provider.Arguments.of(v.namespace(), v.version()));
    }

    @Test
    void mistakesAreToldWithTheLine() {
        assertFails(HEAD_3_2 + "<persistence-unit name='u'>\n<clazz>a.B</clazz></persistence-unit></persistence>", 3)
                .contains("unknown element <clazz>", "Did you mean 'class'?");
        assertFails(HEAD_3_2 + "\n<persistence-unit/></persistence>", 3).contains("lacks its attribute name");
        assertFails(HEAD_3_2 + "<persistence-unit name='u'/>\n<persistence-unit name='u'/></persistence>", 3)
                .contains("'u' is declared twice");
        assertFails(HEAD_3_2 + "<persistence-unit name='u'>\n<class>a.B</class>\n</persistence>", 4)
                .contains("malformed XML");
        assertFails(HEAD_3_2 + "<persistence-unit name='u' transaction-type='LOCAL'/></persistence>", 2)
                .contains("'LOCAL'", "RESOURCE_LOCAL");
        assertFails("<persistence version='3.2'/>", 1).contains("namespace");
        assertFails("<persistence xmlns='https://jakarta.ee/xml/ns/persistence' version='9.9'/>", 1)
                .contains("9.9", "3.2");
        assertFails("<beans/>", 1).contains("<beans>", "<persistence>");
    }

    @Test
    void externalEntitiesAreNeverRead() throws IOException {
        Path secret = Files.writeString(directory.resolve("secret.txt"), "secret");
        assertFails(
                        "<!DOCTYPE persistence [<!ENTITY x SYSTEM '" + secret.toUri() + "'>]>\n" + HEAD_3_2
                                + "<persistence-unit name='u'><class>&x;</class></persistence-unit></persistence>",
                        1)
                .contains("document type");
    }

    @ParameterizedTest
    @MethodSource("documents")
    void theVerdictIsThatOfTheSchema(String body) throws IOException {
        String document = HEAD_3_2 + body + "</persistence>";
        boolean valid;
        try {
            URL schema = Persistence.class.getResource("/jakarta/persistence/persistence_3_2.xsd");
            SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(schema)
                    .newValidator()
                    .validate(new StreamSource(new StringReader(document)));
            valid = true;
        } catch (SAXException e) {
            valid = false;
        }
        if (valid) {
            assertThat(read(document)).isNotEmpty();
        } else {
            assertThatThrownBy(() -> read(document)).isInstanceOf(DescriptorException.class);
        }
    }

    static Stream<String> documents() {
        return Stream.of(
                        "",
                        "<class>a.B</class><class>a.C</class>",
                        "<class>a.B</class><provider>p</provider>",
                        "<provider>p</provider><provider>q</provider>",
                        "<properties/>",
                        "<properties><property name='a'/></properties>",
                        "<properties><property name='a' value='b' other='c'/></properties>",
                        "<properties><property name='a' value='b'>text</property></properties>",
                        "<properties><entry/></properties>",
                        "<properties/><class>a.B</class>",
                        "text",
                        "<exclude-unlisted-classes>maybe</exclude-unlisted-classes>",
                        "<exclude-unlisted-classes>1</exclude-unlisted-classes>",
                        "<shared-cache-mode>SOME</shared-cache-mode>",
                        "<shared-cache-mode> ALL </shared-cache-mode>",
                        "<validation-mode>CALLBACK</validation-mode><shared-cache-mode>ALL</shared-cache-mode>",
                        "<class id='x'>a.B</class>",
                        "<class><inner/></class>",
                        "<properties/><x:own xmlns:x='urn:x'><x:part/></x:own>",
                        "<x:own xmlns:x='urn:x'/><class>a.B</class>",
                        "<qualifier>q</qualifier><scope>s</scope>")
                .map(content -> "<persistence-unit name='u'>" + content + "</persistence-unit>");
    }

    private org.assertj.core.api.AbstractStringAssert<?> assertFails(String document, int line) {
        try {
            read(document);
        } catch (DescriptorException e) {
            return assertThat(e.getMessage()).contains("persistence.xml, line " + line + ":");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        throw new AssertionError("no failure for " + document);
    }

    private List<PersistenceUnitDefinition> read(String document) throws IOException {
        Path file = directory.resolve("META-INF/persistence.xml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, document);
        return PersistenceXmlReader.read(file.toUri().toURL(), getClass().getClassLoader());
    }
}
