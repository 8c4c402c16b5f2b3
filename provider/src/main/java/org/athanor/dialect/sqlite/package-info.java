/**
 * SQLite 3.38 and later, as data for {@link org.athanor.dialect.Dialect}. {@link
 * org.athanor.dialect.sqlite.SqliteDialect} puts it together and says how values are stored; {@link
 * org.athanor.dialect.sqlite.SqliteTemporals} how dates are. Does not refer to the driver's classes.
 */
package org.athanor.dialect.sqlite;
