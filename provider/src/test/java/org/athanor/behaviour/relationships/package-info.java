/** The two sides of a relationship: what a change at one of them does to the other, in memory and in the database. */
package org.athanor.behaviour.relationships;
