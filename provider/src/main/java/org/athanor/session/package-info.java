/**
 * The engine's session: {@link org.athanor.session.StatefulSession} owns one persistence context, one JDBC session and one
 * transaction, and lets final classes do its verbs, one {@code XOperation} each. {@link org.athanor.session.Engine} is what
 * the sessions of a factory share. Throws the exceptions that Jakarta Persistence names, but knows no
 * {@code EntityManager}. Read {@code StatefulSession}, then {@code PersistOperation}.
 */
package org.athanor.session;
