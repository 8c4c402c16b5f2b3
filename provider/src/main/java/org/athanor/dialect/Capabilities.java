package org.athanor.dialect;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a database can do, as data. {@link #standard()} is what a database does that follows the SQL standard; a dialect says
 * {@code with} and {@code without} what sets it apart.
 *
 * @param able what it can do
 * @param maxParameters the number of {@code ?} in one statement
 * @param maxRowsPerInsert the number of rows in one {@code VALUES}
 * @param maxExpressionDepth how deep expressions may nest; longer conjunctions are written as balanced groups
 * @param listBinding how list parameters are bound
 * @param paging how limit and offset are written
 */
public record Capabilities(
        Set<Capability> able,
        int maxParameters,
        int maxRowsPerInsert,
        int maxExpressionDepth,
        ListBinding listBinding,
        Paging paging) {
    private static final Capabilities STANDARD = new Capabilities(
            EnumSet.of(
                    Capability.SEQUENCES,
                    Capability.DEFAULT_VALUES,
                    Capability.ALIASED_DELETE,
                    Capability.MUTATES_WHAT_IT_READS,
                    Capability.IDENTITY_IN_ANY_COLUMN,
                    Capability.ROW_VALUES,
                    Capability.QUANTIFIED_COMPARISONS,
                    Capability.NULLS_ORDERING,
                    Capability.ALTER_TABLE_ADD_CONSTRAINT,
                    Capability.CASCADE_DROP,
                    Capability.CREATE_SCHEMA,
                    Capability.SELECT_FOR_UPDATE,
                    Capability.PARENTHESIZED_SET_OPERANDS,
                    Capability.SET_OPERATIONS_WITH_ALL,
                    Capability.CONCURRENT_WRITERS,
                    Capability.QUERY_TIMEOUTS),
            30_000,
            1_000,
            1_000,
            ListBinding.EXPAND,
            Paging.LIMIT_OFFSET);

    public Capabilities {
        EnumSet<Capability> copy = EnumSet.noneOf(Capability.class);
        copy.addAll(able);
        able = Collections.unmodifiableSet(copy);
    }

    /** As the SQL standard has it, with lists bound an element each. */
    public static Capabilities standard() {
        return STANDARD;
    }

    public boolean has(Capability capability) {
        return able.contains(capability);
    }

    public Capabilities with(Capability... more) {
        EnumSet<Capability> all = EnumSet.copyOf(able);
        Collections.addAll(all, more);
        return new Capabilities(all, maxParameters, maxRowsPerInsert, maxExpressionDepth, listBinding, paging);
    }

    public Capabilities without(Capability... fewer) {
        EnumSet<Capability> all = EnumSet.copyOf(able);
        for (Capability one : fewer) {
            all.remove(one);
        }
        return new Capabilities(all, maxParameters, maxRowsPerInsert, maxExpressionDepth, listBinding, paging);
    }

    public Capabilities withLimits(int parameters, int rowsPerInsert, int expressionDepth) {
        return new Capabilities(able, parameters, rowsPerInsert, expressionDepth, listBinding, paging);
    }

    public Capabilities withLists(ListBinding binding) {
        return new Capabilities(able, maxParameters, maxRowsPerInsert, maxExpressionDepth, binding, paging);
    }

    public Capabilities withPaging(Paging style) {
        return new Capabilities(able, maxParameters, maxRowsPerInsert, maxExpressionDepth, listBinding, style);
    }
}
