package org.athanor.mapping.bind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.athanor.mapping.bind.BindTesting.bind;
import static org.athanor.mapping.bind.BindTesting.columns;
import static org.athanor.mapping.bind.BindTesting.entity;
import static org.athanor.mapping.bind.BindTesting.foreignKeys;
import static org.athanor.mapping.bind.BindTesting.table;
import static org.athanor.mapping.bind.BindTesting.texts;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKey;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.athanor.mapping.ElementCollectionAttribute;
import org.athanor.mapping.Mappings;
import org.athanor.mapping.ToManyAttribute;
import org.athanor.mapping.ToOneAttribute;
import org.athanor.mapping.source.AnnotationSource;
import org.athanor.sql.schema.Name;
import org.junit.jupiter.api.Test;

/** The default names of Jakarta Persistence 3.2, 2.10, 2.12 and 11.1. */
class DefaultNamesTest {
    @Entity(name = "Emp")
    @Table(name = "EMPLOYEES")
    static class Employee {
        @Id
        @Column(name = "EMP_ID")
        long id;

        @ManyToOne
        Department department;

        @OneToOne
        Desk desk;

        @ManyToMany
        Set<Project> projects;

        @ManyToMany
        Collection<Employee> friends;

        @OneToMany
        List<Phone> phones;

        @OneToMany
        @JoinColumn
        @OrderColumn
        List<Review> reviews;

        @ElementCollection
        Set<String> nicknames;

        @ElementCollection
        @OrderColumn
        List<Address> addresses;

        @ElementCollection
        Map<String, Integer> scores;

        @Embedded
        Address home;
    }

    @Entity
    static class Department {
        @Id
        long id;

        @OneToMany(mappedBy = "department")
        @MapKey
        Map<Long, Employee> employees;
    }

    @Entity
    static class Desk {
        @Id
        long id;

        @OneToOne(mappedBy = "desk")
        Employee owner;
    }

    @Entity
    static class Project {
        @Id
        long id;

        @ManyToMany(mappedBy = "projects")
        Set<Employee> members;
    }

    @Entity
    static class Phone {
        @Id
        long id;
    }

    @Entity
    static class Review {
        @Id
        long id;
    }

    @Embeddable
    record Address(String street, String zip) {}

    private final Mappings mappings =
            bind(Employee.class, Department.class, Desk.class, Project.class, Phone.class, Review.class);

    @Test
    void aJoinColumnIsTheAttributeAndThePrimaryKeyColumn() {
        assertThat(columns(table(mappings, "EMPLOYEES")))
                .containsExactly("EMP_ID", "department_id", "desk_id", "street", "zip");
        assertThat(foreignKeys(table(mappings, "EMPLOYEES")))
                .containsExactly("[department_id]->Department[id]", "[desk_id]->Desk[id]");
    }

    @Test
    void theJoinColumnOfAOneToOneIsUnique() {
        assertThat(table(mappings, "EMPLOYEES").column(Name.of("desk_id")).unique())
                .isTrue();
        assertThat(table(mappings, "EMPLOYEES").column(Name.of("department_id")).unique())
                .isFalse();
    }

    @Test
    void aBidirectionalManyToManyNamesTheColumnsByTheTwoAttributes() {
        org.athanor.sql.schema.Table joined = table(mappings, "EMPLOYEES_Project");
        assertThat(columns(joined)).containsExactly("members_EMP_ID", "projects_id");
        assertThat(texts(joined.primaryKey())).containsExactly("members_EMP_ID", "projects_id");
        assertThat(foreignKeys(joined))
                .containsExactly("[members_EMP_ID]->EMPLOYEES[EMP_ID]", "[projects_id]->Project[id]");
    }

    @Test
    void aUnidirectionalManyToManyNamesTheOwnerColumnByTheEntity() {
        org.athanor.sql.schema.Table joined = table(mappings, "EMPLOYEES_EMPLOYEES");
        assertThat(columns(joined)).containsExactly("Emp_EMP_ID", "friends_EMP_ID");
        assertThat(joined.primaryKey()).as("a bag may hold an element twice").isEmpty();
    }

    @Test
    void aUnidirectionalOneToManyHasAJoinTableWithoutKeys() {
        org.athanor.sql.schema.Table joined = table(mappings, "EMPLOYEES_Phone");
        assertThat(columns(joined)).containsExactly("Emp_EMP_ID", "phones_id");
        assertThat(joined.primaryKey()).isEmpty();
    }

    @Test
    void aOneToManyWithAJoinColumnHasItInTheTargetWithThePositionBesideIt() {
        assertThat(columns(table(mappings, "Review"))).containsExactly("id", "reviews_EMP_ID", "reviews_ORDER");
        assertThat(foreignKeys(table(mappings, "Review"))).containsExactly("[reviews_EMP_ID]->EMPLOYEES[EMP_ID]");
    }

    @Test
    void aCollectionOfValuesHasATableOfEntityAndAttribute() {
        assertThat(columns(table(mappings, "Emp_nicknames"))).containsExactly("Emp_EMP_ID", "nicknames");
        assertThat(columns(table(mappings, "Emp_addresses")))
                .containsExactly("Emp_EMP_ID", "street", "zip", "addresses_ORDER");
        assertThat(columns(table(mappings, "Emp_scores"))).containsExactly("Emp_EMP_ID", "scores", "scores_KEY");
    }

    @Test
    void inverseSidesSeeTheStorageOfTheOwningSide() {
        ToManyAttribute employees =
                (ToManyAttribute) entity(mappings, Department.class).attribute("employees");
        ToOneAttribute department =
                (ToOneAttribute) entity(mappings, Employee.class).attribute("department");
        assertThat(employees.owning()).isFalse();
        assertThat(employees.inverse()).isSameAs(department);
        assertThat(department.inverse()).isSameAs(employees);
        assertThat(employees.targetForeignKey()).isEqualTo(department.joinColumns());
        assertThat(employees.mapKey().attribute())
                .isSameAs(entity(mappings, Employee.class).id().attributes().get(0));

        ToManyAttribute members =
                (ToManyAttribute) entity(mappings, Project.class).attribute("members");
        ToManyAttribute projects =
                (ToManyAttribute) entity(mappings, Employee.class).attribute("projects");
        assertThat(members.joinTable().owner()).isEqualTo(projects.joinTable().element());
        assertThat(members.joinTable().element()).isEqualTo(projects.joinTable().owner());

        ToOneAttribute owner = (ToOneAttribute) entity(mappings, Desk.class).attribute("owner");
        assertThat(owner.owning()).isFalse();
        assertThat(owner.joinColumns()).isEmpty();
        assertThat(owner.inverse()).isSameAs(entity(mappings, Employee.class).attribute("desk"));
    }

    @Test
    void aReferenceToTheIdentifierCanBeAnsweredFromTheIdentityMap() {
        assertThat(((ToOneAttribute) entity(mappings, Employee.class).attribute("department")).referencesId())
                .isTrue();
    }

    @Entity
    static class Order {
        @Id
        @Column(name = "`Order Id`")
        long id;

        @ElementCollection
        @CollectionTable(name = "LINES", joinColumns = @JoinColumn(name = "ORDER_REF"))
        @Column(name = "LINE")
        List<String> lines;

        @ManyToOne
        Order previous;

        @ManyToMany
        @JoinTable(name = "LINKS", joinColumns = @JoinColumn(name = "A"), inverseJoinColumns = @JoinColumn(name = "B"))
        Set<Order> links;
    }

    @Test
    void declaredNamesWinAndQuotesSpreadToNamesMadeOfQuotedOnes() {
        Mappings bound = bind(Order.class);
        assertThat(columns(table(bound, "Order"))).containsExactly("Order Id", "previous_Order Id");
        assertThat(table(bound, "Order").columns().get(1).name().quoted()).isTrue();
        assertThat(columns(table(bound, "LINES"))).containsExactly("ORDER_REF", "LINE");
        assertThat(columns(table(bound, "LINKS"))).containsExactly("A", "B");
        ElementCollectionAttribute lines =
                (ElementCollectionAttribute) entity(bound, Order.class).attribute("lines");
        assertThat(lines.elementType()).isEqualTo(String.class);
    }

    @Test
    void delimitedIdentifiersQuoteEveryNameAndTheDefaultSchemaApplies() {
        Mappings bound = new Binder()
                .bind(
                        AnnotationSource.read(Phone.class),
                        new BindSettings(false, null, "crm", true, jakarta.persistence.SharedCacheMode.ALL));
        org.athanor.sql.schema.Table phone = bound.schema().tables().get(0);
        assertThat(phone.schema()).isEqualTo(new Name("crm", true));
        assertThat(phone.name()).isEqualTo(new Name("Phone", true));
        assertThat(phone.columns().get(0).name().quoted()).isTrue();
        assertThat(entity(bound, Phone.class).cacheable()).isTrue();
    }
}
