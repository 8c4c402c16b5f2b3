package org.athanor.processor.model;

import jakarta.annotation.Nullable;
import javax.lang.model.type.TypeMirror;

/** The kind of a collection. */
public enum Container {
    MAP("java.util.Map", 1),
    LIST("java.util.List", 0),
    SET("java.util.Set", 0),
    COLLECTION("java.util.Collection", 0);

    private final String type;
    private final int element;

    Container(String type, int element) {
        this.type = type;
        this.element = element;
    }

    /** Null for what is no collection. */
    static @Nullable Container of(TypeLookup types, TypeMirror type) {
        for (Container container : values()) {
            if (types.isA(type, container.type)) {
                return container;
            }
        }
        return null;
    }

    /** The interface that attributes of the kind are declared with. */
    public String type() {
        return type;
    }

    @Nullable
    TypeMirror elementOf(TypeLookup types, TypeMirror declared) {
        return types.argument(declared, type, element);
    }
}
