package org.athanor.behaviour.clinic;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The entities of the clinic. */
final class Clinic {
    private Clinic() {}

    @MappedSuperclass
    public static class BaseEntity implements Serializable {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        private Integer id;

        public Integer getId() {
            return id;
        }

        public boolean isNew() {
            return id == null;
        }
    }

    @MappedSuperclass
    public static class NamedEntity extends BaseEntity {
        @Column
        private String name;

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @MappedSuperclass
    public static class Person extends BaseEntity {
        @Column(name = "first_name")
        private String firstName;

        @Column(name = "last_name")
        private String lastName;

        public String getFirstName() {
            return firstName;
        }

        public void setFirstName(String firstName) {
            this.firstName = firstName;
        }

        public String getLastName() {
            return lastName;
        }

        public void setLastName(String lastName) {
            this.lastName = lastName;
        }
    }

    @Entity(name = "Owner")
    @Table(name = "owners")
    public static class Owner extends Person {
        @Column
        private String city;

        @OneToMany(cascade = CascadeType.ALL, fetch = FetchType.EAGER)
        @JoinColumn(name = "owner_id")
        @OrderBy("name")
        private final List<Pet> pets = new ArrayList<>();

        public String getCity() {
            return city;
        }

        public void setCity(String city) {
            this.city = city;
        }

        public List<Pet> getPets() {
            return pets;
        }

        public void addPet(Pet pet) {
            if (pet.isNew()) {
                pets.add(pet);
            }
        }

        public Pet pet(String name) {
            return pets.stream()
                    .filter(p -> p.getName().equals(name))
                    .findFirst()
                    .orElse(null);
        }
    }

    @Entity(name = "Pet")
    @Table(name = "pets")
    public static class Pet extends NamedEntity {
        @Column
        private LocalDate birthDate;

        @ManyToOne
        @JoinColumn(name = "type_id")
        private PetType type;

        @OneToMany(cascade = CascadeType.ALL, fetch = FetchType.EAGER)
        @JoinColumn(name = "pet_id")
        @OrderBy("date ASC")
        private final Set<Visit> visits = new LinkedHashSet<>();

        public LocalDate getBirthDate() {
            return birthDate;
        }

        public void setBirthDate(LocalDate birthDate) {
            this.birthDate = birthDate;
        }

        public PetType getType() {
            return type;
        }

        public void setType(PetType type) {
            this.type = type;
        }

        public Set<Visit> getVisits() {
            return visits;
        }
    }

    @Entity(name = "PetType")
    @Table(name = "types")
    public static class PetType extends NamedEntity {}

    @Entity(name = "Visit")
    @Table(name = "visits")
    public static class Visit extends BaseEntity {
        @Column(name = "visit_date")
        private LocalDate date;

        private String description;

        public Visit() {}

        Visit(LocalDate date, String description) {
            this.date = date;
            this.description = description;
        }

        public LocalDate getDate() {
            return date;
        }

        public String getDescription() {
            return description;
        }
    }

    @Entity(name = "Vet")
    @Table(name = "vets")
    public static class Vet extends Person {
        @ManyToMany(fetch = FetchType.EAGER)
        @JoinTable(
                name = "vet_specialties",
                joinColumns = @JoinColumn(name = "vet_id"),
                inverseJoinColumns = @JoinColumn(name = "specialty_id"))
        private Set<Specialty> specialties;

        public Set<Specialty> getSpecialties() {
            if (specialties == null) {
                specialties = new HashSet<>();
            }
            return specialties;
        }
    }

    @Entity(name = "Specialty")
    @Table(name = "specialties")
    public static class Specialty extends NamedEntity {}

    static final Class<?>[] CLASSES = {
        BaseEntity.class,
        NamedEntity.class,
        Person.class,
        Owner.class,
        Pet.class,
        PetType.class,
        Visit.class,
        Vet.class,
        Specialty.class
    };
}
