/**
 * The native interface of Athanor, beside that of Jakarta Persistence: what applications import. It shows a persistence
 * context by SQLAlchemy's verbs; the engine and the mappings are the same. Knows nothing of what carries it out. Read
 * {@link org.athanor.Session} first.
 */
package org.athanor;
