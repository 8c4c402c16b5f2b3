/**
 * The annotation processor of the static metamodel: for an entity {@code User} a class {@code User_} whose fields are
 * subtypes of the standard attribute interfaces and carry the operators of the native query. What {@code model} reads,
 * {@code check} judges and {@code generate} writes. Start with {@link org.athanor.processor.MetamodelProcessor}.
 */
package org.athanor.processor;
