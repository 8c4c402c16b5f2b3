/**
 * When and for whom lazy state is loaded: the loaders behind unloaded collections and references. Touching one loads for
 * its whole {@link org.athanor.state.Cohort}, a portion at a time. How rows are read is {@code load}; this package knows no
 * statements. Read {@link org.athanor.load.strategy.LazyCollectionLoader} first.
 */
package org.athanor.load.strategy;
