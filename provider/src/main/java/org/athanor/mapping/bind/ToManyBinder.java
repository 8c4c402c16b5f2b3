package org.athanor.mapping.bind;

import jakarta.annotation.Nullable;
import jakarta.persistence.FetchType;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.CollectionKind;
import org.athanor.mapping.ToManyAttribute;
import org.athanor.mapping.source.AttributeDeclaration;
import org.athanor.mapping.source.RelationshipDeclaration;

/** Binds to-many relationships, leaving where they are stored to {@link Links}. */
final class ToManyBinder {
    private final Targets targets;
    private final Links links;

    ToManyBinder(Targets targets, Links links) {
        this.targets = targets;
        this.links = links;
    }

    @Nullable
    Attribute bind(Place place, Slot slot, int index) {
        CollectionKind kind = targets.kind(place, slot);
        EntityDraft target = kind == null ? null : targets.of(place, slot);
        if (kind == null || target == null) {
            return null;
        }
        RelationshipDeclaration declared = slot.relationship();
        ToManyAttribute attribute = new ToManyAttribute(
                new ToManyAttribute.Declaration(
                        slot.name(),
                        index,
                        slot.javaType(),
                        slot.member(),
                        slot.declaration().fetch() != FetchType.EAGER,
                        kind,
                        slot.declaration().kind() == AttributeDeclaration.Kind.MANY_TO_MANY,
                        declared.mappedBy() == null,
                        declared.orphanRemoval(),
                        ToOneBinder.cascades(declared)),
                target.mapping());
        attribute.options(ToOneBinder.options(declared));
        if (declared.mappedBy() != null) {
            links.inverse(place, slot, attribute, target);
        } else {
            links.owning(place, slot, attribute, target);
        }
        return attribute;
    }
}
