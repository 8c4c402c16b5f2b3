package org.athanor.samples.enhanced;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import org.athanor.instrument.Enhanced;
import org.athanor.instrument.Enhancement;
import org.junit.jupiter.api.Test;

class JourneyTest {
    @Test
    void theBuildEnhancedTheClasses() {
        assertThat(Enhanced.class).isAssignableFrom(Journey.class);
        assertThat(Journey.class.getDeclaredAnnotation(Enhancement.class).fields())
                .containsExactly("id", "goal", "whole", "parts");
        assertThat(Timestamped.class.getDeclaredAnnotation(Enhancement.class).fields())
                .containsExactly("changed");
    }

    @Test
    void enhancedClassesWorkAsEver() {
        try (EntityManagerFactory factory = new PersistenceConfiguration("journeys")
                .managedClass(Timestamped.class)
                .managedClass(Journey.class)
                .property(PersistenceConfiguration.JDBC_URL, "jdbc:sqlite::memory:")
                .property(PersistenceConfiguration.SCHEMAGEN_DATABASE_ACTION, "create")
                .createEntityManagerFactory()) {
            Journey north = new Journey("north");
            north.add(new Journey("a first step"));
            factory.runInTransaction(em -> em.persist(north));
            factory.runInTransaction(em -> em.find(Journey.class, north.getId()).divert("south"));
            factory.runInTransaction(em -> {
                Journey found = em.find(Journey.class, north.getId());
                assertThat(found.getGoal()).isEqualTo("south");
                assertThat(found.getChanged()).isNotNull();
                assertThat(found.getParts()).hasSize(1).allMatch(part -> part.getWhole() == found);
            });
        }
    }
}
