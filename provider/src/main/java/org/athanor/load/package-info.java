/**
 * Reading: {@link org.athanor.load.LoadPlan} says which attribute comes how, {@link org.athanor.load.TableGroup} and
 * {@link org.athanor.load.EntitySelection} say which columns that takes, a {@link org.athanor.load.RowMaterializer} makes
 * instances of rows, a {@link org.athanor.load.ResultBatch} completes them after the last row. {@code EntityLoader} and
 * {@code RelatedReader} run the selects that need no query. Knows nothing of queries, of writing, or of when lazy state is
 * touched ({@code load.strategy}). Read {@code EntityLoader} first.
 */
package org.athanor.load;
