package org.athanor.processor.check;

import javax.lang.model.type.TypeMirror;
import org.athanor.processor.model.Annotations;
import org.athanor.processor.model.Attribute;
import org.athanor.processor.model.AttributeKind;
import org.athanor.processor.model.Container;
import org.athanor.processor.model.ManagedClass;
import org.athanor.processor.model.Model;

/** Collections that are queries: of a type that need not hold anything, and of relationships to many. */
final class DynamicCollections implements Checks.Check {
    static final String TYPE = "org.athanor.DynamicCollection";
    private static final String ANNOTATION = "org.athanor.Dynamic";

    private final Model model;

    DynamicCollections(Model model) {
        this.model = model;
    }

    @Override
    public void check(ManagedClass managed, Problems problems) {
        for (Attribute attribute : managed.attributes()) {
            boolean annotated = attribute.member().getAnnotationMirrors().stream()
                    .anyMatch(mirror -> Annotations.nameOf(mirror).equals(ANNOTATION));
            if ((annotated || model.types().isNamed(attribute.type(), TYPE)) && !model.unresolved(attribute)) {
                String fault = fault(attribute, annotated);
                if (!fault.isEmpty()) {
                    problems.add(managed, attribute, attribute.kind().annotation(), fault);
                }
            }
        }
    }

    private String fault(Attribute attribute, boolean annotated) {
        AttributeKind kind = attribute.kind();
        if (!kind.isPlural() || kind == AttributeKind.ELEMENT_COLLECTION) {
            return annotated
                    ? "@Dynamic is for relationships to many; add @OneToMany or @ManyToMany, or take it away."
                    : "";
        }
        TypeMirror type = attribute.type();
        if (attribute.container() != null && attribute.container() != Container.COLLECTION) {
            return "a " + model.types().words(type) + " cannot be @Dynamic, for its elements would have to be held;"
                    + " declare it as java.util.Collection or " + TYPE + ", or take @Dynamic away.";
        }
        return "EAGER".equals(Annotations.constant(attribute.kindAnnotation(), "fetch"))
                ? "a dynamic collection is never loaded, so it cannot be EAGER; take the fetch type away, or @Dynamic."
                : "";
    }
}
