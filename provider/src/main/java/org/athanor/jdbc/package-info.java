/**
 * The only package that runs statements: connections from a pool or a DataSource, prepared statements, batches, cursors, echo
 * and statistics. {@link org.athanor.jdbc.Database} is one per factory, {@link org.athanor.jdbc.JdbcSession} one per
 * persistence context. Knows SQL text and codecs, no tables and no entities. Read {@code JdbcSession} first.
 */
package org.athanor.jdbc;
