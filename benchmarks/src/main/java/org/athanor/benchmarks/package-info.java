/**
 * JMH benchmarks of the hot paths, through the standard API on SQLite in memory, beside the same work on plain JDBC where
 * that exists. Figures are for comparing two versions on one machine; none is asserted.
 */
package org.athanor.benchmarks;
