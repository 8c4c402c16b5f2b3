package org.athanor.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.athanor.instrument.Fixture;
import org.athanor.instrument.NotLoadedException;
import org.athanor.instrument.Reference;
import org.athanor.instrument.References;
import org.athanor.instrument.TrackedCollection;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.IdentityKey;
import org.athanor.mapping.PluralAttribute;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PersistenceContextTest {
    static class Author {
        Long id;
        String name;
        int version;
        List<Object> books = new ArrayList<>();

        String getName() {
            return name;
        }
    }

    private final Fixture fixture = Fixture.of(Author.class);
    private final EntityMapping authors = fixture.mapping(Author.class);
    private final PersistenceContext context = new PersistenceContext(fixture.accesses());
    private List<?> rows = List.of();

    {
        context.collectionLoader(collection -> collection.fill(rows));
    }

    @AfterEach
    void invariantsHold() {
        context.checkInvariants();
    }

    private IdentityKey key(long id) {
        return new IdentityKey(authors, id);
    }

    private Author loaded(long id, String name) {
        Author author = new Author();
        author.id = id;
        author.name = name;
        InstanceState state = context.addPersistent(author, authors, key(id));
        context.unloadedCollection(state, books());
        state.capture();
        return author;
    }

    private PluralAttribute books() {
        return (PluralAttribute) authors.attribute("books");
    }

    private Author pending(String name) {
        Author author = new Author();
        author.name = name;
        context.addPending(author, authors);
        return author;
    }

    private InstanceState state(Object instance) {
        return context.stateOf(instance);
    }

    private void flush() {
        Changes changes = context.changes();
        FlushOutcome outcome = new FlushOutcome();
        long next = 100 + context.size();
        for (InstanceState state : changes.inserts()) {
            outcome.inserted(state, state.key() == null ? next++ : state.key().value(), 1);
        }
        for (Changes.Update update : changes.updates()) {
            outcome.updated(update.state(), ((Author) update.state().instance()).version + 1);
        }
        changes.deletes().forEach(outcome::deleted);
        changes.collections().forEach(outcome::written);
        context.accept(outcome);
    }

    private void dirtyNothing() {
        assertThat(context.isClean()).isTrue();
        assertThat(context.changes().isEmpty()).isTrue();
    }

    @Test
    void anInstanceIsFoundByItsKeyAndByItself() {
        Author ed = loaded(1, "Ed");
        assertThat(context.find(key(1))).isSameAs(state(ed));
        assertThat(context.find(key(2))).isNull();
        assertThat(context.stateOf(new Author())).isNull();
        assertThat(state(ed).status()).isEqualTo(Status.PERSISTENT);
    }

    @Test
    void tenThousandInstancesStayFoundWhileOthersComeAndGo() {
        List<Author> all = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            all.add(loaded(i, "a" + i));
        }
        for (int i = 0; i < 10_000; i += 3) {
            context.detach(state(all.get(i)));
        }
        for (int i = 10_000; i < 12_000; i++) {
            all.add(loaded(i, "a" + i));
        }
        context.checkInvariants();
        for (int i = 0; i < 12_000; i++) {
            boolean gone = i < 10_000 && i % 3 == 0;
            assertThat(context.find(key(i)) == null).isEqualTo(gone);
            assertThat(state(all.get(i)) == null).isEqualTo(gone);
        }
        assertThat(context.all()).hasSize(context.size());
    }

    @Test
    void nothingChangedIsCleanAndAChangeNamesItsAttributes() {
        Author ed = loaded(1, "Ed");
        loaded(2, "Al");
        dirtyNothing();
        ed.name = "Eddy";
        assertThat(context.isClean()).isFalse();
        assertThat(context.isModified(state(ed))).isTrue();
        Changes changes = context.changes();
        assertThat(changes.updates()).hasSize(1);
        assertThat(changes.updates().get(0).state()).isSameAs(state(ed));
        assertThat(changes.updates().get(0).attributes().toString())
                .isEqualTo("{" + authors.attribute("name").index() + "}");
        flush();
        assertThat(ed.version).isEqualTo(1);
        dirtyNothing();
    }

    @Test
    void aNewInstanceGetsItsKeyAtTheFlushAndItsCollectionIsTracked() {
        context.beginTransaction();
        Author ed = pending("Ed");
        assertThat(ed.books).isInstanceOf(TrackedCollection.class);
        assertThat(state(ed).key()).isNull();
        ed.books.add("x");
        assertThat(context.changes().collections()).hasSize(1);
        flush();
        assertThat(state(ed).status()).isEqualTo(Status.PERSISTENT);
        assertThat(context.find(new IdentityKey(authors, ed.id)).instance()).isSameAs(ed);
        assertThat(ed.version).isEqualTo(1);
        dirtyNothing();
    }

    @Test
    void twoInstancesOfOneIdentityAreRefused() {
        loaded(1, "Ed");
        Author other = new Author();
        other.id = 1L;
        assertThatThrownBy(() -> context.addPending(other, authors))
                .isInstanceOf(IdentityConflictException.class)
                .hasMessageContaining("Author#1");
    }

    @Test
    void aRemovedInstancesIdentityMayBeTakenByANewOne() {
        context.beginTransaction();
        Author ed = loaded(1, "Ed");
        context.markRemoved(state(ed));
        Author other = new Author();
        other.id = 1L;
        context.addPending(other, authors);
        assertThat(context.find(key(1)).instance()).isSameAs(other);
        flush();
        assertThat(state(ed).status()).isEqualTo(Status.DELETED);
        context.rollback(RollbackMode.RESTORE);
        assertThat(context.find(key(1)).instance()).isSameAs(ed);
        assertThat(state(other)).isNull();
        assertThat(state(ed).status()).isEqualTo(Status.PERSISTENT);
    }

    @Test
    void deletedInstancesLeaveAtCommit() {
        context.beginTransaction();
        Author ed = loaded(1, "Ed");
        InstanceState state = state(ed);
        context.markRemoved(state);
        assertThat(context.removed()).containsExactly(state);
        flush();
        assertThat(context.find(key(1)).status()).isEqualTo(Status.DELETED);
        context.commit();
        assertThat(context.find(key(1))).isNull();
        assertThat(state.status()).isEqualTo(Status.DETACHED);
    }

    @Test
    void aFailedFlushTakesIdentifiersBack() {
        context.beginTransaction();
        Author ed = pending("Ed");
        Author al = new Author();
        context.addPending(al, authors);
        context.assignId(state(al), 7L);
        context.changes();
        context.assignId(state(ed), 8L);
        assertThat(ed.id).isEqualTo(8);
        context.abandonFlush();
        assertThat(ed.id).isNull();
        assertThat(al.id).isEqualTo(7);
        assertThat(context.find(key(8))).isNull();
        assertThat(context.find(key(7)).instance()).isSameAs(al);
        assertThat(context.pending()).hasSize(2);
    }

    @Test
    void rollbackPutsIdentifiersVersionsAndValuesBackFlushedOrNot() {
        Author ed = loaded(1, "Ed");
        Author al = loaded(2, "Al");
        context.beginTransaction();
        Author fresh = pending("New");
        ed.name = "flushed";
        flush();
        ed.name = "again";
        al.name = "unflushed";
        assertThat(ed.version).isEqualTo(1);
        assertThat(fresh.id).isNotNull();
        InstanceState freshState = state(fresh);
        context.rollback(RollbackMode.RESTORE);
        assertThat(ed.name).isEqualTo("Ed");
        assertThat(ed.version).isZero();
        assertThat(al.name).isEqualTo("Al");
        assertThat(fresh.id).isNull();
        assertThat(fresh.version).isZero();
        assertThat(fresh.name).isEqualTo("New");
        assertThat(state(fresh)).isNull();
        assertThat(freshState.status()).isEqualTo(Status.DETACHED);
        assertThat(state(ed).status()).isEqualTo(Status.PERSISTENT);
        dirtyNothing();
    }

    @Test
    void rollbackInTheJakartaWayDetachesAllAfterwards() {
        Author ed = loaded(1, "Ed");
        context.beginTransaction();
        ed.name = "Eddy";
        flush();
        context.markRemoved(state(ed));
        flush();
        context.rollback(RollbackMode.DETACH);
        assertThat(ed.name).isEqualTo("Ed");
        assertThat(ed.version).isZero();
        assertThat(context.size()).isZero();
        assertThatThrownBy(ed.books::size)
                .isInstanceOf(NotLoadedException.class)
                .hasMessageContaining("Author#1");
    }

    @Test
    void rollbackPutsCollectionsBackChangedOrReplacedFlushedOrNot() {
        rows = List.of("a", "b");
        Author ed = loaded(1, "Ed");
        Author al = loaded(2, "Al");
        Author jo = loaded(3, "Jo");
        List<Object> original = al.books;
        context.beginTransaction();
        ed.books.remove("a");
        al.books = new ArrayList<>(List.of("b", "c"));
        Changes changes = context.changes();
        assertThat(changes.collections()).hasSize(2);
        TrackedCollection replacing = (TrackedCollection) al.books;
        assertThat(replacing.added()).containsExactly("c");
        assertThat(replacing.removed()).containsExactly("a");
        flush();
        dirtyNothing();
        assertThat(((TrackedCollection) original).attached()).isFalse();
        ed.books.add("z");
        jo.books.add("queued");
        context.rollback(RollbackMode.RESTORE);
        assertThat(ed.books).containsExactly("a", "b");
        assertThat(al.books).isSameAs(original).containsExactly("a", "b");
        assertThat(jo.books).containsExactly("a", "b");
        dirtyNothing();
        al.books.add("heard");
        assertThat(context.changes().collections()).hasSize(1);
    }

    @Test
    void aNewInstancesElementsSurviveRollback() {
        context.beginTransaction();
        Author ed = pending("Ed");
        ed.books.add("x");
        flush();
        ed.books.add("y");
        context.rollback(RollbackMode.RESTORE);
        assertThat(ed.books).containsExactly("x", "y");
        context.beginTransaction();
        context.addPending(ed, authors);
        assertThat(context.changes().collections().get(0).added()).containsExactly("x", "y");
    }

    @Test
    void rollingBackToASavepointKeepsWhatWasBefore() {
        Author ed = loaded(1, "Ed");
        Author al = loaded(2, "Al");
        context.beginTransaction();
        ed.name = "before";
        Author first = pending("first");
        flush();
        Object savepoint = context.savepoint();
        ed.name = "inside";
        Author second = pending("second");
        context.markRemoved(state(al));
        flush();
        context.rollbackTo(savepoint);
        assertThat(ed.name).isEqualTo("before");
        assertThat(ed.version).isEqualTo(1);
        assertThat(state(first).status()).isEqualTo(Status.PERSISTENT);
        assertThat(state(second)).isNull();
        assertThat(second.id).isNull();
        assertThat(state(al).status()).isEqualTo(Status.PERSISTENT);
        dirtyNothing();
        ed.name = "inside again";
        flush();
        context.release(savepoint);
        context.rollback(RollbackMode.RESTORE);
        assertThat(ed.name).isEqualTo("Ed");
        assertThat(first.id).isNull();
        assertThatThrownBy(() -> context.release(savepoint)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDeletedInstancePersistedAgainComesBackAsItWasOnRollback() {
        Author ed = loaded(1, "Ed");
        context.beginTransaction();
        context.markRemoved(state(ed));
        flush();
        context.addPending(ed, authors);
        ed.name = "risen";
        flush();
        assertThat(state(ed).status()).isEqualTo(Status.PERSISTENT);
        context.rollback(RollbackMode.RESTORE);
        assertThat(state(ed).status()).isEqualTo(Status.PERSISTENT);
        assertThat(ed.name).isEqualTo("Ed");
        assertThat(ed.id).isEqualTo(1);
    }

    @Test
    void refreshingATouchedInstanceDoesNotSpoilTheJournal() {
        Author ed = loaded(1, "Ed");
        context.beginTransaction();
        ed.name = "flushed";
        flush();
        ed.name = "from the database";
        state(ed).capture();
        context.rollback(RollbackMode.RESTORE);
        assertThat(ed.name).isEqualTo("Ed");
    }

    @Test
    void detachingLeavesAnInstanceAloneWhenTheTransactionRollsBack() {
        Author ed = loaded(1, "Ed");
        context.beginTransaction();
        ed.name = "changed";
        context.changes();
        context.detach(state(ed));
        context.rollback(RollbackMode.RESTORE);
        assertThat(ed.name).isEqualTo("changed");
        assertThat(context.size()).isZero();
    }

    @Test
    void anUnloadedReferenceIsManagedButNeverDirtyAndForgetsItsLoaderWhenDetached() {
        Author ed = (Author) new References(context.accesses()).create(authors, 5L, reference -> {
            context.stateOf(reference).loaded(true);
            ((Author) reference).name = "Ed";
            context.stateOf(reference).capture();
        });
        InstanceState state = context.addUnloaded(ed, authors, key(5));
        assertThat(state.loaded()).isFalse();
        dirtyNothing();
        context.beginTransaction();
        context.markRemoved(state);
        assertThat(ed.getName()).isEqualTo("Ed");
        assertThat(state.loaded()).isTrue();
        context.rollback(RollbackMode.RESTORE);
        assertThat(state.status()).isEqualTo(Status.PERSISTENT);
        assertThat(state.snapshot()).isNotNull();
        state.loaded(false);
        context.clear();
        assertThat(((Reference) ed).athanor$loaded()).isFalse();
        assertThatThrownBy(ed::getName).isInstanceOf(NotLoadedException.class);
    }

    @Test
    void aCohortKnowsItsMembersThatAreStillManaged() {
        Author ed = loaded(1, "Ed");
        Author al = loaded(2, "Al");
        Author jo = loaded(3, "Jo");
        Cohort cohort = new Cohort();
        cohort.add(state(ed));
        cohort.add(state(al));
        cohort.add(state(jo));
        InstanceState edState = state(ed);
        context.detach(state(al));
        assertThat(edState.cohort().members()).containsExactly(edState, state(jo));
    }
}
