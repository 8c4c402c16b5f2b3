package org.athanor.processor.generate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The names of classes in one source: simple where that is not ambiguous, else qualified. A nested class goes by the name
 * of its top-level class, so that only top-level classes are imported.
 */
final class Imports {
    private final String home;
    private final Set<String> reserved;
    private final Predicate<String> exists;
    private final Map<String, String> bySimpleName = new TreeMap<>();

    /**
     * @param home the package of the source, empty for the one without a name
     * @param reserved the simple names that the source declares itself
     * @param exists whether there is a class of a qualified name
     */
    Imports(String home, Set<String> reserved, Predicate<String> exists) {
        this.home = home;
        this.reserved = reserved;
        this.exists = exists;
    }

    /** How the source calls the top-level class {@code simpleName} of a package. */
    String name(String packageName, String simpleName) {
        String qualified = packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
        String taken = bySimpleName.get(simpleName);
        if (taken != null) {
            return taken.equals(qualified) ? simpleName : qualified;
        }
        // What every class sees without an import is hidden by a class of the same package.
        boolean hidden = packageName.equals("java.lang") && exists.test(atHome(simpleName));
        if (reserved.contains(simpleName) || hidden) {
            return qualified;
        }
        bySimpleName.put(simpleName, qualified);
        return simpleName;
    }

    private String atHome(String simpleName) {
        return home.isEmpty() ? simpleName : home + "." + simpleName;
    }

    /** What has to be imported, in order. */
    Collection<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, String> entry : bySimpleName.entrySet()) {
            String qualified = entry.getValue();
            int dot = qualified.lastIndexOf('.');
            String from = dot < 0 ? "" : qualified.substring(0, dot);
            if (!from.equals(home) && !from.equals("java.lang") && !from.isEmpty()) {
                lines.add(qualified);
            }
        }
        lines.sort(null);
        return lines;
    }
}
