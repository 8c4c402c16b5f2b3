package org.athanor.dialect;

import org.athanor.type.SqlType;

/** A parameter of a stored procedure: which way its value goes. */
public record ProcedureParameter(Direction direction, SqlType type) {
    /** The ways. A cursor comes back and is read as rows. */
    public enum Direction {
        IN,
        INOUT,
        OUT,
        CURSOR;

        public boolean goesIn() {
            return this == IN || this == INOUT;
        }

        public boolean comesBack() {
            return this != IN;
        }
    }
}
