/**
 * An entity that the build enhances: see the byte-buddy-maven-plugin in this module's pom.xml. Nothing in the code shows it;
 * {@link org.athanor.samples.enhanced.Journey} runs the same without.
 */
package org.athanor.samples.enhanced;
