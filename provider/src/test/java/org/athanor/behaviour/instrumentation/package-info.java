/**
 * What enhanced classes get, and what classes nobody enhanced get instead. Every suite of {@code behaviour} runs in both
 * ways and means the same; here stands where they differ in statements, and why.
 */
package org.athanor.behaviour.instrumentation;
