package org.athanor.mapping.bind;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.athanor.mapping.source.AttributeDeclaration;
import org.athanor.mapping.source.ClassDeclaration;
import org.athanor.mapping.source.ConvertDeclaration;
import org.athanor.mapping.source.GenericTypes;
import org.athanor.mapping.source.OverridesDeclaration;

/**
 * Lists the attributes that a class brings, with those of its mapped superclasses first; an attribute declared again lower
 * down takes the place of the inherited one.
 */
final class Slots {
    private final MappingErrors errors;

    Slots(MappingErrors errors) {
        this.errors = errors;
    }

    /** The attributes that an entity binds itself: its own, and under TABLE_PER_CLASS those of its parents too. */
    List<Slot> of(EntityDraft draft) {
        List<ClassDeclaration> chain = new ArrayList<>(draft.chain());
        EntityDraft shared = draft.sharedParent();
        if (shared == null) {
            for (EntityDraft at = draft.parent(); at != null; at = at.parent()) {
                chain.addAll(0, at.chain());
            }
        }
        List<Slot> slots = of(chain, GenericTypes.of(draft.javaType()), OverridesDeclaration.NONE, List.of());
        if (shared == null) {
            return slots;
        }
        List<Slot> own = new ArrayList<>();
        for (Slot slot : slots) {
            Slot inherited = inherited(shared, slot.name());
            if (inherited == null) {
                own.add(slot);
            } else if (slot.declaration().member().field() != null) {
                errors.add(
                        draft,
                        slot.name(),
                        "it is declared by " + slot.owner().javaType().getSimpleName() + " and by the entity "
                                + shared.name() + " above it; rename one of them or make one @Transient.");
            }
        }
        return own;
    }

    /** The attributes of a chain of classes, topmost first, under overrides and conversions from outside. */
    List<Slot> of(
            List<ClassDeclaration> chain,
            GenericTypes types,
            OverridesDeclaration outside,
            List<ConvertDeclaration> outsideConverts) {
        OverridesDeclaration overrides = OverridesDeclaration.NONE;
        List<ConvertDeclaration> converts = new ArrayList<>();
        for (ClassDeclaration one : chain) {
            overrides = one.overrides().over(overrides);
            converts.addAll(0, one.converts());
        }
        overrides = outside.over(overrides);
        converts.addAll(0, outsideConverts);
        Map<String, Slot> slots = new LinkedHashMap<>();
        for (ClassDeclaration one : chain) {
            for (AttributeDeclaration attribute : one.attributes()) {
                slots.put(attribute.name(), new Slot(attribute, one, overrides, converts, types));
            }
        }
        return new ArrayList<>(slots.values());
    }

    private static @Nullable Slot inherited(EntityDraft from, String name) {
        for (EntityDraft at = from; at != null; at = at.sharedParent()) {
            for (Slot slot : at.slots) {
                if (slot.name().equals(name)) {
                    return slot;
                }
            }
        }
        return null;
    }
}
