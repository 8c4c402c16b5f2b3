package org.athanor.state;

import java.util.ArrayDeque;
import java.util.Deque;
import org.athanor.instrument.TrackedCollection;

/** The journals of the current transaction: its own, and one for each savepoint, the latest on top. Empty outside one. */
final class Journals {
    private final Members members;
    private final CollectionAdoption adoption;
    private final Deque<Journal> stack = new ArrayDeque<>();

    Journals(Members members, CollectionAdoption adoption) {
        this.members = members;
        this.adoption = adoption;
    }

    void begin() {
        stack.clear();
        stack.push(new Journal());
    }

    void end() {
        stack.clear();
    }

    void rememberNew(InstanceState state) {
        if (!stack.isEmpty()) {
            stack.element().rememberNew(state);
        }
    }

    void remember(InstanceState state) {
        if (!stack.isEmpty()) {
            stack.element().remember(state);
        }
    }

    void remember(Changes changes) {
        if (!stack.isEmpty()) {
            Journal journal = stack.element();
            changes.inserts().forEach(journal::remember);
            changes.updates().forEach(update -> journal.remember(update.state()));
            changes.deletes().forEach(journal::remember);
            for (TrackedCollection collection : changes.collections()) {
                journal.remember(collection);
                InstanceState owner = members.states().stateOf(collection.owner());
                if (owner != null) {
                    journal.remember(owner);
                }
            }
        }
    }

    void undoAll() {
        Rollback rollback = new Rollback(members, adoption);
        while (!stack.isEmpty()) {
            rollback.undo(stack.pop());
        }
        rollback.undoUnflushed();
    }

    Object savepoint() {
        Journal journal = new Journal();
        stack.push(journal);
        return journal;
    }

    void undoTo(Object savepoint) {
        Journal journal = known(savepoint);
        Rollback rollback = new Rollback(members, adoption);
        while (stack.element() != journal) {
            rollback.undo(stack.pop());
        }
        rollback.undo(journal);
        journal.clear();
        rollback.undoUnflushed();
    }

    void release(Object savepoint) {
        Journal journal = known(savepoint);
        boolean last;
        do {
            Journal later = stack.pop();
            last = later == journal;
            stack.element().absorb(later);
        } while (!last);
    }

    private Journal known(Object savepoint) {
        if (savepoint instanceof Journal journal && stack.contains(journal) && stack.getLast() != journal) {
            return journal;
        }
        throw new IllegalArgumentException("Not a savepoint of the current transaction, or released already");
    }
}
