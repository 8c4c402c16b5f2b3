package org.athanor.dialect;

/**
 * The URL to connect to in place of the one configured.
 *
 * @param keepOpen one connection must stay open as long as the source, or the database is gone (databases in memory)
 */
public record ConnectionTarget(String url, boolean keepOpen) {}
