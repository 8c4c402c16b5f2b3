package org.athanor.behaviour.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.persistence.CacheRetrieveMode;
import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.EntityExistsException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.EntityTransaction;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.Persistence;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.PersistenceUnitUtil;
import jakarta.persistence.PessimisticLockScope;
import jakarta.persistence.RollbackException;
import jakarta.persistence.Timeout;
import jakarta.persistence.TransactionRequiredException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.athanor.behaviour.context.Office.Room;
import org.athanor.behaviour.context.Office.Skill;
import org.athanor.behaviour.context.Office.Team;
import org.athanor.behaviour.context.Office.Worker;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VerbsTest {
    private TestUnit unit;
    private EntityManager em;
    private Long team;
    private Long worker;

    @BeforeEach
    void start() {
        unit = TestUnit.of(Office.CLASSES).start();
        unit.inTransaction(m -> {
            Skill java = new Skill("j", "Java");
            m.persist(java);
            m.persist(new Skill("s", "SQL"));
            Team t = new Team("one");
            t.setRoom(new Room(1));
            Worker w = t.hire("Ann");
            w.setBest(java);
            t.hire("Bob").setBoss(w);
            t.getSkills().add(java);
            m.persist(t);
            m.flush();
            team = t.getId();
            worker = w.getId();
        });
        unit.statements().clear();
        em = unit.entityManager();
        em.getTransaction().begin();
    }

    @AfterEach
    void stop() {
        if (em.isOpen() && em.getTransaction().isActive()) {
            em.getTransaction().rollback();
        }
        unit.checkInvariants();
        unit.close();
    }

    private void again() {
        em.getTransaction().commit();
        em.clear();
        em.getTransaction().begin();
        unit.statements().clear();
    }

    @Test
    void persistOfAManagedOneIsIgnoredAndCascades() {
        Team t = em.find(Team.class, team);
        Worker w = t.hire("Cy");
        em.persist(t);
        assertThat(em.contains(w)).isTrue();
        again();
        assertThat(em.find(Team.class, team).getWorkers()).hasSize(3);
    }

    @Test
    void persistOfARemovedOneKeepsIt() {
        Team t = em.find(Team.class, team);
        em.remove(t);
        assertThat(em.contains(t)).isFalse();
        assertThat(em.contains(t.getWorkers().get(0))).isFalse();
        em.persist(t);
        assertThat(em.contains(t)).isTrue();
        assertThat(em.contains(t.getWorkers().get(0))).isTrue();
        t.setName("kept");
        again();
        assertThat(unit.sql("select name from Team")).containsExactly(List.of("kept"));
        assertThat(unit.sql("select count(*) from Worker")).containsExactly(List.of(2));
    }

    @Test
    void aRemovedAndFlushedOneIsPersistedAgain() {
        Skill sql = em.find(Skill.class, "s");
        em.remove(sql);
        em.flush();
        assertThat(em.contains(sql)).isFalse();
        assertThat(em.find(Skill.class, "s")).isNull();
        em.persist(sql);
        sql.setLabel("again");
        again();
        assertThat(unit.sql("select label from Skill where code = 's'")).containsExactly(List.of("again"));
    }

    @Test
    void anotherInstanceTakesTheIdentifierOfARemovedOne() {
        em.remove(em.find(Skill.class, "s"));
        Skill other = new Skill("s", "other");
        em.persist(other);
        assertThat(em.find(Skill.class, "s")).isSameAs(other);
        again();
        assertThat(unit.sql("select label from Skill where code = 's'")).containsExactly(List.of("other"));
    }

    @Test
    void anotherInstanceTakesTheIdentifierOfADeletedOne() {
        em.remove(em.find(Skill.class, "s"));
        em.flush();
        Skill other = new Skill("s", "SQL");
        em.persist(other);
        em.flush();
        assertThat(em.find(Skill.class, "s")).isSameAs(other);
        again();
        assertThat(unit.sql("select label from Skill where code = 's'")).containsExactly(List.of("SQL"));
    }

    @Test
    void rollbackAfterAnotherInstanceTookTheIdentifierOfARemovedOne() {
        Skill sql = em.find(Skill.class, "s");
        em.remove(sql);
        Skill other = new Skill("s", "SQL");
        em.persist(other);
        em.flush();
        em.getTransaction().rollback();
        assertThat(em.contains(sql)).isFalse();
        assertThat(em.contains(other)).isFalse();
        assertThat(unit.sql("select label from Skill where code = 's'")).containsExactly(List.of("SQL"));
    }

    @Test
    void persistOfADetachedOneFails() {
        Team t = em.find(Team.class, team);
        em.detach(t);
        assertThatThrownBy(() -> em.persist(t))
                .isInstanceOf(EntityExistsException.class)
                .hasMessageContaining("merge()");
        assertThat(em.getTransaction().getRollbackOnly()).isTrue();
    }

    @Test
    void persistOfAnExistingAssignedIdentifierFailsWithTheFlush() {
        Skill dup = new Skill("j", "x");
        em.persist(dup);
        assertThatThrownBy(em::flush).isInstanceOf(EntityExistsException.class).hasMessageContaining("Skill");
        assertThat(em.getTransaction().getRollbackOnly()).isTrue();
    }

    @Test
    void persistOfASecondInstanceOfAManagedIdentifierFails() {
        em.find(Skill.class, "j");
        assertThatThrownBy(() -> em.persist(new Skill("j", "x"))).isInstanceOf(EntityExistsException.class);
    }

    @Test
    void persistWithoutAnAssignedIdentifierFails() {
        assertThatThrownBy(() -> {
                    em.persist(new Skill(null, "x"));
                    em.flush();
                })
                .isInstanceOf(PersistenceException.class)
                .hasMessageContaining("Skill")
                .hasMessageContaining("identifier");
    }

    @Test
    void verbsOnWhatIsNoEntityAreIllegalArguments() {
        for (org.junit.jupiter.api.function.Executable e : List.<org.junit.jupiter.api.function.Executable>of(
                () -> em.persist("x"),
                () -> em.merge("x"),
                () -> em.remove("x"),
                () -> em.refresh("x"),
                () -> em.detach("x"),
                () -> em.contains("x"),
                () -> em.lock("x", LockModeType.OPTIMISTIC),
                () -> em.find(String.class, 1),
                () -> em.getReference(String.class, 1),
                () -> em.persist(null),
                () -> em.merge(null),
                () -> em.remove(null),
                () -> em.find(Team.class, null),
                () -> em.find(Team.class, "1"),
                () -> em.getReference(Team.class, "1"),
                () -> em.find(Skill.class, 5L),
                () -> em.find((Class<?>) null, 5L))) {
            Throwable t = catchThrowable(e::execute);
            assertThat(t).isInstanceOf(IllegalArgumentException.class);
            assertThat(t.getMessage()).isNotBlank();
        }
    }

    @Test
    void removeOfNewOnesIsIgnoredButCascades() {
        Team t = new Team("new");
        em.remove(t);
        Worker w = em.find(Worker.class, worker);
        t.getWorkers().add(w);
        em.remove(t);
        assertThat(em.contains(w)).isFalse();
    }

    @Test
    void removeOfAPendingOneForgetsIt() {
        Team t = new Team("new");
        t.hire("x");
        em.persist(t);
        em.remove(t);
        assertThat(em.contains(t)).isFalse();
        unit.statements().during(em::flush).areNone();
        em.persist(t);
        em.flush();
        assertThat(t.getId()).isNotNull();
    }

    @Test
    void removeOfDetachedOnesFails() {
        Team t = em.find(Team.class, team);
        Skill s = em.find(Skill.class, "s");
        em.clear();
        assertThatThrownBy(() -> em.remove(t)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> em.remove(s)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refreshOfRemovedDetachedAndNewOnesFails() {
        Team t = em.find(Team.class, team);
        em.detach(t);
        assertThatThrownBy(() -> em.refresh(t)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> em.refresh(new Team("x"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refreshTakesTheRowBackAndCascades() {
        Team t = em.find(Team.class, team);
        Worker w = t.getWorkers().get(0);
        Worker extra = t.hire("extra");
        t.setName("changed");
        w.setName("changed");
        t.getRoom().setFloor(77);
        t.getSkills().clear();
        em.refresh(t);
        assertThat(t.getName()).isEqualTo("one");
        assertThat(w.getName()).isEqualTo("Ann");
        assertThat(t.getRoom().getFloor()).isEqualTo(1);
        assertThat(t.getSkills()).extracting(Skill::getCode).containsExactly("j");
        assertThat(t.getWorkers()).hasSize(2).doesNotContain(extra);
        unit.statements().during(em::flush).areNone();
    }

    @Test
    void refreshAfterTheRowIsGoneFails() {
        Skill s = em.find(Skill.class, "s");
        unit.sql("delete from Skill where code = 's'");
        assertThatThrownBy(() -> em.refresh(s))
                .isInstanceOf(EntityNotFoundException.class)
                .hasMessageContaining("Skill");
    }

    @Test
    void aReferenceOfAMissingRowFailsWhenTouched() {
        Team t = em.getReference(Team.class, 99L);
        assertThat(t.getId()).isEqualTo(99L);
        assertThatThrownBy(t::getName)
                .isInstanceOf(EntityNotFoundException.class)
                .hasMessageContaining("99");
        assertThat(em.find(Team.class, 99L)).isNull();
    }

    @Test
    void aReferenceIsUsedAsAForeignKeyWithoutReading() {
        Worker w = new Worker("new");
        w.setTeam(em.getReference(Team.class, team));
        em.persist(w);
        unit.statements()
                .during(em::flush)
                .areExactly(
                        "insert into Worker (version, name, team_id, boss_id, best_code) values (?, ?, ?, ?, ?) returning id");
    }

    @Test
    void aReferenceIsRemovedAndMerged() {
        Worker w = em.getReference(Worker.class, worker + 1);
        em.remove(w);
        em.flush();
        assertThat(unit.sql(em, "select count(*) from Worker")).containsExactly(List.of(1));
        Team ref = em.getReference(Team.class, team);
        assertThat(em.merge(ref)).isSameAs(ref);
    }

    @Test
    void detachCascadesAndLosesChanges() {
        Team t = em.find(Team.class, team);
        Worker w = t.getWorkers().get(0);
        t.setName("lost");
        w.setName("lost");
        em.detach(t);
        assertThat(em.contains(w)).isFalse();
        assertThat(em.contains(t.getRoom())).isFalse();
        unit.statements().during(em::flush).areNone();
        assertThat(em.find(Team.class, team)).isNotSameAs(t);
    }

    @Test
    void clearForgetsPendingAndRemoved() {
        em.persist(new Team("x"));
        em.remove(em.find(Worker.class, worker));
        em.clear();
        unit.statements().during(em::flush).areNone();
    }

    @Test
    void mergeOfACycleWithNewAndRemovedChildren() {
        Team t = em.find(Team.class, team);
        t.getWorkers().forEach(w -> w.getBoss());
        again();
        t.getWorkers().remove(1);
        Worker cy = t.hire("Cy");
        cy.setBoss(t.getWorkers().get(0));
        t.getWorkers().get(0).setName("Anna");
        t.setRoom(null);
        Team m = em.merge(t);
        assertThat(m).isNotSameAs(t);
        assertThat(m.getWorkers()).extracting(Worker::getName).containsExactly("Anna", "Cy");
        assertThat(m.getWorkers()).allMatch(w -> w.getTeam() == m);
        assertThat(m.getWorkers().get(1).getBoss()).isSameAs(m.getWorkers().get(0));
        again();
        assertThat(unit.sql("select name from Worker order by id")).containsExactly(List.of("Anna"), List.of("Cy"));
        assertThat(unit.sql("select count(*) from Room")).containsExactly(List.of(0));
        assertThat(cy.getId()).isNull();
    }

    @Test
    void mergeWithAnUnloadedCollectionLeavesItAlone() {
        Team t = em.find(Team.class, team);
        again();
        t.setName("two");
        em.merge(t);
        again();
        assertThat(unit.sql("select count(*) from Worker where team_id = ?", team))
                .containsExactly(List.of(2));
        assertThat(unit.sql("select count(*) from Team_Skill")).containsExactly(List.of(1));
    }

    @Test
    void mergeOfARemovedOneFails() {
        Team t = em.find(Team.class, team);
        em.remove(t);
        assertThatThrownBy(() -> em.merge(t)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void mergeWithANullReferenceClearsIt() {
        Worker w = em.find(Worker.class, worker);
        again();
        w.setBest(null);
        em.merge(w);
        again();
        assertThat(unit.sql("select best_code from Worker where id = ?", worker))
                .containsExactly(Collections.singletonList(null));
    }

    @Test
    void mergeOfADeletedVersionedRowIsAConflict() {
        Worker w = em.find(Worker.class, worker);
        again();
        em.createQuery("update Worker w set w.boss = null").executeUpdate();
        em.createQuery("delete from Worker w where w.id = :id")
                .setParameter("id", worker)
                .executeUpdate();
        w.setName("x");
        assertThatThrownBy(() -> em.merge(w)).isInstanceOf(OptimisticLockException.class);
    }

    @Test
    void mergeOfANewAssignedOneInserts() {
        Skill m = em.merge(new Skill("n", "New"));
        assertThat(em.contains(m)).isTrue();
        again();
        assertThat(unit.sql("select label from Skill where code = 'n'")).containsExactly(List.of("New"));
    }

    @Test
    void aReferenceToAnUnsavedOneFailsTheFlushAndNothingIsWritten() {
        Worker w = em.find(Worker.class, worker);
        w.setBoss(new Worker("unsaved"));
        Worker pending = new Worker("pending");
        em.persist(pending);
        assertThatThrownBy(em::flush)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("boss")
                .hasMessageContaining("persist");
        assertThat(em.getTransaction().getRollbackOnly()).isTrue();
        assertThat(pending.getId()).isNull();
        assertThatThrownBy(() -> em.getTransaction().commit()).isInstanceOf(RollbackException.class);
        assertThat(unit.sql("select count(*) from Worker")).containsExactly(List.of(2));
    }

    @Test
    void anOrphanMovesToAnotherOwner() {
        Team two = new Team("two");
        em.persist(two);
        Team one = em.find(Team.class, team);
        Worker w = one.getWorkers().remove(0);
        two.getWorkers().add(w);
        w.setTeam(two);
        again();
        assertThat(unit.sql("select name from Worker w where team_id = (select id from Team where name = 'two')"))
                .containsExactly(List.of("Ann"));
    }

    @Test
    void anOrphanMovesToAnOwnerThatIsPersistedByTheFlush() {
        Team one = em.find(Team.class, team);
        Worker w = one.getWorkers().remove(0);
        Team two = new Team("two");
        two.getWorkers().add(w);
        w.setTeam(two);
        em.persist(two);
        again();
        assertThat(unit.sql("select count(*) from Worker")).containsExactly(List.of(2));
    }

    @Test
    void orphansOfAOneToOneAreReplaced() {
        Team t = em.find(Team.class, team);
        t.setRoom(new Room(2));
        again();
        assertThat(unit.sql("select floor from Room")).containsExactly(List.of(2));
        em.find(Team.class, team).setRoom(null);
        again();
        assertThat(unit.sql("select count(*) from Room")).containsExactly(List.of(0));
    }

    @Test
    void aReplacedCollectionIsTakenAsItsElements() {
        Team t = em.find(Team.class, team);
        Worker ann = t.getWorkers().get(0);
        t.workers = new ArrayList<>(List.of(ann));
        t.skills = new HashSet<>(Set.of(em.find(Skill.class, "s")));
        again();
        assertThat(unit.sql("select name from Worker")).containsExactly(List.of("Ann"));
        assertThat(unit.sql("select skills_code from Team_Skill")).containsExactly(List.of("s"));
    }

    @Test
    void aNullCollectionIsEmpty() {
        Team t = em.find(Team.class, team);
        t.skills = null;
        t.workers = null;
        again();
        assertThat(unit.sql("select count(*) from Worker")).containsExactly(List.of(0));
        assertThat(unit.sql("select count(*) from Team_Skill")).containsExactly(List.of(0));
        assertThat(em.find(Team.class, team).getWorkers()).isEmpty();
    }

    @Test
    void rollbackPutsEverythingBackAndDetaches() {
        Team t = em.find(Team.class, team);
        t.getSkills().size();
        t.getWorkers().size();
        t.setName("changed");
        t.hire("new");
        t.getSkills().clear();
        Worker bob = t.getWorkers().get(1);
        em.remove(bob);
        t.getWorkers().remove(bob);
        Team fresh = new Team("fresh");
        em.persist(fresh);
        em.flush();
        assertThat(t.getVersion()).isEqualTo(1);
        assertThat(fresh.getId()).isNotNull();
        t.setName("changed again");
        em.getTransaction().rollback();
        assertThat(t.getName()).isEqualTo("one");
        assertThat(t.getVersion()).isZero();
        assertThat(t.getWorkers()).hasSize(2);
        assertThat(t.getSkills()).hasSize(1);
        assertThat(fresh.getId()).isNull();
        assertThat(fresh.getVersion()).isNull();
        assertThat(em.contains(t)).isFalse();
        em.getTransaction().begin();
        em.persist(fresh);
        t.setName("merged");
        em.merge(t);
        again();
        assertThat(unit.sql("select name from Team order by id")).containsExactly(List.of("merged"), List.of("fresh"));
    }

    @Test
    void aFailedFlushLeavesIdsAndVersionsAsBefore() {
        Team t = em.find(Team.class, team);
        t.setName("changed");
        Team dup = new Team("changed");
        Worker w = new Worker("fine");
        em.persist(w);
        em.persist(dup);
        assertThatThrownBy(em::flush)
                .isInstanceOf(PersistenceException.class)
                .hasMessageContaining("Team")
                .hasMessageContaining("name");
        assertThat(w.getId()).isNull();
        assertThat(dup.getId()).isNull();
        assertThat(w.getVersion()).isNull();
        assertThat(t.getVersion()).isZero();
        assertThat(em.getTransaction().getRollbackOnly()).isTrue();
        assertThatThrownBy(() -> em.getTransaction().commit()).isInstanceOf(RollbackException.class);
        assertThat(em.getTransaction().isActive()).isFalse();
        assertThat(t.getName()).isEqualTo("one");
        assertThat(unit.sql("select count(*) from Worker")).containsExactly(List.of(2));
    }

    @Test
    void aNullInANotNullColumnNamesTheAttribute() {
        em.persist(new Worker(null));
        assertThatThrownBy(em::flush)
                .isInstanceOf(PersistenceException.class)
                .hasMessageContaining("Worker")
                .hasMessageContaining("name")
                .hasMessageNotContaining("athanor");
    }

    @Test
    void aForeignKeyThatIsStillUsedNamesBothSides() {
        em.remove(em.find(Skill.class, "j"));
        assertThatThrownBy(em::flush).isInstanceOf(PersistenceException.class).hasMessageContaining("Skill");
    }

    @Test
    void twoEntityManagersConflict() {
        Team mine = em.find(Team.class, team);
        unit.sql("update Team set version = 5");
        mine.setName("mine");
        assertThatThrownBy(() -> em.getTransaction().commit())
                .isInstanceOf(RollbackException.class)
                .cause()
                .isInstanceOfSatisfying(
                        OptimisticLockException.class,
                        e -> assertThat(e.getEntity()).isSameAs(mine));
        assertThat(mine.getName()).isEqualTo("one");
    }

    @Test
    void theTransactionApiRefusesMisuse() {
        EntityTransaction tx = em.getTransaction();
        assertThatThrownBy(tx::begin).isInstanceOf(IllegalStateException.class);
        tx.setRollbackOnly();
        assertThat(tx.getRollbackOnly()).isTrue();
        assertThatThrownBy(tx::commit).isInstanceOf(RollbackException.class);
        assertThatThrownBy(tx::commit).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(tx::rollback).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(tx::setRollbackOnly).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(tx::getRollbackOnly).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(em::flush).isInstanceOf(TransactionRequiredException.class);
        assertThatThrownBy(() -> em.find(Team.class, team, LockModeType.PESSIMISTIC_WRITE))
                .isInstanceOf(TransactionRequiredException.class);
        assertThatThrownBy(() -> em.createQuery("delete from Worker").executeUpdate())
                .isInstanceOf(TransactionRequiredException.class);
        assertThatThrownBy(em::joinTransaction).isInstanceOf(Exception.class);
        em.close();
        assertThatThrownBy(() -> em.find(Team.class, team)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(em::clear).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(em::close).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> em.createQuery("select t from Team t")).isInstanceOf(IllegalStateException.class);
        assertThat(em.isOpen()).isFalse();
        assertThat(em.getTransaction().isActive()).isFalse();
    }

    @Test
    void persistOutsideATransactionWaitsForTheNextOne() {
        em.getTransaction().rollback();
        Team t = new Team("later");
        em.persist(t);
        assertThat(em.contains(t)).isTrue();
        em.getTransaction().begin();
        em.getTransaction().commit();
        assertThat(unit.sql("select count(*) from Team")).containsExactly(List.of(2));
    }

    @Test
    void aQueryFlushesItsTablesOnlyAndOnlyInATransaction() {
        Worker w = em.find(Worker.class, worker);
        w.setName("changed");
        assertThat(em.createQuery("select s.code from Skill s", String.class).getResultList())
                .hasSize(2);
        assertThat(unit.statements().all().list()).noneMatch(s -> s.sql().startsWith("update"));
        assertThat(em.createQuery("select w.name from Worker w where w.id = 1", String.class)
                        .getResultList())
                .containsExactly("changed");
        w.setName("again");
        em.setFlushMode(FlushModeType.COMMIT);
        assertThat(em.createQuery("select w.name from Worker w where w.id = 1", String.class)
                        .getResultList())
                .containsExactly("changed");
        assertThat(em.createQuery("select w.name from Worker w where w.id = 1", String.class)
                        .setFlushMode(FlushModeType.AUTO)
                        .getResultList())
                .containsExactly("again");
        em.getTransaction().commit();
        em.setFlushMode(FlushModeType.AUTO);
        w.setName("outside");
        assertThat(em.createQuery("select w.name from Worker w where w.id = 1", String.class)
                        .getResultList())
                .containsExactly("again");
        em.getTransaction().begin();
    }

    @Test
    void nativeQueriesFlushEverything() {
        em.find(Team.class, team).setName("changed");
        assertThat(em.createNativeQuery("select name from Team").getResultList())
                .containsExactly("changed");
    }

    @Test
    void lockModesAreTakenAndReported() {
        Team t = em.find(Team.class, team, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
        assertThat(em.getLockMode(t)).isEqualTo(LockModeType.OPTIMISTIC_FORCE_INCREMENT);
        Worker w = em.find(Worker.class, worker, LockModeType.PESSIMISTIC_WRITE);
        assertThat(em.getLockMode(w)).isEqualTo(LockModeType.PESSIMISTIC_WRITE);
        em.lock(w, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
        em.lock(t.getRoom(), LockModeType.OPTIMISTIC);
        assertThatThrownBy(() -> em.lock(em.find(Skill.class, "j"), LockModeType.OPTIMISTIC))
                .isInstanceOf(PersistenceException.class)
                .hasMessageContaining("@Version");
        em.getTransaction().rollback();
        em.getTransaction().begin();
        t = em.find(Team.class, team, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
        w = em.find(Worker.class, worker, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
        em.getTransaction().commit();
        assertThat(t.getVersion()).isEqualTo(1);
        assertThat(w.getVersion()).isEqualTo(1);
        assertThat(unit.sql("select version from Team")).containsExactly(List.of(1));
        em.getTransaction().begin();
        assertThat(em.getLockMode(t)).isEqualTo(LockModeType.NONE);
        em.lock(t, LockModeType.OPTIMISTIC);
        unit.sql("update Team set version = 9");
        assertThatThrownBy(() -> em.getTransaction().commit())
                .isInstanceOf(RollbackException.class)
                .hasCauseInstanceOf(OptimisticLockException.class);
    }

    @Test
    void findTakesOptions() {
        Team t = em.find(Team.class, team, LockModeType.PESSIMISTIC_READ, Timeout.seconds(2), CacheRetrieveMode.BYPASS);
        assertThat(em.getLockMode(t)).isEqualTo(LockModeType.PESSIMISTIC_READ);
        em.lock(t, LockModeType.PESSIMISTIC_WRITE, Timeout.ms(100), PessimisticLockScope.EXTENDED);
        em.refresh(t, LockModeType.PESSIMISTIC_WRITE, CacheStoreMode.REFRESH);
        assertThat(em.find(Team.class, team, Map.of("jakarta.persistence.query.timeout", 100)))
                .isSameAs(t);
        assertThat(em.find(Team.class, 12L, LockModeType.PESSIMISTIC_WRITE)).isNull();
    }

    @Test
    void callbacksAreHeardInOrder() {
        Team t = new Team("new");
        em.persist(t);
        assertThat(t.heard).containsExactly("listener prePersist", "base prePersist");
        em.flush();
        assertThat(t.heard.get(2)).isEqualTo("listener postPersist " + t.getId());
        t.heard.clear();
        t.setName("lower");
        em.flush();
        assertThat(t.heard).containsExactly("listener preUpdate", "preUpdate", "listener postUpdate 1");
        assertThat(unit.sql(em, "select name from Team where id = ?", t.getId()))
                .containsExactly(List.of("LOWER"));
        t.heard.clear();
        em.remove(t);
        assertThat(t.heard).containsExactly("listener preRemove");
        em.flush();
        assertThat(t.heard).containsExactly("listener preRemove", "listener postRemove");
        Team one = em.find(Team.class, team);
        assertThat(one.heard).containsExactly("base postLoad");
        one.heard.clear();
        em.refresh(one);
        assertThat(one.heard).containsExactly("base postLoad");
    }

    @Test
    void anExceptionOfACallbackPassesThroughAndMarksRollback() {
        Team t = em.find(Team.class, team);
        t.setName("bad");
        assertThatThrownBy(em::flush)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bad name");
        assertThat(em.getTransaction().getRollbackOnly()).isTrue();
        em.getTransaction().rollback();
        assertThat(t.getName()).isEqualTo("one");
    }

    @Test
    void anExceptionOfACallbackAtCommitRollsBack() {
        Team t = em.find(Team.class, team);
        t.setName("bad");
        assertThatThrownBy(() -> em.getTransaction().commit())
                .isInstanceOf(RollbackException.class)
                .hasRootCauseMessage("bad name");
        assertThat(em.getTransaction().isActive()).isFalse();
    }

    @Test
    void unitUtilitiesAnswer() {
        PersistenceUnitUtil util = unit.factory().getPersistenceUnitUtil();
        Team t = em.find(Team.class, team);
        assertThat(util.isLoaded(t)).isTrue();
        assertThat(util.isLoaded(t, "workers")).isFalse();
        assertThat(Persistence.getPersistenceUtil().isLoaded(t, "workers")).isFalse();
        t.getWorkers().size();
        assertThat(util.isLoaded(t, "workers")).isTrue();
        assertThat(util.getIdentifier(t)).isEqualTo(team);
        assertThat(util.getVersion(t)).isEqualTo(0);
        assertThat(util.getClass(em.getReference(Team.class, 77L))).isEqualTo(Team.class);
        assertThat(util.getIdentifier(em.getReference(Team.class, 77L))).isEqualTo(77L);
        assertThat(util.isLoaded(em.getReference(Team.class, 77L))).isFalse();
        assertThat(util.isInstance(t, Team.class)).isTrue();
        Team x = em.getReference(Team.class, 78L);
        assertThatThrownBy(() -> util.load(x)).isInstanceOf(EntityNotFoundException.class);
        util.load(t, "skills");
        assertThat(util.isLoaded(t, "skills")).isTrue();
        assertThat(util.getIdentifier(new Team("q"))).isNull();
        assertThatThrownBy(() -> util.getIdentifier("q")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLazyAssociationOfADetachedObjectFailsWithACure() {
        Team t = em.find(Team.class, team);
        Worker w = em.find(Worker.class, worker + 1);
        em.clear();
        assertThatThrownBy(() -> t.getWorkers().size())
                .hasMessageContaining("workers")
                .hasMessageContaining("Team");
        assertThatThrownBy(() -> w.getBoss().getName()).hasMessageContaining("Worker");
    }
}
