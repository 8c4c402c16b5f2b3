/**
 * Writes the static metamodel: one source for one top-level class (Jakarta Persistence 3.2, 5.1.1). Knows what a managed
 * class looks like, not whether it is right. Read {@link org.athanor.processor.generate.MetamodelSource} first.
 */
package org.athanor.processor.generate;
