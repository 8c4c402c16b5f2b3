/**
 * The resolved model of a persistence unit, immutable once bound: {@link org.athanor.mapping.Mappings} holds an
 * {@link org.athanor.mapping.EntityMapping} for each entity, which lists its attributes by index. Describes only: reading
 * is {@code load}, writing is {@code write}, touching instances is {@code instrument}. Knows no annotations and no SQL
 * text. Read {@code EntityMapping}, then {@code Attribute}.
 */
package org.athanor.mapping;
