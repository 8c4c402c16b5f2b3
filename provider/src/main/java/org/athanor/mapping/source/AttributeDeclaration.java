package org.athanor.mapping.source;

import jakarta.annotation.Nullable;
import jakarta.persistence.FetchType;
import java.util.List;

/**
 * A persistent attribute as declared. {@code kind} is null when no annotation says what it is: then it is embedded if
 * its resolved type is embeddable, and basic otherwise.
 */
public record AttributeDeclaration(
        MemberDeclaration member,
        @Nullable Kind kind,
        boolean id,
        boolean version,
        @Nullable FetchType fetch,
        @Nullable Boolean optional,
        ValueDeclaration value,
        @Nullable ColumnDeclaration column,
        @Nullable GeneratedDeclaration generated,
        @Nullable String mapsId,
        @Nullable RelationshipDeclaration relationship,
        @Nullable CollectionDeclaration collection,
        OverridesDeclaration overrides,
        List<ConvertDeclaration> converts) {
    /** The mapping annotations that exclude each other. */
    public enum Kind {
        BASIC,
        EMBEDDED,
        EMBEDDED_ID,
        ELEMENT_COLLECTION,
        MANY_TO_ONE,
        ONE_TO_ONE,
        ONE_TO_MANY,
        MANY_TO_MANY
    }

    public AttributeDeclaration {
        converts = List.copyOf(converts);
    }

    public String name() {
        return member.name();
    }
}
