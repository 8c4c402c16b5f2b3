package org.athanor.testing;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Databases on a server whose tables an earlier test of the same definition has created: the next test gets one emptied, with
 * its counters set back, which is much quicker than creating tables anew. Only after a test that passed and changed nothing
 * but rows; whatever else happened, the database is dropped and the next test gets a fresh one. Databases in memory are always
 * fresh.
 */
public final class UsedDatabases implements LauncherSessionListener {
    /** Tests of one class follow each other, so few are worth keeping. */
    private static final int KEPT = 4;

    private static final Set<String> ROWS = Set.of("select", "insert", "update", "delete", "with", "values", "show");

    private static final Pattern FIRST_WORD = Pattern.compile("^[\\s(]*(\\w*).*$", Pattern.DOTALL);

    private static final Deque<Used> USED = new ArrayDeque<>();
    private static final Map<TestDatabase, Contents> CONTENTS = Collections.synchronizedMap(new LinkedHashMap<>());

    private record Used(TestDatabase database, Object definition) {}

    /** Whether a statement changes nothing but rows, if anything. */
    static boolean changesRowsAtMost(String sql) {
        String first = FIRST_WORD.matcher(sql).replaceFirst("$1").toLowerCase(Locale.ROOT);
        return ROWS.contains(first);
    }

    /** An emptied database of that definition, if there is one. */
    static synchronized Optional<TestDatabase> take(Object definition) {
        for (Used used : USED) {
            if (used.definition.equals(definition)) {
                USED.remove(used);
                try {
                    used.database.connect();
                    Objects.requireNonNull(CONTENTS.get(used.database)).restore(used.database);
                    return Optional.of(used.database);
                } catch (SQLException | IllegalArgumentException e) {
                    drop(used.database);
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /** Notes what is in a database whose tables were just created. */
    static void remember(TestDatabase database) {
        if (!database.kind().inMemory()) {
            CONTENTS.put(database, Contents.of(database));
        }
    }

    /** Keeps the database for another test, or ends it. */
    static synchronized void giveBack(TestDatabase database, Object definition, boolean clean) {
        if (!clean || !database.isAsItWas() || !CONTENTS.containsKey(database)) {
            drop(database);
            return;
        }
        try {
            database.disconnect();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        USED.addFirst(new Used(database, definition));
        if (USED.size() > KEPT) {
            drop(USED.removeLast().database);
        }
    }

    private static void drop(TestDatabase database) {
        CONTENTS.remove(database);
        database.close();
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        synchronized (UsedDatabases.class) {
            List<Used> last = new ArrayList<>(USED);
            USED.clear();
            last.forEach(used -> drop(used.database));
        }
    }
}
