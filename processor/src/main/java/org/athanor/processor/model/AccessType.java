package org.athanor.processor.model;

/** Where the state of a class is read and written (Jakarta Persistence 3.2, 2.3). */
enum AccessType {
    FIELD,
    PROPERTY
}
