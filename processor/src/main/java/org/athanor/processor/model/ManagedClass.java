package org.athanor.processor.model;

import jakarta.annotation.Nullable;
import java.util.List;
import javax.lang.model.element.TypeElement;

/**
 * An entity, mapped superclass or embeddable.
 *
 * @param attributes those that the class itself declares
 * @param superclass the nearest managed class above
 */
public record ManagedClass(
        TypeElement element,
        ManagedKind kind,
        List<Attribute> attributes,
        @Nullable ManagedClass superclass) {

    public @Nullable Attribute declared(String name) {
        for (Attribute attribute : attributes) {
            if (attribute.name().equals(name)) {
                return attribute;
            }
        }
        return null;
    }

    public String simpleName() {
        return element.getSimpleName().toString();
    }

    /** The name that queries call it by. */
    public String entityName() {
        String given = Annotations.text(Annotations.find(element, kind.annotation()), "name");
        return given.isEmpty() ? simpleName() : given;
    }

    @Override
    public String toString() {
        return kind.words() + " " + entityName();
    }
}
