/**
 * MariaDB 10.6 and later and MySQL 8 and later, as data for {@link org.athanor.dialect.Dialect}: one family, two dialects. Does
 * not refer to the drivers' classes. Read {@link org.athanor.dialect.mariadb.MariaDialect} first.
 */
package org.athanor.dialect.mariadb;
