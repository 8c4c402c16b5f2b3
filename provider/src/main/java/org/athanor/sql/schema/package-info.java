/**
 * What a database holds, as data: {@link org.athanor.sql.schema.Table}, columns, keys, foreign keys, indexes,
 * sequences. Built once while mappings are bound, not changed afterwards. Knows neither entities nor dialects.
 * Read {@code Table} first.
 */
package org.athanor.sql.schema;
