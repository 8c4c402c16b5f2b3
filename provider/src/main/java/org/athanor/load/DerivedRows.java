package org.athanor.load;

import org.athanor.sql.FromItem;
import org.athanor.sql.schema.Column;

/**
 * A query in FROM that stands for the tables of an entity. Columns are asked for while the statement is made; what was asked
 * for is in {@link #from}, which comes last.
 */
public interface DerivedRows {
    /** The label under which a column of the entity, a superclass or a subclass comes out. */
    String label(Column column);

    /** The label of what tells the classes of the hierarchy apart. */
    String classLabel();

    FromItem from(String alias);
}
