/**
 * PostgreSQL 13 and later, as data for {@link org.athanor.dialect.Dialect}. Does not refer to the driver's classes. Read
 * {@link org.athanor.dialect.postgresql.PostgresDialect} first.
 */
package org.athanor.dialect.postgresql;
