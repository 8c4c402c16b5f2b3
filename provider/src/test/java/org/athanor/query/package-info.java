/** Queries, from the text to the results: {@code Shop} is what they ask of. */
package org.athanor.query;
