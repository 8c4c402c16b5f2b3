package org.athanor.mapping.bind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.athanor.mapping.bind.BindTesting.columns;
import static org.athanor.mapping.bind.BindTesting.entity;
import static org.athanor.mapping.bind.BindTesting.errors;
import static org.athanor.mapping.bind.BindTesting.table;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import java.util.UUID;
import org.athanor.mapping.Generator;
import org.athanor.mapping.Mappings;
import org.athanor.mapping.bind.packaged.Packaged;
import org.athanor.mapping.source.AnnotationSource;
import org.junit.jupiter.api.Test;

class GeneratorsTest {
    private static Mappings bind(boolean sequences, Class<?>... classes) {
        return new Binder().bind(AnnotationSource.read(classes), BindSettings.of(sequences));
    }

    private static Generator generator(Mappings mappings, Class<?> type) {
        return entity(mappings, type).id().generator();
    }

    @Entity
    @Table(name = "THINGS")
    static class Auto {
        @Id
        @GeneratedValue
        long id;
    }

    @Entity
    static class AutoUuid {
        @Id
        @GeneratedValue
        UUID id;
    }

    @Entity
    static class AutoText {
        @Id
        @GeneratedValue
        String id;
    }

    @Test
    void autoIsASequenceOfTheTableWhereTheDatabaseHasSequences() {
        Mappings mappings = bind(true, Auto.class);
        Generator.FromSequence generator = (Generator.FromSequence) generator(mappings, Auto.class);
        assertThat(generator.sequence().name().text()).isEqualTo("THINGS_SEQ");
        assertThat(generator.sequence().increment()).isEqualTo(50);
        assertThat(generator.allocationSize()).isEqualTo(50);
        assertThat(mappings.schema().sequences()).containsExactly(generator.sequence());
    }

    @Test
    void autoIsAnIdentityColumnWhereTheDatabaseHasNoSequences() {
        Mappings mappings = bind(false, Auto.class);
        assertThat(generator(mappings, Auto.class)).isInstanceOf(Generator.Identity.class);
        assertThat(table(mappings, "THINGS").columns().get(0).identity()).isTrue();
    }

    @Test
    void autoIsAUuidForUuidsAndStrings() {
        Mappings mappings = bind(true, AutoUuid.class, AutoText.class);
        assertThat(generator(mappings, AutoUuid.class)).isEqualTo(new Generator.Uuid(UUID.class));
        assertThat(generator(mappings, AutoText.class)).isEqualTo(new Generator.Uuid(String.class));
    }

    @Entity
    static class Named {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "numbers")
        @SequenceGenerator(name = "numbers", sequenceName = "NUM_SEQ", initialValue = 10, allocationSize = 5)
        int id;
    }

    @Entity
    static class Sharing {
        @Id
        @GeneratedValue(generator = "numbers")
        long id;
    }

    @Test
    void aNamedGeneratorIsSharedByAllWhoNameIt() {
        Mappings mappings = bind(true, Named.class, Sharing.class);
        Generator.FromSequence generator = (Generator.FromSequence) generator(mappings, Named.class);
        assertThat(generator.sequence().initialValue()).isEqualTo(10);
        assertThat(generator.sequence().increment()).isEqualTo(5);
        assertThat(generator(mappings, Sharing.class)).isSameAs(generator);
    }

    @Test
    void aSequenceIsARowOfTheGeneratorTableWhereTheDatabaseHasNone() {
        Mappings mappings = bind(false, Named.class);
        Generator.FromTable generator = (Generator.FromTable) generator(mappings, Named.class);
        assertThat(generator.key()).isEqualTo("NUM_SEQ");
        assertThat(generator.initialValue()).isEqualTo(9);
        assertThat(generator.allocationSize()).isEqualTo(5);
        assertThat(mappings.schema().sequences()).isEmpty();
        assertThat(columns(table(mappings, "ATHANOR_GENERATOR"))).containsExactly("GENERATOR_NAME", "NEXT_VALUE");
    }

    @Entity
    @SequenceGenerator(sequenceName = "OF_ENTITY")
    static class Nameless {
        @Id
        @GeneratedValue
        long id;
    }

    @Test
    void aNamelessGeneratorOnAnEntityServesThatEntity() {
        Generator.FromSequence generator =
                (Generator.FromSequence) generator(bind(true, Nameless.class), Nameless.class);
        assertThat(generator.sequence().name().text()).isEqualTo("OF_ENTITY");
    }

    @Test
    void aNamelessGeneratorOnAPackageServesItsEntities() {
        Generator.FromSequence generator =
                (Generator.FromSequence) generator(bind(true, Packaged.class), Packaged.class);
        assertThat(generator.sequence().name().text()).isEqualTo("OF_PACKAGE");
        assertThat(generator.allocationSize()).isEqualTo(7);
    }

    @Entity
    static class ByTable {
        @Id
        @GeneratedValue(strategy = GenerationType.TABLE, generator = "rows")
        @TableGenerator(
                name = "rows",
                table = "GEN",
                pkColumnName = "K",
                valueColumnName = "V",
                pkColumnValue = "things",
                initialValue = 3)
        long id;
    }

    @Entity
    static class ByDefaultTable {
        @Id
        @GeneratedValue(strategy = GenerationType.TABLE)
        long id;
    }

    @Test
    void aTableGeneratorHasItsTableInTheSchema() {
        Mappings mappings = bind(true, ByTable.class, ByDefaultTable.class);
        Generator.FromTable generator = (Generator.FromTable) generator(mappings, ByTable.class);
        assertThat(generator.table()).isSameAs(table(mappings, "GEN"));
        assertThat(generator.keyColumn().name().text()).isEqualTo("K");
        assertThat(generator.key()).isEqualTo("things");
        assertThat(generator.initialValue()).isEqualTo(3);
        assertThat(generator.table().primaryKey()).containsExactly(generator.keyColumn());
        Generator.FromTable other = (Generator.FromTable) generator(mappings, ByDefaultTable.class);
        assertThat(other.table()).isSameAs(table(mappings, "ATHANOR_GENERATOR"));
        assertThat(other.key()).isEqualTo("ByDefaultTable");
    }

    @Entity
    static class Undeclared {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "BARE_SEQ")
        long id;
    }

    @Test
    void aGeneratorNameNobodyDeclaresIsTheNameOfTheSequence() {
        Generator.FromSequence generator =
                (Generator.FromSequence) generator(bind(true, Undeclared.class), Undeclared.class);
        assertThat(generator.sequence().name().text()).isEqualTo("BARE_SEQ");
    }

    @Entity
    static class Misspelt {
        @Id
        @GeneratedValue(generator = "nubmers")
        long id;
    }

    @Entity
    static class WrongType {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        String id;
    }

    @Entity
    static class NotId {
        @Id
        long id;

        @GeneratedValue
        int number;
    }

    @Entity
    static class Again {
        @Id
        @GeneratedValue(generator = "numbers")
        @SequenceGenerator(name = "numbers", sequenceName = "OTHER")
        long id;
    }

    @Test
    void whatCannotGenerateIsAnError() {
        assertThat(errors(Misspelt.class, Named.class))
                .containsExactly("Entity Misspelt, attribute id: no generator is named \"nubmers\" (nearest: numbers);"
                        + " declare it with @SequenceGenerator or @TableGenerator, or give the strategy.");
        assertThat(errors(WrongType.class))
                .containsExactly(
                        "Entity WrongType, attribute id: the strategy IDENTITY cannot generate a String; make it a"
                                + " number, or use GenerationType.UUID with a UUID or String.");
        assertThat(errors(NotId.class))
                .containsExactly(
                        "Entity NotId, attribute number: @GeneratedValue is for identifiers only; add @Id, or set"
                                + " the value in a @PrePersist method.");
        assertThat(errors(Named.class, Again.class))
                .containsExactly("Generator numbers: it is declared differently by Named.id and Again.id; names of"
                        + " generators are unit-wide, so rename one of them.");
    }
}
