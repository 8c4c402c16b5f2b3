/**
 * Judges managed classes while they are compiled: only what the specification calls wrong and the source alone proves. What
 * depends on a class that is not known, or that a mapping file may describe, passes. Read
 * {@link org.athanor.processor.check.Checks} first.
 */
package org.athanor.processor.check;
