package org.athanor.query.execute;

/**
 * How the plan cache did so far.
 *
 * @param hits queries that were known, by their text or, when built, by their tree
 * @param misses queries that had to be compiled, or at least parsed
 * @param evictions entries given up for others
 * @param size the entries kept: texts, trees and native queries
 * @param weight what they weigh together
 */
public record PlanStatistics(long hits, long misses, long evictions, long size, long weight) {}
