package org.athanor.dialect;

import java.util.ArrayList;
import java.util.List;

/**
 * SQL with places for arguments: <code>{0}</code>, <code>{1}</code> … and <code>{*}</code> for all of them separated by
 * commas. An argument may occur several times. A template that is not a {@code call} has an operator outermost and gets
 * parentheses wherever it is an operand; arguments that are operators get theirs where the place is not followed or
 * preceded by a comma or a parenthesis.
 */
public record Template(List<String> texts, List<Integer> places, boolean call) {
    static final int ALL = -1;

    public Template {
        texts = List.copyOf(texts);
        places = List.copyOf(places);
    }

    /** A template that holds together like a function call. */
    public static Template call(String text) {
        return parse(text, true);
    }

    /** A template with an operator outermost; it gets parentheses wherever it is an operand. */
    public static Template operator(String text) {
        return parse(text, false);
    }

    /** Whether a comma or a parenthesis stands on both sides of that place, so that no argument needs its own. */
    boolean enclosed(int place) {
        String before = texts.get(place).stripTrailing();
        String after = texts.get(place + 1).stripLeading();
        return (before.endsWith("(") || before.endsWith(",")) && (after.startsWith(")") || after.startsWith(","));
    }

    private static Template parse(String text, boolean call) {
        List<String> texts = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        int from = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
            int close = text.indexOf('}', open);
            String place = text.substring(open + 1, close);
            texts.add(text.substring(from, open));
            places.add("*".equals(place) ? ALL : Integer.parseInt(place));
            from = close + 1;
        }
        texts.add(text.substring(from));
        return new Template(texts, places, call);
    }
}
