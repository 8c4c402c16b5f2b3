package org.athanor.testing;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/**
 * Records the statements a unit sends. The provider calls it with the SQL text and the parameters of each execution when
 * it is given as the setting {@value #SETTING}; {@link TestUnit} does that. Begin, commit and their like are left out: when
 * the database learns of a transaction is not what tests of statements are about.
 *
 * <pre>{@code
 * unit.statements().during(em::flush).areExactly("insert into artist (name, id) values (?, ?)");
 * }</pre>
 */
public final class Statements implements BiConsumer<String, List<Object>> {

    /** The setting whose value is told of every statement. */
    public static final String SETTING = "athanor.statement-observer";

    private static final Set<String> TRANSACTION_CONTROL =
            Set.of("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "ROLLBACK TO SAVEPOINT", "RELEASE SAVEPOINT");

    private volatile boolean rowsAtMost = true;
    private final List<SentStatement> sent = new CopyOnWriteArrayList<>();

    @Override
    public void accept(String sql, List<Object> parameters) {
        if (!TRANSACTION_CONTROL.contains(sql)) {
            rowsAtMost &= UsedDatabases.changesRowsAtMost(sql);
            sent.add(new SentStatement(sql, parameters));
        }
    }

    /** Forgets what made the schema: the test begins here. */
    void begin() {
        sent.clear();
        rowsAtMost = true;
    }

    /** Whether nothing was sent, since the beginning, that changes more than rows. */
    boolean changedRowsAtMost() {
        return rowsAtMost;
    }

    /** Runs the action and answers what was sent meanwhile, by whichever thread. */
    public <X extends Exception> SentStatements during(Action<X> action) throws X {
        int before = sent.size();
        action.run();
        return new SentStatements(sent.subList(before, sent.size()));
    }

    /** Everything sent since the beginning or the last {@link #clear()}. */
    public SentStatements all() {
        return new SentStatements(sent);
    }

    public void clear() {
        sent.clear();
    }

    /** What {@link #during} watches; it may throw whatever the test throws. */
    @FunctionalInterface
    public interface Action<X extends Exception> {
        void run() throws X;
    }
}
