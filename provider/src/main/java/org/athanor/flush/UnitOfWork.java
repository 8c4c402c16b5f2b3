package org.athanor.flush;

import jakarta.annotation.Nullable;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.athanor.cascade.Cascades;
import org.athanor.instrument.Callbacks;
import org.athanor.mapping.Callback;
import org.athanor.mapping.ToOneAttribute;
import org.athanor.sql.schema.Table;
import org.athanor.state.Changes;
import org.athanor.state.FlushOutcome;
import org.athanor.state.InstanceState;

/**
 * Flushes a persistence context: prepare (cascades, orphans, callbacks), execute (order and statements), accept (keys,
 * versions, snapshots). If a statement fails nothing is accepted: states, identifiers and versions are as before. Shared by
 * all contexts of a factory; with nothing changed it sends nothing and costs next to nothing.
 */
public final class UnitOfWork {
    private final FlushPlans plans;
    private final Cascades cascades;

    public UnitOfWork(FlushPlans plans, Cascades cascades) {
        this.plans = plans;
        this.cascades = cascades;
    }

    public FlushResult flush(FlushContext context) {
        Changes changes = context.context().changes();
        return changes.isEmpty() ? FlushResult.NOTHING : flush(context, changes);
    }

    /** Whether a flush now would write to one of the tables: what autoflush before a query asks. Errs on the side of yes. */
    public boolean touches(FlushContext context, Set<Table> tables) {
        Changes changes = context.context().changes();
        return !changes.isEmpty() && new TouchedTables(cascades, tables).hasAny(changes, context.context());
    }

    private FlushResult flush(FlushContext context, Changes changes) {
        FlushWork work = new Preparation(plans, cascades, context).prepare(changes);
        Execution execution = new Execution(plans, context, work);
        FlushResult result;
        boolean done = false;
        try {
            result = execution.run();
            tellOfRows(context.rowListener(), work);
            done = true;
        } finally {
            if (!done) {
                context.context().abandonFlush();
            }
        }
        accept(context, work, execution.outcome());
        return result;
    }

    private static void tellOfRows(@Nullable RowListener listener, FlushWork work) {
        if (listener != null) {
            work.inserts.forEach(state -> listener.after(RowListener.Kind.INSERT, state.instance()));
            work.updates.forEach(update -> listener.after(RowListener.Kind.UPDATE, update.state.instance()));
            work.deletes.forEach(state -> listener.after(RowListener.Kind.DELETE, state.instance()));
            listener.afterFlush();
        }
    }

    private void accept(FlushContext context, FlushWork work, FlushOutcome outcome) {
        context.context().accept(outcome);
        if (context.readsWhatTheDatabaseMade()) {
            work.inserts.forEach(state -> expireNotInserted(context, state));
        }
        tell(context, Callback.Event.POST_PERSIST, work.inserts);
        for (EntityUpdate update : work.updates) {
            Callbacks callbacks = context.callbacks(update.shape.mapping);
            if (callbacks.any(Callback.Event.POST_UPDATE)) {
                callbacks.fire(Callback.Event.POST_UPDATE, update.state.instance());
            }
        }
        tell(context, Callback.Event.POST_REMOVE, work.deletes);
    }

    /** A relationship that the application has set knows its target already. */
    private void expireNotInserted(FlushContext context, InstanceState state) {
        BitSet notInserted = plans.shape(state.mapping()).notInserted;
        if (notInserted.isEmpty()) {
            return;
        }
        BitSet expired = new BitSet();
        for (int i = notInserted.nextSetBit(0); i >= 0; i = notInserted.nextSetBit(i + 1)) {
            if (!(state.mapping().attributes().get(i) instanceof ToOneAttribute)
                    || state.access().get(state.instance(), i) == null) {
                expired.set(i);
            }
        }
        context.context().expire(state, expired);
    }

    private static void tell(FlushContext context, Callback.Event event, List<InstanceState> states) {
        for (InstanceState state : states) {
            Callbacks callbacks = context.callbacks(state.mapping());
            if (callbacks.any(event)) {
                callbacks.fire(event, state.instance());
            }
        }
    }
}
