package org.athanor.behaviour.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.athanor.testing.DatabaseKind;
import org.athanor.testing.PersistenceExtension;
import org.athanor.testing.RunsOn;
import org.athanor.testing.SentStatement;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What annotations say about tables and columns, in the DDL and in the database. */
class AnnotatedTablesTest {
    @RegisterExtension
    final PersistenceExtension persistence = new PersistenceExtension();

    private final TestUnit unit = persistence.start(TestUnit.of(Shelf.class, Jar.class));

    private List<String> ddl() {
        unit.factory().getSchemaManager().drop(false);
        return unit.statements().during(() -> unit.factory().getSchemaManager().create(false)).list().stream()
                .map(SentStatement::sql)
                .toList();
    }

    private String creation(String table) {
        return ddl().stream()
                .filter(sql -> sql.startsWith("create table " + table + " "))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @RunsOn(
            value = {DatabaseKind.H2, DatabaseKind.POSTGRESQL},
            because = "comments are no statements there")
    void commentsAreStatementsOfTheirOwn() {
        assertThat(ddl())
                .contains(
                        "comment on table Shelf is 'where jars stand, the cook''s'",
                        "comment on column Shelf.place is 'C:\\kitchen'",
                        "comment on column Jar.shelf_id is 'its place'");
    }

    @Test
    @RunsOn(value = DatabaseKind.MARIADB, because = "comments are elsewhere there")
    void commentsStandInTheDeclarations() {
        assertThat(creation("Shelf"))
                .contains("place varchar(20) not null comment 'C:\\\\kitchen'")
                .endsWith(") comment = 'where jars stand, the cook''s'");
        assertThat(unit.sql("select column_comment from information_schema.columns"
                        + " where table_schema = database() and table_name = 'Shelf' and column_name = 'place'"))
                .containsExactly(List.of("C:\\kitchen"));
    }

    @Test
    void checksHoldNamedOrNot() {
        ddl();
        unit.sql("insert into Shelf (place, height) values ('left', 30)");
        assertThatThrownBy(() -> unit.sql("insert into Shelf (place, height) values ('low', 0)"));
        assertThatThrownBy(() -> unit.sql("insert into Shelf (place, height) values ('high', 500)"));
        assertThatThrownBy(() -> unit.sql("insert into Shelf (place, height) values ('nowhere', 30)"));
        assertThat(unit.sql("select place from Shelf")).containsExactly(List.of("left"));
    }

    @Test
    void optionsStandBehindWhatTheyAreFor() {
        ddl();
        unit.sql("insert into Shelf (place) values ('left')");
        assertThat(unit.sql("select height from Shelf")).containsExactly(List.of(40));
        Object shelf = unit.sql("select id from Shelf").get(0).get(0);
        unit.sql("insert into Jar (code, shelf_id) values (1, ?)", shelf);
        unit.inTransaction(em -> em.createNativeQuery("delete from Shelf").executeUpdate());
        assertThat(unit.sql("select code from Jar")).isEmpty();
    }

    @Test
    @RunsOn(
            value = {DatabaseKind.H2, DatabaseKind.POSTGRESQL, DatabaseKind.MARIADB},
            because = "types have no size there")
    void sizesAreDeclared() {
        assertThat(creation("Jar"))
                .containsPattern("(timestamp|datetime)\\(3\\)")
                .containsPattern("(numeric|decimal)\\(7,3\\)");
    }

    @Entity(name = "Shelf")
    @Table(
            comment = "where jars stand, the cook's",
            check = {
                @CheckConstraint(name = "not_too_high", constraint = "height < 300"),
                @CheckConstraint(constraint = "place <> 'nowhere'")
            })
    static class Shelf {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;

        @Column(length = 20, nullable = false, comment = "C:\\kitchen")
        String place;

        @Column(options = "default 40", check = @CheckConstraint(name = "some_height", constraint = "height > 0"))
        Integer height;
    }

    @Entity(name = "Jar")
    @Table(
            indexes = @Index(name = "ix_jar_filled", columnList = "filled desc"),
            uniqueConstraints = @UniqueConstraint(name = "uk_jar_weight", columnNames = "weight"))
    static class Jar {
        @Id
        @Column(check = @CheckConstraint(constraint = "code > 0"))
        Long code;

        @ManyToOne
        @JoinColumn(name = "shelf_id", comment = "its place", foreignKey = @ForeignKey(options = "on delete cascade"))
        Shelf shelf;

        @Column(precision = 7, scale = 3)
        BigDecimal weight;

        @Column(secondPrecision = 3)
        LocalDateTime filled;

        @ElementCollection
        @CollectionTable(joinColumns = @JoinColumn(name = "code"))
        Set<String> labels = new HashSet<>();

        @ElementCollection
        List<String> notes = new ArrayList<>();
    }
}
