package org.athanor.query.tree;

import jakarta.annotation.Nullable;
import java.util.List;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.BasicAttribute;
import org.athanor.mapping.ElementCollectionAttribute;
import org.athanor.mapping.EmbeddedAttribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.Relationship;

/** What a variable ranges over, and what a path may go on from (Jakarta Persistence 3.2, 4.4.2). */
public sealed interface Domain {
    /** Instances of an entity. */
    record Entities(EntityMapping entity) implements Domain {
        @Override
        public @Nullable Attribute attribute(String name) {
            return entity.attribute(name);
        }

        @Override
        public String toString() {
            return "entity " + entity.name();
        }
    }

    /** Embedded values. */
    record Embeddeds(EmbeddedAttribute embedded) implements Domain {
        @Override
        public @Nullable Attribute attribute(String name) {
            return embedded.attribute(name);
        }

        @Override
        public String toString() {
            return "embeddable " + embedded.javaType().getSimpleName();
        }
    }

    /** Basic values: nothing to go on to. */
    record Basics(BasicAttribute basic) implements Domain {
        @Override
        public @Nullable Attribute attribute(String name) {
            return null;
        }

        @Override
        public String toString() {
            return "basic type " + basic.javaType().getSimpleName();
        }
    }

    /** Rows of a query: what it selects, by place. */
    record Rows(Query query) implements Domain {
        @Override
        public @Nullable Attribute attribute(String name) {
            return null;
        }

        @Override
        public String toString() {
            return "subquery";
        }
    }

    /** Rows of a common table: what its first select selects, by place. */
    record CommonRows(String name, List<Selection> selections) implements Domain {
        public CommonRows {
            selections = List.copyOf(selections);
        }

        @Override
        public @Nullable Attribute attribute(String attribute) {
            return null;
        }

        @Override
        public String toString() {
            return "common table " + name;
        }
    }

    /** The attribute of that name, null when there is none. */
    @Nullable
    Attribute attribute(String name);

    /** What the value of an attribute is; of a collection, what its elements are. */
    static Domain of(Attribute attribute) {
        if (attribute instanceof Relationship relationship) {
            return new Entities(relationship.target());
        }
        if (attribute instanceof ElementCollectionAttribute collection) {
            return of(collection.element());
        }
        return attribute instanceof EmbeddedAttribute embedded
                ? new Embeddeds(embedded)
                : new Basics((BasicAttribute) attribute);
    }
}
