/** Queries as SQL: asserts the text, without a database. */
package org.athanor.query.translate;
