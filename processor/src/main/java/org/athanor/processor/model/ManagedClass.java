package org.athanor.processor.model;

import jakarta.annotation.Nullable;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
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

    /** Whether the attribute is a getter that overrides one of a managed class above, which declares the attribute. */
    public boolean overrides(Attribute attribute) {
        for (ManagedClass at = superclass; at != null; at = at.superclass()) {
            Attribute above = at.declared(attribute.name());
            if (above != null) {
                return above.member() instanceof ExecutableElement && attribute.member() instanceof ExecutableElement;
            }
        }
        return false;
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
