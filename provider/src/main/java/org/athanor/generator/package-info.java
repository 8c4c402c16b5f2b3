/**
 * Where identifiers come from: sequences and tables in blocks, UUIDs, or the database at insert. Generators are shared by
 * all contexts of a factory and safe for threads; blocks drawn inside a transaction belong to it until it ends. Knows no
 * instances. Read {@link org.athanor.generator.IdentifierGenerators}.
 */
package org.athanor.generator;
