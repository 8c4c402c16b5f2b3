package org.athanor.load;

import jakarta.annotation.Nullable;
import java.util.Objects;
import org.athanor.mapping.Attribute;
import org.athanor.state.InstanceState;

/** What was said of loads that touching an instance causes: the plan it was read by, or is to be read by. */
public final class Later {
    /** A reference that was reached by the attribute must not be read. */
    record RefusedReference(Attribute attribute) {}

    private Later() {}

    /** The plan of an instance, null when nothing was said. */
    public static @Nullable LoadPlan plan(LoadContext context, InstanceState state) {
        return context.context().later().of(state) instanceof LoadPlan plan ? plan : null;
    }

    /** Whether two instances are loaded by the same plan later. */
    public static boolean same(LoadContext context, InstanceState one, InstanceState other) {
        LoadPlan plan = plan(context, one);
        LoadPlan others = plan(context, other);
        return Objects.equals(plan, others);
    }

    /** A LoadRefusedException when the instance, which was never read, must not be read. */
    public static void requireReadable(LoadContext context, InstanceState reference) {
        if (context.context().later().of(reference) instanceof RefusedReference refused) {
            throw new LoadRefusedException(reference, refused.attribute());
        }
    }

    /** A LoadRefusedException when the attribute must not be loaded; else the plan of its owner, null for none. */
    public static @Nullable LoadPlan planFor(LoadContext context, InstanceState owner, Attribute attribute) {
        LoadPlan plan = plan(context, owner);
        if (plan != null && plan.refuses(attribute)) {
            throw new LoadRefusedException(owner, attribute);
        }
        return plan;
    }
}
