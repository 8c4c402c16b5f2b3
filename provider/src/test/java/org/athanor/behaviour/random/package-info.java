/** Random graphs of operations, run against the provider and against a simple model in memory; the rows must agree. */
package org.athanor.behaviour.random;
