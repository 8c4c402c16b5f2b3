package org.athanor.dialect;

import java.util.List;

/**
 * Statements around changes of the schema.
 *
 * @param before run before tables are dropped or emptied, outside a transaction (to suspend foreign keys)
 * @param after run afterwards
 * @param resetIdentity run after emptying a table: <code>{table}</code> is its name as it is written, <code>{name}</code> as
 *     contents of a string; one with <code>{column}</code> is run for each identity column
 * @param resetIdentityWhen a query whose number must not be 0 for {@code resetIdentity} to apply; empty for always
 * @param schemaBeforeIndex whether foreign keys and indexes name tables of their own schema only, without it, and the schema
 *     of an index stands before the index's name
 * @param nextValue the query for the next value of the sequence <code>{sequence}</code>, empty without sequences
 */
public record SchemaSyntax(
        List<String> before,
        List<String> after,
        List<String> resetIdentity,
        String resetIdentityWhen,
        boolean schemaBeforeIndex,
        String nextValue) {
    public SchemaSyntax {
        before = List.copyOf(before);
        after = List.copyOf(after);
        resetIdentity = List.copyOf(resetIdentity);
    }

    public static SchemaSyntax standard() {
        return new SchemaSyntax(List.of(), List.of(), List.of(), "", false, "select next value for {sequence}");
    }
}
