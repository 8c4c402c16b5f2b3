/**
 * Algorithms that know nothing of the domain, for every package to use: order of what needs each other
 * ({@link org.athanor.util.TopologicalSort}, to be read first) and the names a misspelt one may have meant
 * ({@link org.athanor.util.NearestNames}). Uses nothing but the JDK.
 */
package org.athanor.util;
