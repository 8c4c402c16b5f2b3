/**
 * Creates, drops, empties and compares what {@code sql.schema} describes, in the database and in scripts. {@link
 * org.athanor.schema.SchemaGeneration} carries out what the settings ask for; {@link org.athanor.schema.SchemaCreator}, {@link
 * org.athanor.schema.SchemaDropper}, {@link org.athanor.schema.SchemaTruncator} and {@link
 * org.athanor.schema.SchemaValidator} do one thing each. Knows no entities. Read {@code SchemaGeneration} first.
 */
package org.athanor.schema;
