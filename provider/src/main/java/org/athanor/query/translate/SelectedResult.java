package org.athanor.query.translate;

import jakarta.annotation.Nullable;

/** An item of the select list: its name in the result, and how it comes from a row. */
public record SelectedResult(@Nullable String alias, ResultPlan plan) {}
