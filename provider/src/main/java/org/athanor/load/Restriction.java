package org.athanor.load;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Map;
import org.athanor.mapping.Relationship;
import org.athanor.mapping.ToManyAttribute;

/**
 * That only some of the elements of collections are wanted. Equal restrictions want the same; one may be kept by instances, and
 * asked by any session of the factory.
 */
public interface Restriction {
    /** No element is wanted, so nothing is asked for. */
    Restriction NOTHING = new Restriction() {
        @Override
        public boolean concerns(Relationship relationship) {
            return true;
        }

        @Override
        public Restriction and(Restriction other) {
            return this;
        }

        @Override
        public Map<Object, List<Object>> read(
                LoadContext context, ToManyAttribute collection, @Nullable LoadPlan plan, List<Object> owners) {
            return Map.of();
        }
    };

    /** Whether it says anything of what the relationship leads to. */
    boolean concerns(Relationship relationship);

    /** Both of them. */
    Restriction and(Restriction other);

    /**
     * The elements that are wanted, in their order, by the identifiers of their owners; {@code plan} is for them, null for their
     * own. Owners without any are missing.
     */
    Map<Object, List<Object>> read(
            LoadContext context, ToManyAttribute collection, @Nullable LoadPlan plan, List<Object> owners);
}
