package org.athanor.mapping.bind;

import jakarta.annotation.Nullable;
import jakarta.persistence.FetchType;
import org.athanor.Dynamic;
import org.athanor.DynamicCollection;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.CollectionKind;
import org.athanor.mapping.RelationshipOptions;
import org.athanor.mapping.ToManyAttribute;
import org.athanor.mapping.source.AttributeDeclaration;
import org.athanor.mapping.source.CollectionDeclaration;
import org.athanor.mapping.source.RelationshipDeclaration;

/** Binds to-many relationships, leaving where they are stored to {@link Links}. */
final class ToManyBinder {
    private final Targets targets;
    private final Links links;
    private final MappingErrors errors;

    ToManyBinder(Targets targets, Links links, MappingErrors errors) {
        this.targets = targets;
        this.links = links;
        this.errors = errors;
    }

    @Nullable
    Attribute bind(Place place, Slot slot, int index) {
        boolean dynamic = slot.javaType() == DynamicCollection.class;
        CollectionKind kind = dynamic ? CollectionKind.COLLECTION : targets.kind(place, slot);
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
        attribute.options(ToOneBinder.options(declared, reading(place, slot, kind)));
        if (declared.mappedBy() != null) {
            links.inverse(place, slot, attribute, target);
        } else {
            links.owning(place, slot, attribute, target);
        }
        return attribute;
    }

    /** How the elements are read; an error when they have to be held for what else is declared. */
    private RelationshipOptions.Reading reading(Place place, Slot slot, CollectionKind kind) {
        Dynamic dynamic = slot.relationship().dynamic();
        if (dynamic == null && slot.javaType() != DynamicCollection.class) {
            return RelationshipOptions.Reading.HELD;
        }
        CollectionDeclaration collection = slot.declaration().collection();
        if (kind != CollectionKind.COLLECTION) {
            errors.add(
                    place,
                    slot.name(),
                    "a " + slot.javaType().getSimpleName()
                            + " cannot be @Dynamic, for its elements would have to be held; declare it as"
                            + " java.util.Collection or org.athanor.DynamicCollection, or take @Dynamic away.");
        } else if (collection != null && collection.orderColumn() != null) {
            errors.add(
                    place,
                    slot.name(),
                    "a dynamic collection has no @OrderColumn, for writing a position takes the others; use @OrderBy, or a"
                            + " java.util.List that is not @Dynamic.");
        } else if (slot.declaration().fetch() == FetchType.EAGER) {
            errors.add(
                    place,
                    slot.name(),
                    "a dynamic collection is never loaded, so it cannot be EAGER; take the fetch type away, or @Dynamic.");
        }
        return dynamic != null && dynamic.writeOnly()
                ? RelationshipOptions.Reading.WRITE_ONLY
                : RelationshipOptions.Reading.DYNAMIC;
    }
}
