/**
 * JUnit support for behaviour suites: a {@link org.athanor.testing.TestUnit} is a persistence unit on a database of its
 * own, {@link org.athanor.testing.Statements} are the SQL statements it sent, and
 * {@link org.athanor.testing.PersistenceExtension} starts units, closes them and has the invariants checked.
 *
 * <p>Knows the Jakarta Persistence API, JUnit and JDBC, and the provider only by the name of its provider class and of its
 * settings. Read {@code TestUnit} first.
 */
package org.athanor.testing;
