/**
 * Writes rows: {@link org.athanor.write.EntityWriter} those of one entity, {@link org.athanor.write.CollectionRowWriter}
 * those of one join or element table. Values come in by {@link org.athanor.write.Rows}, counts and keys go out. Statements
 * are rendered once a shape. Knows neither instances nor their order. Read {@code EntityWriter}.
 */
package org.athanor.write;
