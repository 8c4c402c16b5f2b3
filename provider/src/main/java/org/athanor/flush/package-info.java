/**
 * The graph of changes and its way to the database: prepare, plan, execute, accept. Decides what is written and in which
 * order; how a row is written is {@code write}'s business. On failure nothing is accepted. Read
 * {@link org.athanor.flush.UnitOfWork}, then {@link org.athanor.flush.FlushPlan}.
 */
package org.athanor.flush;
