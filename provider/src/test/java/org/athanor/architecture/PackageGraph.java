package org.athanor.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The packages below a base package and every use of a class of another package, or of a library, in them. Packages are
 * named relative to the base; a {@code package-info} does not make a package.
 */
record PackageGraph(Set<String> packages, List<Use> uses, List<LibraryUse> libraryUses) {

    /** A class of one package uses a class of another; the description names both and the line. */
    record Use(String from, String to, String description) {}

    /** A class of a package uses a class from outside the base package. */
    record LibraryUse(String from, String className, String description) {}

    static PackageGraph of(JavaClasses classes, String base) {
        Set<String> packages = new TreeSet<>();
        List<Use> uses = new ArrayList<>();
        List<LibraryUse> libraryUses = new ArrayList<>();
        for (JavaClass origin : classes) {
            if (!isWithin(origin, base) || origin.getSimpleName().equals("package-info")) {
                continue;
            }
            String from = relative(origin, base);
            packages.add(from);
            for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                if (!isWithin(target, base)) {
                    libraryUses.add(new LibraryUse(from, target.getName(), dependency.getDescription()));
                } else if (!relative(target, base).equals(from)) {
                    uses.add(new Use(from, relative(target, base), dependency.getDescription()));
                }
            }
        }
        return new PackageGraph(packages, uses, libraryUses);
    }

    private static boolean isWithin(JavaClass type, String base) {
        return type.getPackageName().equals(base) || type.getPackageName().startsWith(base + ".");
    }

    private static String relative(JavaClass type, String base) {
        String name = type.getPackageName();
        return name.equals(base) ? LayerTable.ROOT : name.substring(base.length() + 1);
    }
}
