package org.athanor.mapping;

/** The collection interface an attribute is declared with. */
public enum CollectionKind {
    COLLECTION,
    LIST,
    SET,
    MAP
}
