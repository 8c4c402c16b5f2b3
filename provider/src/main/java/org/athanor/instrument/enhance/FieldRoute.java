package org.athanor.instrument.enhance;

import org.athanor.instrument.AttributeInterceptor;

/**
 * An announced field, how code reaches it, and the attribute it is announced as: itself, or the property it backs. {@code followed} says whether somebody wants to see the value after a write:
 * one that is an object of its own, and so may be a relationship, a collection, an embeddable or other mutable thing.
 */
record FieldRoute(
        String declaring,
        String name,
        String descriptor,
        String attribute,
        boolean isFinal,
        boolean followed,
        Surroundings.Form form) {
    long bit() {
        return AttributeInterceptor.bit(attribute);
    }

    String getterDescriptor() {
        return "(L" + declaring + ";)" + descriptor;
    }

    String setterDescriptor() {
        return "(L" + declaring + ";" + descriptor + ")V";
    }

    /** Whether a value takes two places on the stack. */
    boolean isWide() {
        return descriptor.equals("J") || descriptor.equals("D");
    }
}
