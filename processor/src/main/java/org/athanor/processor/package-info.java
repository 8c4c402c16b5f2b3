/**
 * Reserved for the annotation processor that will generate the static metamodel: for an entity {@code User} a class
 * {@code User_} whose fields are subtypes of the standard attribute interfaces and carry the operators of the native
 * query.
 *
 * <p>Nothing is here yet. Until it comes, attributes are named by strings, or taken from a metamodel class that another
 * processor generated.
 */
package org.athanor.processor;
