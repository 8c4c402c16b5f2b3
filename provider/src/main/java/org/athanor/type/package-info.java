/**
 * A Java value to and from a JDBC value: {@link org.athanor.type.ValueType} is the Java side of a column,
 * {@link org.athanor.type.SqlType} its logical SQL type, {@link org.athanor.type.JdbcCodec} how one database carries
 * that SQL type over JDBC. Knows neither mappings nor statements. Read {@code ValueType} first.
 */
package org.athanor.type;
