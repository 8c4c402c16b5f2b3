package org.athanor.processor.check;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The known names that a misspelt one may have meant. The provider has the same, which a processor must not depend on. */
final class NearestNames {
    private static final int MOST = 3;

    private NearestNames() {}

    /** Within a sentence: {@code " (nearest: x, y)"}, or what there is when none is near. */
    static String remark(String wrong, Collection<String> known) {
        int limit = Math.min(wrong.length() - 1, Math.max(2, wrong.length() / 3 + 1));
        List<String> near = known.stream()
                .filter(name -> distance(wrong, name) <= limit)
                .sorted(Comparator.comparingInt((String name) -> distance(wrong, name))
                        .thenComparing(name -> name))
                .limit(MOST)
                .toList();
        if (!near.isEmpty()) {
            return " (nearest: " + String.join(", ", near) + ")";
        }
        return known.isEmpty() ? "" : " (there are: " + String.join(", ", known) + ")";
    }

    /** Levenshtein's, without regard to case, with one row of his table. */
    private static int distance(String wrong, String known) {
        String a = wrong.toLowerCase(Locale.ROOT);
        String b = known.toLowerCase(Locale.ROOT);
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
