package org.athanor.query.execute;

/** How the plan cache did so far. */
public record PlanStatistics(long hits, long misses, long size) {}
