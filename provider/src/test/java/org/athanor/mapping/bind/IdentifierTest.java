package org.athanor.mapping.bind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.athanor.mapping.bind.BindTesting.bind;
import static org.athanor.mapping.bind.BindTesting.columns;
import static org.athanor.mapping.bind.BindTesting.entity;
import static org.athanor.mapping.bind.BindTesting.foreignKeys;
import static org.athanor.mapping.bind.BindTesting.leaves;
import static org.athanor.mapping.bind.BindTesting.table;
import static org.athanor.mapping.bind.BindTesting.texts;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import jakarta.persistence.PrimaryKeyJoinColumn;
import java.io.Serializable;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.Identifier;
import org.athanor.mapping.Mappings;
import org.athanor.mapping.ToOneAttribute;
import org.junit.jupiter.api.Test;

/** Identifiers, and the examples of derived ones in Jakarta Persistence 3.2, 2.4.2. */
class IdentifierTest {
    @Entity
    static class Employee {
        @Id
        long empId;

        String name;
    }

    @Test
    void aSingleIdentifierIsTheFirstLeafAndThePrimaryKey() {
        Mappings mappings = bind(Employee.class);
        EntityMapping employee = entity(mappings, Employee.class);
        assertThat(employee.id().kind()).isEqualTo(Identifier.Kind.SINGLE);
        assertThat(employee.id().simple()).isTrue();
        assertThat(leaves(employee.leaves())).containsExactly("empId->empId", "name->name");
        assertThat(employee.tableKeys())
                .containsExactly(table(mappings, "Employee").primaryKey());
    }

    static class DependentId implements Serializable {
        String name;
        long emp;
    }

    @Entity
    @IdClass(DependentId.class)
    static class Dependent {
        @Id
        String name;

        @Id
        @ManyToOne
        Employee emp;
    }

    @Test
    void aRelationshipInAnIdClassGivesALeafThatRefersToTheParent() {
        Mappings mappings = bind(Dependent.class, Employee.class);
        EntityMapping dependent = entity(mappings, Dependent.class);
        assertThat(dependent.id().kind()).isEqualTo(Identifier.Kind.ID_CLASS);
        assertThat(dependent.id().javaType()).isEqualTo(DependentId.class);
        assertThat(leaves(dependent.id().leaves())).containsExactly("name->name", "emp->emp_empId");
        assertThat(dependent.id().leaves().get(1).referenced())
                .isSameAs(entity(mappings, Employee.class).id().leaves().get(0));
        assertThat(foreignKeys(table(mappings, "Dependent"))).containsExactly("[emp_empId]->Employee[empId]");
    }

    @Embeddable
    static class EmbeddedDependentId implements Serializable {
        String name;
        long empPk;
    }

    @Entity
    static class EmbeddedDependent {
        @EmbeddedId
        EmbeddedDependentId id;

        @MapsId("empPk")
        @ManyToOne
        Employee emp;
    }

    @Test
    void mapsIdNamesTheColumnOfTheIdentifierAttributeAndSharesIt() {
        Mappings mappings = bind(EmbeddedDependent.class, Employee.class);
        EntityMapping dependent = entity(mappings, EmbeddedDependent.class);
        assertThat(dependent.id().kind()).isEqualTo(Identifier.Kind.EMBEDDED);
        assertThat(leaves(dependent.leaves()))
                .containsExactly("id.name->name", "id.empPk->emp_empId", "emp->emp_empId");
        assertThat(columns(table(mappings, "EmbeddedDependent"))).containsExactly("name", "emp_empId");
        ToOneAttribute emp = (ToOneAttribute) dependent.attribute("emp");
        assertThat(emp.mapsId()).isEqualTo("empPk");
        assertThat(emp.insertable()).isFalse();
        assertThat(emp.updatable()).isFalse();
        assertThat(emp.joinColumns().get(0).column())
                .isSameAs(dependent.id().leaves().get(1).column());
        assertThat(emp.referencesId()).isTrue();
    }

    static class PersonId implements Serializable {
        String firstName;
        String lastName;
    }

    @Entity
    @IdClass(PersonId.class)
    static class Person {
        @Id
        String firstName;

        @Id
        String lastName;
    }

    @Embeddable
    static class PetId implements Serializable {
        String pet;
        PersonId keeper;
    }

    @Entity
    static class Pet {
        @EmbeddedId
        PetId id;

        @MapsId("keeper")
        @JoinColumn(name = "FIRST", referencedColumnName = "firstName")
        @JoinColumn(name = "LAST", referencedColumnName = "lastName")
        @ManyToOne
        Person keeper;
    }

    @Test
    void theIdClassOfTheParentCanBeNestedInAnEmbeddedIdentifier() {
        Mappings mappings = bind(Pet.class, Person.class);
        assertThat(leaves(entity(mappings, Pet.class).id().leaves()))
                .containsExactly("id.pet->pet", "id.keeper.firstName->FIRST", "id.keeper.lastName->LAST");
        assertThat(foreignKeys(table(mappings, "Pet"))).containsExactly("[FIRST, LAST]->Person[firstName, lastName]");
    }

    @Entity
    static class Passport {
        @Id
        long ssn;

        @MapsId
        @OneToOne
        @JoinColumn(name = "HOLDER")
        Employee holder;
    }

    @Entity
    static class Badge {
        @Id
        @OneToOne
        Employee holder;
    }

    @Test
    void aSingleIdentifierCanBeThatOfTheParentWithOrWithoutAnAttributeOfItsOwn() {
        Mappings mappings = bind(Passport.class, Badge.class, Employee.class);
        EntityMapping passport = entity(mappings, Passport.class);
        assertThat(leaves(passport.leaves())).containsExactly("ssn->HOLDER", "holder->HOLDER");
        assertThat(((ToOneAttribute) passport.attribute("holder")).mapsId()).isEmpty();
        EntityMapping badge = entity(mappings, Badge.class);
        assertThat(leaves(badge.leaves())).containsExactly("holder->holder_empId");
        assertThat(badge.id().kind()).isEqualTo(Identifier.Kind.SINGLE);
        assertThat(badge.id().javaType()).isEqualTo(long.class);
    }

    @Entity
    @IdClass(PersonId.class)
    static class History {
        @Id
        @OneToOne
        Person patient;

        String notes;
    }

    @Entity
    static class EmbeddedHistory {
        @EmbeddedId
        PersonId id;

        @MapsId
        @OneToOne
        Person patient;
    }

    @Test
    void aWholeCompositeIdentifierCanBeThatOfTheParent() {
        Mappings mappings = bind(History.class, EmbeddedHistory.class, Person.class);
        assertThat(leaves(entity(mappings, History.class).id().leaves()))
                .containsExactly("patient->patient_firstName", "patient->patient_lastName");
        assertThat(entity(mappings, History.class).id().javaType()).isEqualTo(PersonId.class);
        assertThat(leaves(entity(mappings, EmbeddedHistory.class).id().leaves()))
                .containsExactly("id.firstName->patient_firstName", "id.lastName->patient_lastName");
        assertThat(texts(table(mappings, "EmbeddedHistory").primaryKey()))
                .containsExactly("patient_firstName", "patient_lastName");
    }

    @Entity
    static class Locker {
        @Id
        @Column(name = "LOCKER_ID")
        long id;

        @OneToOne
        @PrimaryKeyJoinColumn
        Employee user;
    }

    @Test
    void aOneToOneJoinedByPrimaryKeysIsNotWrittenByTheRelationship() {
        Mappings mappings = bind(Locker.class, Employee.class);
        EntityMapping locker = entity(mappings, Locker.class);
        assertThat(leaves(locker.leaves())).containsExactly("id->LOCKER_ID", "user->LOCKER_ID");
        assertThat(locker.leaves().get(1).insertable()).isFalse();
        assertThat(foreignKeys(table(mappings, "Locker"))).containsExactly("[LOCKER_ID]->Employee[empId]");
    }
}
