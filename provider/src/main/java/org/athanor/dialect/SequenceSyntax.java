package org.athanor.dialect;

/**
 * How sequences are read and found. In each text <code>{sequence}</code> is the name as it is written, <code>{schema}</code> and
 * <code>{name}</code> are the contents of strings.
 *
 * @param nextValue the query for the next value; empty without sequences
 * @param list the query for schema and name of every sequence; empty when they are not told
 * @param increment the query for the increment of one that is there
 */
public record SequenceSyntax(String nextValue, String list, String increment) {
    private static final String LIST = "select sequence_schema, sequence_name from information_schema.sequences";

    /** As the standard has it. */
    public static final SequenceSyntax STANDARD = new SequenceSyntax(
            "select next value for {sequence}",
            LIST,
            "select increment from information_schema.sequences"
                    + " where sequence_schema = '{schema}' and sequence_name = '{name}'");

    /** For a database without sequences. */
    public static final SequenceSyntax NONE = new SequenceSyntax("", "", "");

    /** With another query for the next value. */
    public SequenceSyntax reading(String query) {
        return new SequenceSyntax(query, list, increment);
    }
}
