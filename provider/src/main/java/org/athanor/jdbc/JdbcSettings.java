package org.athanor.jdbc;

/**
 * How statements are run.
 *
 * @param batchSize the rows sent to the database together
 * @param fetchSize how many rows the driver reads ahead where the query does not say, 0 leaves it to the driver
 */
public record JdbcSettings(int batchSize, int fetchSize) {
    public static JdbcSettings defaults() {
        return new JdbcSettings(500, 0);
    }
}
