/**
 * Declarations resolved to mappings: {@link org.athanor.mapping.bind.Binder} makes {@link org.athanor.mapping.Mappings} and
 * the schema from {@link org.athanor.mapping.source.Declarations}, applies the default names of the specification, and
 * reports every mapping error at once. Reads no annotations and touches no instances. Read {@code Binder}, which names
 * the stages, then {@code AttributeBinder}.
 */
package org.athanor.mapping.bind;
