package org.athanor.processor.check;

import jakarta.annotation.Nullable;
import javax.lang.model.element.TypeElement;
import org.athanor.processor.model.Annotations;
import org.athanor.processor.model.Attribute;
import org.athanor.processor.model.AttributeKind;
import org.athanor.processor.model.ManagedClass;
import org.athanor.processor.model.ManagedKind;
import org.athanor.processor.model.Model;

/** What {@code mappedBy} names (Jakarta Persistence 3.2, 2.10, 11.1.42). */
final class InverseSides implements Checks.Check {
    private final Model model;

    InverseSides(Model model) {
        this.model = model;
    }

    @Override
    public void check(ManagedClass managed, Problems problems) {
        for (Attribute attribute : managed.attributes()) {
            ManagedClass target = attribute.mappedBy().isEmpty() ? null : model.of(attribute.target());
            if (target == null || target.kind() != ManagedKind.ENTITY || model.unresolvedAbove(target.element())) {
                continue;
            }
            String fault = fault(managed, attribute, target, attribute.mappedBy());
            if (fault != null) {
                String named = "mappedBy = \"" + attribute.mappedBy() + "\" names ";
                problems.add(managed, attribute, attribute.kind().annotation(), "mappedBy", named + fault);
            }
        }
    }

    private @Nullable String fault(ManagedClass owner, Attribute attribute, ManagedClass target, String path) {
        Attribute found = model.find(target.element().asType(), path);
        String cure = "; name the attribute there that refers to " + owner.entityName() + ".";
        String where = target.entityName() + "." + path;
        if (found == null) {
            return "no attribute of " + target.entityName() + NearestNames.remark(path, model.names(target)) + cure;
        }
        if (model.unresolved(found) || found.declared().size() > 1) {
            return null;
        }
        if (!found.kind().isToOne() && !found.kind().isToMany()) {
            return where + ", which is no relationship" + cure;
        }
        ManagedClass back = model.of(found.target());
        if (back != null && !refersTo(owner, back)) {
            return where + ", which refers to " + back.entityName() + cure;
        }
        if (!found.mappedBy().isEmpty()) {
            return where + ", which is mapped by the other side itself; remove mappedBy from one of the two.";
        }
        AttributeKind wanted = partner(attribute.kind());
        return found.kind() == wanted
                ? null
                : where + ", which is @" + found.kind().annotation() + ", but @"
                        + attribute.kind().annotation() + " is mapped by @" + wanted.annotation()
                        + "; change one of the two annotations.";
    }

    private boolean refersTo(ManagedClass owner, ManagedClass back) {
        return owner.kind() != ManagedKind.ENTITY // whose entities are not known here
                || back.kind() != ManagedKind.ENTITY
                || model.types().related(owner.element(), back.element())
                || table(owner).equalsIgnoreCase(table(back)); // two entities that see the same rows
    }

    private static String table(ManagedClass entity) {
        TypeElement type = entity.element();
        String given = Annotations.text(Annotations.find(type, "Table"), "name");
        return given.isEmpty() ? entity.entityName() : given;
    }

    private static AttributeKind partner(AttributeKind kind) {
        return switch (kind) {
            case ONE_TO_MANY -> AttributeKind.MANY_TO_ONE;
            case MANY_TO_MANY -> AttributeKind.MANY_TO_MANY;
            default -> AttributeKind.ONE_TO_ONE;
        };
    }
}
