package org.athanor.type;

/** What of a {@code java.util.Date} or {@code Calendar} is stored. (Jakarta Persistence 3.2, 11.1.54 "Temporal".) */
public enum TemporalForm {
    DATE,
    TIME,
    TIMESTAMP
}
