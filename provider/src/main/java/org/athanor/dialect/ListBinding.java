package org.athanor.dialect;

/** How a list parameter of {@code IN} reaches the database. */
public enum ListBinding {
    /** As one parameter an element; the text depends on the number of elements. */
    EXPAND,
    /** As one JSON array, where the element's type survives JSON; otherwise expanded. */
    JSON,
    /** As one SQL array. */
    ARRAY
}
