/**
 * One database's way of saying what the SQL tree means: {@link org.athanor.dialect.Dialect} renders statements, names DDL
 * types, hands out codecs and classifies errors. What differs between databases is data ({@link
 * org.athanor.dialect.Capabilities}, templates, type names); each database fills it in a subpackage and is found through a
 * {@link org.athanor.dialect.DialectFactory}. Executes nothing. Read {@code Dialect} first.
 */
package org.athanor.dialect;
