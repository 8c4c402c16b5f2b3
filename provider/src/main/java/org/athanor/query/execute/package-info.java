/**
 * Runs queries: {@link org.athanor.query.execute.QueryPlans} compiles and caches a
 * {@link org.athanor.query.execute.QueryPlan} a query text, a {@link org.athanor.query.execute.QueryRequest} carries the
 * parameters and options of one execution. Knows no query language (a parser is handed in) and no session but through
 * {@link org.athanor.query.execute.QueryContext}. Read {@code QueryPlan}, then {@code QueryRequest}.
 */
package org.athanor.query.execute;
