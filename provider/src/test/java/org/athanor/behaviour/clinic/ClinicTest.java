package org.athanor.behaviour.clinic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.RollbackException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.athanor.behaviour.clinic.Clinic.Owner;
import org.athanor.behaviour.clinic.Clinic.Pet;
import org.athanor.behaviour.clinic.Clinic.PetType;
import org.athanor.behaviour.clinic.Clinic.Specialty;
import org.athanor.behaviour.clinic.Clinic.Vet;
import org.athanor.behaviour.clinic.Clinic.Visit;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClinicTest {
    private TestUnit unit;

    @BeforeEach
    void start() {
        unit = TestUnit.of(Clinic.CLASSES).start();
        for (String sql : List.of(
                "insert into types (id, name) values (1, 'cat'), (2, 'dog'), (3, 'lizard')",
                "insert into owners (id, first_name, last_name, city) values (1, 'George', 'Franklin', 'Madison'),"
                        + " (2, 'Betty', 'Davis', 'Sun Prairie'), (3, 'Harold', 'Davis', 'Windsor')",
                "insert into pets (id, name, birthDate, type_id, owner_id) values (1, 'Leo', '2010-09-07', 1, 1),"
                        + " (2, 'Basil', '2012-08-06', 2, 2), (3, 'Iggy', '2010-11-30', 3, 3), (4, 'Abe', '2011-01-01', 1, 3)",
                "insert into visits (id, pet_id, visit_date, description) values (1, 4, '2013-01-04', 'spayed'),"
                        + " (2, 4, '2013-01-01', 'rabies shot')",
                "insert into vets (id, first_name, last_name) values (1, 'James', 'Carter'), (2, 'Helen', 'Leary')",
                "insert into specialties (id, name) values (1, 'radiology'), (2, 'surgery')",
                "insert into vet_specialties (vet_id, specialty_id) values (2, 1), (2, 2)")) {
            unit.sql(sql);
        }
        Map.of("types", 4, "owners", 4, "pets", 5, "visits", 3, "vets", 3, "specialties", 3)
                .forEach((table, next) -> unit.database().restartIdentity(table, "id", next));
    }

    @AfterEach
    void stop() {
        unit.close();
    }

    @Test
    void ownersAreFoundByTheBeginningOfTheirNameWithPetsAndVisits() {
        List<Owner> owners = unit.fromTransaction(em -> em.createQuery(
                        "SELECT DISTINCT owner FROM Owner owner left join owner.pets WHERE owner.lastName LIKE :lastName"
                                + " order by owner.id",
                        Owner.class)
                .setParameter("lastName", "Dav%")
                .getResultList());
        assertThat(owners).extracting(Owner::getFirstName).containsExactly("Betty", "Harold");
        Owner harold = owners.get(1);
        assertThat(harold.getPets()).extracting(Pet::getName).containsExactly("Abe", "Iggy");
        assertThat(harold.pet("Iggy").getType().getName()).isEqualTo("lizard");
        assertThat(harold.pet("Abe").getVisits())
                .extracting(Visit::getDescription)
                .containsExactly("rabies shot", "spayed");
        assertThat(harold.pet("Abe").getBirthDate()).isEqualTo(LocalDate.of(2011, 1, 1));
    }

    @Test
    void aJoinFetchReadsOneOwnerWithThePets() {
        unit.inTransaction(em -> {
            Owner owner = em.createQuery(
                            "SELECT owner FROM Owner owner left join fetch owner.pets WHERE owner.id =:id", Owner.class)
                    .setParameter("id", 3)
                    .getSingleResult();
            assertThat(owner.getPets()).extracting(Pet::getId).containsExactlyInAnyOrder(3, 4);
        });
    }

    @Test
    void aNewPetWithAVisitIsSavedThroughItsOwner() {
        Integer id = unit.fromTransaction(em -> {
            Owner owner = em.find(Owner.class, 1);
            Pet pet = new Pet();
            pet.setName("Rosy");
            pet.setBirthDate(LocalDate.of(2020, 2, 29));
            pet.setType(em.createQuery("SELECT ptype FROM PetType ptype ORDER BY ptype.name", PetType.class)
                    .getResultList()
                    .get(1));
            pet.getVisits().add(new Visit(LocalDate.of(2024, 5, 6), "first look"));
            owner.addPet(pet);
            em.flush();
            return pet.getId();
        });
        assertThat(id).isEqualTo(5);
        assertThat(unit.sql("select name, birthDate, type_id, owner_id from pets where id = 5"))
                .containsExactly(List.of("Rosy", "2020-02-29", 2, 1));
        assertThat(unit.sql("select visit_date, description, pet_id from visits where id = 3"))
                .containsExactly(List.of("2024-05-06", "first look", 5));
    }

    @Test
    void aDetachedOwnerIsMergedWithItsPets() {
        Owner detached = unit.fromTransaction(em -> em.find(Owner.class, 3));
        detached.setCity("Paris");
        detached.pet("Abe").setName("Abraham");
        Pet rosy = new Pet();
        rosy.setName("Rosy");
        detached.addPet(rosy);
        unit.inTransaction(em -> {
            Owner merged = em.merge(detached);
            assertThat(merged).isNotSameAs(detached);
            assertThat(merged.getPets()).hasSize(3);
        });
        assertThat(unit.sql("select name from pets where owner_id = 3 order by name"))
                .containsExactly(List.of("Abraham"), List.of("Iggy"), List.of("Rosy"));
        assertThat(unit.sql("select city from owners where id = 3")).containsExactly(List.of("Paris"));
        assertThat(unit.sql("select count(*) from visits where pet_id = 4")).containsExactly(List.of(2));
    }

    @Test
    void aNewOwnerIsMergedAsACopy() {
        Owner owner = new Owner();
        owner.setFirstName("Jean");
        owner.setLastName("Coleman");
        Owner managed = unit.fromTransaction(em -> em.merge(owner));
        assertThat(owner.getId()).isNull();
        assertThat(managed.getId()).isEqualTo(4);
    }

    @Test
    void removingAnOwnerRemovesPetsAndVisits() {
        unit.inTransaction(em -> em.remove(em.find(Owner.class, 3)));
        assertThat(unit.sql("select id from pets order by id")).containsExactly(List.of(1), List.of(2));
        assertThat(unit.sql("select id from visits")).isEmpty();
        assertThat(unit.sql("select id from owners order by id")).containsExactly(List.of(1), List.of(2));
    }

    @Test
    void aVetGainsAndLosesSpecialties() {
        unit.inTransaction(em -> {
            Specialty radiology = em.find(Specialty.class, 1);
            em.find(Vet.class, 2).getSpecialties().remove(radiology);
            em.find(Vet.class, 1).getSpecialties().add(radiology);
        });
        assertThat(unit.sql("select vet_id, specialty_id from vet_specialties order by vet_id, specialty_id"))
                .containsExactly(List.of(1, 1), List.of(2, 2));
    }

    @Test
    void vetsComeWithTheirSpecialtiesInTwoStatements() {
        unit.statements().clear();
        EntityManager em = unit.entityManager();
        List<Vet> vets =
                em.createQuery("select v from Vet v order by v.id", Vet.class).getResultList();
        assertThat(vets.get(0).getSpecialties()).isEmpty();
        assertThat(vets.get(1).getSpecialties())
                .extracting(Specialty::getName)
                .containsExactlyInAnyOrder("radiology", "surgery");
        assertThat(unit.statements().all().count()).isEqualTo(2);
    }

    @Test
    void aVisitIsAddedToAPetThatWasFoundById() {
        unit.inTransaction(em -> em.find(Pet.class, 2).getVisits().add(new Visit(LocalDate.of(2025, 1, 2), "x-ray")));
        assertThat(unit.sql("select pet_id from visits where description = 'x-ray'"))
                .containsExactly(List.of(2));
    }

    @Test
    void aBrokenForeignKeyFailsTheCommitAndNamesTheConstraint() {
        assertThatThrownBy(() -> unit.inTransaction(em -> em.remove(em.find(PetType.class, 1))))
                .isInstanceOf(RollbackException.class)
                .cause()
                .isInstanceOf(PersistenceException.class)
                .hasMessageContaining("PetType");
        assertThat(unit.sql("select count(*) from types")).containsExactly(List.of(3));
    }
}
