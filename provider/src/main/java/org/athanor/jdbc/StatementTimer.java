package org.athanor.jdbc;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/**
 * Cancels a statement that takes too long, for drivers that do not do so themselves. Whoever closes it in time can be sure that
 * no statement is cancelled any more. Its thread ends when it has had nothing to do for a while.
 */
final class StatementTimer implements AutoCloseable {
    private static final ScheduledThreadPoolExecutor CLOCK = clock();
    private static final int IDLE_SECONDS = 10;

    private final Statement statement;
    private final Future<?> alarm;
    private boolean ended;

    StatementTimer(Statement statement, int seconds) {
        this.statement = statement;
        this.alarm = CLOCK.schedule(this::cancel, seconds, TimeUnit.SECONDS);
    }

    private static ScheduledThreadPoolExecutor clock() {
        ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "athanor-statement-timer");
            thread.setDaemon(true);
            return thread;
        });
        clock.setRemoveOnCancelPolicy(true);
        clock.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        clock.allowCoreThreadTimeOut(true);
        return clock;
    }

    private synchronized void cancel() {
        if (!ended) {
            try {
                statement.cancel();
            } catch (SQLException e) {
                LoggerFactory.getLogger(StatementTimer.class).warn("A statement cannot be cancelled", e);
            }
        }
    }

    @Override
    public synchronized void close() {
        ended = true;
        alarm.cancel(false);
    }
}
