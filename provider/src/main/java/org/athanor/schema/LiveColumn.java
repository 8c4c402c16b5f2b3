package org.athanor.schema;

/**
 * A column of a table in the database.
 *
 * @param type the database's name of its type
 * @param valueless whether an insert that does not name it fails: it takes no null and has no default
 */
record LiveColumn(String name, String type, boolean nullable, boolean valueless) {}
