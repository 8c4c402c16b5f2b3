package org.athanor.dialect;

import java.util.List;

/**
 * How a database says what is about the schema. {@link #standard()} is what most have; a dialect amends it.
 *
 * @param before run before tables are dropped or emptied, outside a transaction (to suspend foreign keys)
 * @param after run afterwards
 * @param resetIdentity run after emptying a table: <code>{table}</code> is its name as it is written, <code>{name}</code> as
 *     contents of a string; with <code>{column}</code> it is run for each identity column
 * @param resetIdentityWhen a query whose number must not be 0 for {@code resetIdentity} to apply; empty for always
 * @param schemaBeforeIndex whether foreign keys and indexes name tables of their own schema only, without it, and the schema
 *     of an index stands before the index's name
 * @param comments where comments are written
 * @param catalogIsSchema a catalog of the mappings is what stands before a table's name when no schema is given
 * @param ignoresCase names that differ in case only are the same, in quotes or not
 * @param searchPath a query for the schemas that are searched for names without one; empty: the connection's own is the only one
 * @param checks a query for schema, table and name of every check; empty when the database does not tell
 * @param sequences how sequences are read and found
 */
public record SchemaSyntax(
        List<String> before,
        List<String> after,
        String resetIdentity,
        String resetIdentityWhen,
        boolean schemaBeforeIndex,
        CommentSyntax comments,
        boolean catalogIsSchema,
        boolean ignoresCase,
        String searchPath,
        String checks,
        SequenceSyntax sequences) {
    public SchemaSyntax {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /** Comments by statements; sequences and checks as the information schema tells them. */
    public static Builder standard() {
        return new Builder();
    }

    /** What is otherwise than the standard. */
    public static final class Builder {
        private List<String> before = List.of();
        private List<String> after = List.of();
        private String resetIdentity = "alter table {table} alter column {column} restart with 1";
        private String resetIdentityWhen = "";
        private boolean schemaBeforeIndex;
        private CommentSyntax comments = CommentSyntax.STATEMENTS;
        private boolean catalogIsSchema;
        private boolean ignoresCase;
        private String searchPath = "";
        private String checks = "select constraint_schema, table_name, constraint_name"
                + " from information_schema.table_constraints where constraint_type = 'CHECK'";

        private SequenceSyntax sequences = SequenceSyntax.STANDARD;

        private Builder() {}

        /** Foreign keys are suspended by one statement and in force again by another. */
        public Builder suspending(String beforeChange, String afterChange) {
            before = List.of(beforeChange);
            after = List.of(afterChange);
            return this;
        }

        public Builder resetIdentity(String statement, String when) {
            resetIdentity = statement;
            resetIdentityWhen = when;
            return this;
        }

        public Builder schemaBeforeIndex() {
            schemaBeforeIndex = true;
            return this;
        }

        public Builder comments(CommentSyntax value) {
            comments = value;
            return this;
        }

        public Builder catalogIsSchema() {
            catalogIsSchema = true;
            return this;
        }

        public Builder ignoresCase() {
            ignoresCase = true;
            return this;
        }

        public Builder searchPath(String query) {
            searchPath = query;
            return this;
        }

        public Builder checks(String query) {
            checks = query;
            return this;
        }

        public Builder sequences(SequenceSyntax value) {
            sequences = value;
            return this;
        }

        public SchemaSyntax build() {
            return new SchemaSyntax(
                    before,
                    after,
                    resetIdentity,
                    resetIdentityWhen,
                    schemaBeforeIndex,
                    comments,
                    catalogIsSchema,
                    ignoresCase,
                    searchPath,
                    checks,
                    sequences);
        }
    }
}
