/** JPQL texts to trees, and what is said of texts that are none. */
package org.athanor.query.jpql;
