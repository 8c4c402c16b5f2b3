package org.athanor.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.opentest4j.AssertionFailedError;

/**
 * Statements in the order in which they were sent, and what a test may claim of them. Each claim answers the same object
 * or fails with all that was sent. SQL is compared as {@link SqlText} says,
 * in the form that all databases have in common (see {@link CommonForm}).
 */
public final class SentStatements {

    private final List<SentStatement> statements;

    SentStatements(List<SentStatement> statements) {
        this.statements = List.copyOf(statements);
    }

    public List<SentStatement> list() {
        return statements;
    }

    public int count() {
        return statements.size();
    }

    /** The parameters of the statement at this place, counted from 0. */
    public List<Object> parameters(int index) {
        return statements.get(index).parameters();
    }

    /** These statements, in this order, and no others. */
    public SentStatements areExactly(String... sql) {
        return claim(normalized(sql).equals(texts()), "exactly", sql);
    }

    /** These statements and no others; for steps whose order nothing decides. */
    public SentStatements areExactlyInAnyOrder(String... sql) {
        List<String> expected = normalized(sql);
        List<String> actual = new ArrayList<>(texts());
        expected.sort(null);
        actual.sort(null);
        return claim(expected.equals(actual), "in any order exactly", sql);
    }

    /** Each fragment stands in at least one statement. */
    public SentStatements contain(String... fragments) {
        return claim(normalized(fragments).stream().allMatch(this::anyHas), "to contain", fragments);
    }

    /** No fragment stands in any statement. */
    public SentStatements doNotContain(String... fragments) {
        return claim(normalized(fragments).stream().noneMatch(this::anyHas), "not to contain", fragments);
    }

    /** Nothing was sent. */
    public SentStatements areNone() {
        return claim(statements.isEmpty(), "none");
    }

    /** This many were sent, whatever they were. */
    public SentStatements areCounted(int expected) {
        return claim(statements.size() == expected, expected + " statements");
    }

    private boolean anyHas(String fragment) {
        return texts().stream().anyMatch(text -> text.contains(fragment));
    }

    private List<String> texts() {
        return statements.stream().map(statement -> normalized(statement.sql())).toList();
    }

    private static List<String> normalized(String... sql) {
        return Arrays.stream(sql).map(SentStatements::normalized).collect(Collectors.toCollection(ArrayList::new));
    }

    private static String normalized(String sql) {
        return SqlText.normalized(CommonForm.of(sql, DatabaseKind.current()));
    }

    private SentStatements claim(boolean holds, String claim, String... sql) {
        if (!holds) {
            String expected = claim + lines(List.of(sql));
            String actual = statements.isEmpty() ? " none" : lines(statements);
            throw new AssertionFailedError(
                    "Expected statements: " + expected + "\nbut sent were:" + actual,
                    String.join("\n", sql),
                    toString());
        }
        return this;
    }

    private static String lines(List<?> items) {
        return items.stream().map(item -> "\n    " + item).collect(Collectors.joining());
    }

    @Override
    public String toString() {
        return statements.stream().map(SentStatement::sql).collect(Collectors.joining("\n"));
    }
}
