package org.athanor.query.tree;

/** What EXTRACT takes out of a date, time or moment (Jakarta Persistence 3.2, 4.7.7.3). */
public enum DateField {
    YEAR,
    QUARTER,
    MONTH,
    WEEK,
    DAY,
    HOUR,
    MINUTE,
    SECOND,
    DATE,
    TIME
}
