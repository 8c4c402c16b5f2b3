/**
 * What the sources say: managed classes and their attributes, read from the compiler's elements by the rules that the
 * provider follows at run time. Annotations are read by name, so nothing here needs the interface on its class path.
 * Read {@link org.athanor.processor.model.Model} first.
 */
package org.athanor.processor.model;
