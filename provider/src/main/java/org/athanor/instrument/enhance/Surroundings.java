package org.athanor.instrument.enhance;

import jakarta.annotation.Nullable;

/** What a door knows about the classes around the one it hands in. Names are internal ones, with slashes. */
public interface Surroundings {
    /** How a managed class that bears no mark of enhancement yet is reached. */
    enum Form {
        /** This door gives it an interceptor and accessors. */
        MEMBERS,
        /** It is loaded already and can get no members: accesses look its interceptor up outside. */
        OUTSIDE,
        /** It stays as it is. */
        NONE
    }

    /** The class file of that name; null when it is not to be found. */
    @Nullable
    byte[] classFile(String name);

    /** Whether the class is an entity, mapped superclass or embeddable though no annotation says so. */
    default boolean isMapped(String name) {
        return false;
    }

    default Form form(String name) {
        return Form.MEMBERS;
    }
}
