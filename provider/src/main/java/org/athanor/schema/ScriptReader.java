package org.athanor.schema;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Splits a script into statements. A semicolon ends one, unless it stands in quotes, in a comment, between dollar quotes or in
 * the body of a trigger; comments are left out. A script without any such semicolon has one statement a line.
 */
public final class ScriptReader {
    private static final Pattern TRIGGER =
            Pattern.compile("(?i)\\s*create\\s+(temp\\s+|temporary\\s+|or\\s+replace\\s+)*trigger\\b");
    private static final Pattern BLOCK = Pattern.compile("(?i)'[^']*'|\"[^\"]*\"|`[^`]*`|\\b(begin|case|end)\\b");

    private final String script;
    private final StringBuilder current = new StringBuilder();
    private final List<String> statements = new ArrayList<>();
    private boolean terminated;
    private int at;

    private ScriptReader(String script) {
        this.script = script;
    }

    /** Reads to the end; the caller closes. */
    public static List<String> statements(Reader reader) throws IOException {
        StringWriter text = new StringWriter();
        reader.transferTo(text);
        return statements(text.toString());
    }

    public static List<String> statements(String script) {
        ScriptReader reader = new ScriptReader(script.startsWith("\ufeff") ? script.substring(1) : script);
        reader.split();
        return reader.statements;
    }

    private void split() {
        while (at < script.length()) {
            char c = script.charAt(at);
            if (c == '\'' || c == '"' || c == '`') {
                copyTo(closing(String.valueOf(c), at + 1));
            } else if (script.startsWith("--", at)) {
                int end = script.indexOf('\n', at);
                at = end < 0 ? script.length() : end;
            } else if (script.startsWith("/*", at)) {
                at = closing("*/", at + 2);
                current.append(' ');
            } else if (c == '$' && dollarQuote() > 0) {
                String quote = script.substring(at, dollarQuote());
                copyTo(closing(quote, at + quote.length()));
            } else if (c == ';' && !insideTrigger()) {
                terminated = true;
                at++;
                finish();
            } else {
                current.append(c);
                at++;
            }
        }
        if (terminated) {
            finish();
        } else {
            current.toString().lines().forEach(this::add);
        }
    }

    private void copyTo(int end) {
        current.append(script, at, end);
        at = end;
    }

    /** Behind the next occurrence of {@code quote}, or the end. */
    private int closing(String quote, int from) {
        int close = script.indexOf(quote, from);
        return close < 0 ? script.length() : close + quote.length();
    }

    /** The end of the dollar quote ({@code $$}, {@code $tag$}) that opens here; -1 if none does. */
    private int dollarQuote() {
        for (int i = at + 1; i < script.length(); i++) {
            char c = script.charAt(i);
            if (c == '$') {
                return i + 1;
            }
            if (!Character.isLetterOrDigit(c) && c != '_') {
                return -1;
            }
        }
        return -1;
    }

    private boolean insideTrigger() {
        if (!TRIGGER.matcher(current).lookingAt()) {
            return false;
        }
        int open = 0;
        boolean ended = false;
        for (MatchResult block : BLOCK.matcher(current).results().toList()) {
            if (block.group(1) != null) {
                ended = block.group(1).equalsIgnoreCase("end");
                open += ended ? -1 : 1;
            }
        }
        return open > 0 || !ended;
    }

    private void finish() {
        add(current.toString());
        current.setLength(0);
    }

    private void add(String statement) {
        String trimmed = statement.trim();
        if (!trimmed.isEmpty()) {
            statements.add(trimmed);
        }
    }
}
