package org.athanor.processor.check;

import java.util.LinkedHashSet;
import java.util.Set;
import org.athanor.processor.model.Annotations;
import org.athanor.processor.model.Attribute;
import org.athanor.processor.model.AttributeKind;
import org.athanor.processor.model.ManagedClass;
import org.athanor.processor.model.ManagedKind;
import org.athanor.processor.model.Model;

/** Each hierarchy of entities has one identifier (Jakarta Persistence 3.2, 2.4). */
final class Identifiers implements Checks.Check {
    private final Model model;

    Identifiers(Model model) {
        this.model = model;
    }

    @Override
    public void check(ManagedClass managed, Problems problems) {
        if (managed.kind() != ManagedKind.ENTITY || model.unresolvedAbove(managed.element())) {
            return;
        }
        Set<String> ids = new LinkedHashSet<>(); // a getter may be overridden, annotation and all
        boolean embedded = false;
        boolean idClass = false;
        boolean root = true;
        for (ManagedClass at = managed; at != null; at = at.superclass()) {
            root &= at == managed || at.kind() != ManagedKind.ENTITY;
            idClass |= Annotations.has(at.element(), "IdClass");
            for (Attribute attribute : at.attributes()) {
                embedded |= attribute.kind() == AttributeKind.EMBEDDED_ID;
                if (Annotations.has(attribute.member(), "Id")) {
                    ids.add(attribute.name());
                }
            }
        }
        boolean ownIds = managed.attributes().stream().anyMatch(one -> Annotations.has(one.member(), "Id"));
        if (ids.isEmpty() && !embedded) {
            problems.add(
                    managed,
                    "it has no identifier; "
                            + (managed.declared("id") != null
                                    ? "annotate its attribute id with @Id."
                                    : "annotate an attribute with @Id or @EmbeddedId."));
        } else if (ids.size() > 1 && !idClass && (root || ownIds)) {
            problems.add(
                    managed,
                    "it has several @Id attributes (" + String.join(", ", ids)
                            + ") but no id class; add @IdClass, or use one @EmbeddedId.");
        }
    }
}
