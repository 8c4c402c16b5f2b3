/**
 * Mapping files (orm.xml; Jakarta Persistence 3.2, 12) read as the annotations they stand for: {@link
 * org.athanor.mapping.source.xml.MappingFiles} gives {@link org.athanor.mapping.source.Metadata}, which readers of annotations
 * ask. An element and the annotation of its name have the same members, so one general rule, {@code ElementAnnotations}, makes
 * the one from the other. {@link org.athanor.mapping.source.xml.XmlCursor} reads any descriptor strictly. Knows nothing of
 * what the metadata means.
 */
package org.athanor.mapping.source.xml;
