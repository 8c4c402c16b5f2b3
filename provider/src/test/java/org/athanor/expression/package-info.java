/** Expressions as values. */
package org.athanor.expression;
