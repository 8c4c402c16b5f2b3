package org.athanor.load.strategy;

import java.util.ArrayList;
import java.util.List;
import org.athanor.load.EntityLoader;
import org.athanor.load.Later;
import org.athanor.load.LoadContext;
import org.athanor.load.LoadPlan;
import org.athanor.load.RowNotFoundException;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.BasicAttribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.ToOneAttribute;
import org.athanor.state.AttributeLoader;
import org.athanor.state.InstanceState;

/**
 * Loads for the enhanced instances of one session what they lack when it is touched. A to-one comes for the whole cohort.
 * So do columns, all that the touched instance lacks together; but large ones, each by itself, for the touched instance
 * alone: a thousand of them may not fit into memory, and a loop that wants one after the other can let go of each.
 */
public final class LazyAttributeLoader implements AttributeLoader {
    private final LoadContext context;
    private final LazyReferenceLoader references;

    public LazyAttributeLoader(LoadContext context) {
        this.context = context;
        this.references = new LazyReferenceLoader(context);
    }

    @Override
    public void load(InstanceState state) {
        references.load(state);
    }

    @Override
    public void load(InstanceState state, int attribute) {
        EntityMapping mapping = state.mapping();
        EntityLoader loader = context.loaders().of(mapping);
        Attribute wanted = mapping.attributes().get(attribute);
        LoadPlan plan = Later.planFor(context, state, wanted);
        if (wanted instanceof ToOneAttribute toOne) {
            LoadPlan targets = plan == null ? null : plan.later(toOne);
            List<InstanceState> portion = portion(state, attribute, loader);
            try {
                loader.supply(context, portion, toOne, targets);
            } catch (RowNotFoundException dangling) {
                if (portion.size() == 1) {
                    throw dangling;
                }
                loader.supply(context, List.of(state), toOne, targets); // it may be another's that leads nowhere
            }
        } else if (wanted instanceof BasicAttribute column) {
            if (column.large()) {
                loader.supply(context, List.of(state), List.of(column));
            } else {
                loader.supply(context, portion(state, attribute, loader), together(state));
            }
        }
        if (state.lacks(attribute)) {
            throw new RowNotFoundException(
                    mapping.name(),
                    state.key() == null ? "?" : state.key().value(),
                    "its attribute " + wanted.name() + " was touched");
        }
    }

    private List<InstanceState> portion(InstanceState state, int attribute, EntityLoader loader) {
        EntityMapping mapping = state.mapping();
        return CohortPortion.of(
                context,
                state,
                loader.chunk(),
                member -> member.mapping() == mapping
                        && member.loaded()
                        && member.lacks(attribute)
                        && Later.same(context, state, member));
    }

    /** All columns that the instance lacks but the large ones. */
    private static List<BasicAttribute> together(InstanceState state) {
        List<BasicAttribute> columns = new ArrayList<>();
        for (Attribute attribute : state.mapping().attributes()) {
            if (state.lacks(attribute.index()) && attribute instanceof BasicAttribute column && !column.large()) {
                columns.add(column);
            }
        }
        return columns;
    }
}
