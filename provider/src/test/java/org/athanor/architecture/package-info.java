/**
 * Holds the code to {@code docs/architecture.md}: {@link org.athanor.architecture.LayerTable} reads the page,
 * {@link org.athanor.architecture.PackageGraph} reads the classes, and {@link org.athanor.architecture.LayerRules} are
 * functions over the two. {@code ArchitectureTest} asks them of the provider, {@code LayerRulesTest} of the planted
 * violations in {@code fixture}, one for each rule.
 */
package org.athanor.architecture;
