package org.athanor.mapping.bind;

import org.athanor.sql.schema.Table;

/**
 * Where attributes are being bound: the entity, the table that takes their columns, the path from the entity
 * ({@code "address."}), whether they belong to the identifier, and whether their columns must be nullable because rows of other
 * classes lack them.
 */
record Place(EntityDraft draft, Table table, String prefix, boolean id, boolean nullable) {
    String path(String attribute) {
        return prefix + attribute;
    }

    Place inside(String attribute, boolean isId) {
        return new Place(draft, table, prefix + attribute + ".", id || isId, nullable);
    }
}
