package org.athanor.util;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The known names that a misspelt one may have meant: by the number of letters that change, without regard to case. */
public final class NearestNames {
    private static final int MOST = 3;
    private static final int MOST_IN_FULL = 24;

    private record Candidate(String name, int distance) {}

    private NearestNames() {}

    /** The nearest first; empty when none is near. */
    public static List<String> of(String wrong, Collection<String> known) {
        int limit = Math.min(wrong.length() - 1, Math.max(2, wrong.length() / 3 + 1));
        String wanted = wrong.toLowerCase(Locale.ROOT);
        return known.stream()
                .distinct()
                .map(name -> new Candidate(name, distance(wanted, name.toLowerCase(Locale.ROOT))))
                .filter(candidate -> candidate.distance() <= limit)
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .limit(MOST)
                .map(Candidate::name)
                .toList();
    }

    /** The end of a sentence: {@code ". Did you mean 'x' or 'y'?"}, or what there is when none is near. */
    public static String question(String wrong, Collection<String> known) {
        List<String> near = of(wrong, known);
        if (!near.isEmpty()) {
            String second = near.size() > 1 ? " or '" + near.get(1) + "'" : "";
            return ". Did you mean '" + near.get(0) + "'" + second + "?";
        }
        return known.isEmpty() ? "" : ". There are: " + inFull(known);
    }

    /** Within a sentence: {@code " (nearest: x, y)"}, or what there is when none is near. */
    public static String remark(String wrong, Collection<String> known) {
        List<String> near = of(wrong, known);
        if (!near.isEmpty()) {
            return " (nearest: " + String.join(", ", near) + ")";
        }
        return known.isEmpty() ? "" : " (there are: " + inFull(known) + ")";
    }

    private static String inFull(Collection<String> known) {
        List<String> sorted =
                known.stream().distinct().sorted().limit(MOST_IN_FULL + 1L).toList();
        return sorted.size() > MOST_IN_FULL
                ? String.join(", ", sorted.subList(0, MOST_IN_FULL)) + ", …"
                : String.join(", ", sorted);
    }

    /** Levenshtein's, with one row of his table. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
