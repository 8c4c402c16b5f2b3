package org.athanor.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Query;
import java.util.function.Consumer;
import org.athanor.testing.PersistenceExtension;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What failures do to the transaction (Jakarta Persistence 3.2, 3.3.1, 3.9 and 3.11.1). */
class FailureTest {
    @RegisterExtension
    final PersistenceExtension persistence = new PersistenceExtension();

    final TestUnit unit = persistence.start(TestUnit.of(Weight.class));

    static Consumer<EntityManager>[] methods() {
        return cast(
                EntityManager::getCriteriaBuilder,
                EntityManager::getDelegate,
                EntityManager::getEntityManagerFactory,
                EntityManager::getMetamodel,
                em -> em.find(Weight.class, 1),
                em -> em.createQuery("select w from Weight w"));
    }

    @SafeVarargs
    private static Consumer<EntityManager>[] cast(Consumer<EntityManager>... methods) {
        return methods;
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aMethodOfAClosedEntityManagerMarksTheTransactionThatStillRuns(Consumer<EntityManager> method) {
        EntityManager em = unit.factory().createEntityManager();
        em.getTransaction().begin();
        em.close();
        assertThat(em.getTransaction().getRollbackOnly()).isFalse();

        assertThatThrownBy(() -> method.accept(em)).isInstanceOf(IllegalStateException.class);

        assertThat(em.getTransaction().getRollbackOnly()).isTrue();
        em.getTransaction().rollback();
    }

    @Test
    void askingAQueryForItsParametersOrLockModeNeverMarksTheTransaction() {
        EntityManager em = unit.factory().createEntityManager();
        em.getTransaction().begin();
        Query query = em.createQuery("select w from Weight w where w.id = :id");
        Query update = em.createQuery("update Weight w set w.id = 1");
        assertThatThrownBy(() -> query.getParameter("di")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> query.getParameterValue("id")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(update::getLockMode).isInstanceOf(IllegalStateException.class);
        em.close();
        assertThatThrownBy(query::getParameters).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> query.getParameter("id")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(query::getLockMode).isInstanceOf(IllegalStateException.class);
        assertThat(em.getTransaction().getRollbackOnly()).isFalse();

        assertThatThrownBy(() -> query.setParameter("id", 1)).isInstanceOf(IllegalStateException.class);

        assertThat(em.getTransaction().getRollbackOnly()).isTrue();
        em.getTransaction().rollback();
    }

    @Test
    void aConverterThatFailsToWriteIsNamedAndMarksTheTransaction() {
        unit.inEntityManager(em -> {
            em.getTransaction().begin();
            em.persist(new Weight(1, -1));
            assertThatThrownBy(em::flush)
                    .isInstanceOf(PersistenceException.class)
                    .hasMessageContaining(Grams.class.getName())
                    .hasMessageContaining("negative")
                    .hasRootCauseInstanceOf(IllegalArgumentException.class);
            assertThat(em.getTransaction().getRollbackOnly()).isTrue();
            em.getTransaction().rollback();
        });
        assertThat(unit.sql("select * from Weight")).isEmpty();
    }

    @Test
    void aConverterThatFailsToReadIsNamedAndMarksTheTransaction() {
        unit.sql("insert into Weight (id, grams) values (1, 'heavy')");
        unit.inEntityManager(em -> {
            em.getTransaction().begin();
            assertThatThrownBy(() -> em.find(Weight.class, 1))
                    .isInstanceOf(PersistenceException.class)
                    .hasMessageContaining(Grams.class.getName())
                    .hasRootCauseInstanceOf(NumberFormatException.class);
            assertThat(em.getTransaction().getRollbackOnly()).isTrue();
            assertThatThrownBy(() -> em.createQuery("select w from Weight w").getResultList())
                    .isInstanceOf(PersistenceException.class);
            em.getTransaction().rollback();
        });
    }

    @Entity(name = "Weight")
    static class Weight {
        @Id
        Integer id;

        @Convert(converter = Grams.class)
        Integer grams;

        Weight() {}

        Weight(Integer id, Integer grams) {
            this.id = id;
            this.grams = grams;
        }
    }

    public static class Grams implements AttributeConverter<Integer, String> {
        @Override
        public String convertToDatabaseColumn(Integer grams) {
            if (grams != null && grams < 0) {
                throw new IllegalArgumentException("negative");
            }
            return grams == null ? null : grams + " g";
        }

        @Override
        public Integer convertToEntityAttribute(String grams) {
            return grams == null ? null : Integer.valueOf(grams.replace(" g", ""));
        }
    }
}
