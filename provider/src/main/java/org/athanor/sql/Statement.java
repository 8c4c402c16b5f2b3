package org.athanor.sql;

/** A whole SQL statement. */
public sealed interface Statement permits QueryExpression, Insert, Update, Delete {}
