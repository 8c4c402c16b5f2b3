package org.athanor.instrument;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.reflect.Constructor;
import java.util.List;

/** Defines generated classes as hidden nestmates of user classes: private members are theirs, and nothing leaks. */
final class HiddenClasses {
    private HiddenClasses() {}

    /** Full access to a user class; fails with one clear message when its module keeps the package closed. */
    static Lookup lookupIn(Class<?> host) {
        try {
            return MethodHandles.privateLookupIn(host, MethodHandles.lookup());
        } catch (IllegalAccessException closed) {
            Module own = HiddenClasses.class.getModule();
            throw new IllegalStateException(
                    "Class " + host.getName() + " is out of reach: module "
                            + host.getModule().getName()
                            + " does not open its package. Add to its module-info: opens " + host.getPackageName()
                            + (own.isNamed() ? " to " + own.getName() : "") + ";",
                    closed);
        }
    }

    /** Whether code in the class loader of that class can be linked against this package. */
    static boolean canLink(Class<?> host) {
        ClassLoader loader = host.getClassLoader();
        if (loader == HiddenClasses.class.getClassLoader()) {
            return true;
        }
        try {
            return Class.forName(EntityAccess.class.getName(), false, loader) == EntityAccess.class;
        } catch (ClassNotFoundException | LinkageError invisible) {
            return false;
        }
    }

    /** Whether code can be generated beside that class: its package is open, and its loader sees this one. */
    static boolean canGenerate(Class<?> host) {
        return canLink(host) && isOpen(host);
    }

    private static boolean isOpen(Class<?> host) {
        try {
            MethodHandles.privateLookupIn(host, MethodHandles.lookup());
            return true;
        } catch (IllegalAccessException closed) {
            return false;
        }
    }

    static Class<?> define(Class<?> host, byte[] code, List<Object> constants) {
        Lookup crossing = lookupIn(host);
        try {
            Lookup in = crossing.hasFullPrivilegeAccess() ? crossing : PackageAnchor.privileged(crossing);
            return in.defineHiddenClassWithClassData(code, constants.toArray(), true, Lookup.ClassOption.NESTMATE)
                    .lookupClass();
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("Cannot define generated code beside " + host.getName(), e);
        }
    }

    /** An instance by the only constructor of a generated class. */
    static Object construct(Class<?> generated, Class<?> host, Object... arguments) {
        try {
            Constructor<?> constructor = generated.getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot construct generated code beside " + host.getName(), e);
        }
    }
}
