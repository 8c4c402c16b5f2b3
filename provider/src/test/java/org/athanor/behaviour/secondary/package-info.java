/** Entities stored in a primary table and secondary ones. */
package org.athanor.behaviour.secondary;
