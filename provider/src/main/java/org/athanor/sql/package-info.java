/**
 * The SQL tree: sealed, immutable, without a database's syntax. {@link org.athanor.sql.Statement} and
 * {@link org.athanor.sql.SqlExpression} are its two roots; a dialect renders it to text. Tables are referred to by alias
 * names, values by {@link org.athanor.sql.SqlExpression.Param} slots or constants. Knows no mapping and no query language.
 * Read {@code Select}, then {@code SqlExpression}.
 */
package org.athanor.sql;
