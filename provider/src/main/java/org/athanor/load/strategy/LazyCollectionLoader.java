package org.athanor.load.strategy;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import org.athanor.instrument.CollectionLoader;
import org.athanor.instrument.NotLoadedException;
import org.athanor.instrument.TrackedCollection;
import org.athanor.load.Later;
import org.athanor.load.LoadContext;
import org.athanor.load.LoadPlan;
import org.athanor.load.RelatedReader;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.PluralAttribute;
import org.athanor.state.InstanceState;

/** Loads a collection of one session when it is touched, and with it the same collection of its owner's cohort. */
public final class LazyCollectionLoader implements CollectionLoader {
    private final LoadContext context;

    public LazyCollectionLoader(LoadContext context) {
        this.context = context;
    }

    @Override
    public void load(TrackedCollection collection) {
        PluralAttribute attribute = collection.attribute();
        InstanceState owner = context.context().stateOf(collection.owner());
        if (owner == null) {
            throw new NotLoadedException(
                    collection.owner().getClass().getSimpleName(), "attribute " + attribute.name());
        }
        LoadPlan plan = Later.planFor(context, owner, attribute);
        RelatedReader reader = plan == null
                ? context.loaders().related(attribute)
                : context.loaders().related(attribute, plan.later(attribute), plan.laterRestriction(attribute));
        List<TrackedCollection> collections = new ArrayList<>();
        collections.add(collection);
        for (InstanceState member : CohortPortion.of(
                context,
                owner,
                reader.chunk(),
                member -> unloaded(member, attribute) != null && Later.same(context, owner, member))) {
            TrackedCollection other = unloaded(member, attribute);
            if (other != null && other != collection) {
                collections.add(other);
            }
        }
        reader.fill(context, collections);
    }

    /** The member's own collection of that attribute if it is not loaded, else null. */
    private static @Nullable TrackedCollection unloaded(InstanceState member, PluralAttribute attribute) {
        List<Attribute> attributes = member.mapping().attributes();
        int index = attribute.index();
        return member.loaded()
                        && index < attributes.size()
                        && attributes.get(index) == attribute
                        && member.access().get(member.instance(), index) instanceof TrackedCollection collection
                        && collection.belongsTo(member.instance(), attribute)
                        && !collection.loaded()
                        && !attribute.dynamic()
                ? collection
                : null;
    }
}
