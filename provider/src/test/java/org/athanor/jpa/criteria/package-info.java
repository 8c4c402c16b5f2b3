/** Criteria queries as trees. */
package org.athanor.jpa.criteria;
