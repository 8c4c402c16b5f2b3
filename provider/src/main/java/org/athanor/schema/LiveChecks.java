package org.athanor.schema;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.athanor.jdbc.Binder;
import org.athanor.jdbc.JdbcSession;
import org.athanor.sql.schema.Check;
import org.athanor.sql.schema.Name;
import org.athanor.sql.schema.Table;

/** The names of check constraints. What they check, a database tells in words of its own, so only names are compared. */
final class LiveChecks {
    private record Named(String schema, String table, String name) {}

    private final Set<Named> all = new HashSet<>();
    private final boolean told;

    LiveChecks(JdbcSession session) {
        String query = session.dialect().schemaSyntax().checks();
        told = !query.isEmpty();
        if (told) {
            session.query(query, Binder.NONE, rows -> {
                while (rows.next()) {
                    all.add(new Named(rows.getString(1), rows.getString(2), rows.getString(3)));
                }
                return all;
            });
        }
    }

    void compare(Table table, LiveTable live, LiveNames names, List<String> differences) {
        for (Check check : table.checks()) {
            Name name = check.name();
            if (told && name != null && all.stream().noneMatch(one -> is(one, live, name, names))) {
                differences.add("The table " + table + " has no check " + name + " (" + check.constraint() + ")");
            }
        }
    }

    private static boolean is(Named one, LiveTable live, Name name, LiveNames names) {
        return one.table.equals(live.name()) && one.schema.equals(live.qualifier()) && names.means(name, one.name);
    }
}
