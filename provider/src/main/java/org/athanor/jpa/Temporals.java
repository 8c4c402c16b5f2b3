package org.athanor.jpa;

import jakarta.annotation.Nullable;
import jakarta.persistence.TemporalType;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.Date;

/** Old date values as the part of them that a temporal type means. */
final class Temporals {
    private Temporals() {}

    static @Nullable Object of(@Nullable Calendar value, TemporalType type) {
        return value == null ? null : of(value.getTime(), type);
    }

    static @Nullable Object of(@Nullable Date value, TemporalType type) {
        if (value == null) {
            return null;
        }
        return switch (type) {
            case DATE -> new java.sql.Date(value.getTime());
            case TIME -> new Time(value.getTime());
            case TIMESTAMP -> value instanceof Timestamp ? value : new Timestamp(value.getTime());
        };
    }
}
