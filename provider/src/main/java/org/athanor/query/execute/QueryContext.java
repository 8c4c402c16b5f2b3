package org.athanor.query.execute;

import jakarta.annotation.Nullable;
import java.util.Set;
import org.athanor.load.LoadContext;
import org.athanor.mapping.Attribute;
import org.athanor.sql.schema.Table;

/** What executing a query needs of the session it works for. The session implements it. */
public interface QueryContext extends LoadContext {
    /**
     * Before a query that reads these tables: pending changes to them must reach the database, where the flush mode says
     * so. An empty set means that the tables are not known (a native query): flush whatever is pending.
     */
    void beforeQuery(Set<Table> tablesRead);

    /** The value that an instance has for an attribute. */
    default @Nullable Object value(Object instance, Attribute attribute) {
        return context().accesses().of(instance).get(instance, attribute.index());
    }

    /** Before a bulk statement that reads or writes these tables; an empty set means that they are not known. */
    void beforeBulk(Set<Table> tables);

    /** After a bulk statement changed {@code rows} rows of these tables. */
    void afterBulk(Set<Table> tablesWritten, int rows);
}
