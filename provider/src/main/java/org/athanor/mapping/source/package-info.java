/**
 * Where mappings come from: {@link org.athanor.mapping.source.AnnotationSource} reads annotated classes into
 * {@link org.athanor.mapping.source.Declarations}, plain records that say what was declared and nothing of what it means, so
 * that orm.xml can be read into the same form and merged. {@link org.athanor.mapping.source.EntityScanner} finds the
 * classes. Knows neither tables nor resolved mappings. Read {@code ClassDeclaration}, then {@code AttributeDeclaration}.
 */
package org.athanor.mapping.source;
