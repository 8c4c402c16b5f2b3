package org.athanor.query.tree;

/**
 * The functions of the specification that are written as calls or as single words (Jakarta Persistence 3.2, 4.7.7), with the
 * number of arguments they take.
 */
public enum BuiltIn {
    LOWER(1, 1),
    UPPER(1, 1),
    LENGTH(1, 1),
    CONCAT(2, Integer.MAX_VALUE),
    SUBSTRING(2, 3),
    LOCATE(2, 3),
    REPLACE(3, 3),
    LEFT(2, 2),
    RIGHT(2, 2),
    ABS(1, 1),
    CEILING(1, 1),
    FLOOR(1, 1),
    EXP(1, 1),
    LN(1, 1),
    SIGN(1, 1),
    SQRT(1, 1),
    MOD(2, 2),
    POWER(2, 2),
    ROUND(1, 2),
    CURRENT_DATE(0, 0),
    CURRENT_TIME(0, 0),
    CURRENT_TIMESTAMP(0, 0),
    LOCAL_DATE(0, 0),
    LOCAL_TIME(0, 0),
    LOCAL_DATETIME(0, 0);

    private final int least;
    private final int most;

    BuiltIn(int least, int most) {
        this.least = least;
        this.most = most;
    }

    public int least() {
        return least;
    }

    public int most() {
        return most;
    }
}
