/** Queries run on a database: parameters, results, paging, streams, bulk statements, native queries. */
package org.athanor.query.execute;
