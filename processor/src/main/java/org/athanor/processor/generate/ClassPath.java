package org.athanor.processor.generate;

import jakarta.annotation.Nullable;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** What the module of a class can see. */
final class ClassPath {
    private final Elements elements;
    private final @Nullable ModuleElement module;

    ClassPath(Elements elements, TypeElement of) {
        this.elements = elements;
        this.module = elements.getModuleOf(of);
    }

    boolean has(String name) {
        return module == null ? elements.getTypeElement(name) != null : elements.getTypeElement(module, name) != null;
    }

    boolean hasAthanor() {
        return has("org.athanor.expression.StringAttribute");
    }

    /** The annotation that marks generated sources; null if there is none. */
    @Nullable
    String generated() {
        for (String name : new String[] {"jakarta.annotation.Generated", "javax.annotation.processing.Generated"}) {
            if (has(name)) {
                return name;
            }
        }
        return null;
    }
}
