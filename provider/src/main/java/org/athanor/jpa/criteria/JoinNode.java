package org.athanor.jpa.criteria;

import jakarta.annotation.Nullable;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.From;
import jakarta.persistence.criteria.Join;
import jakarta.persistence.criteria.JoinType;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.metamodel.Attribute;
import jakarta.persistence.metamodel.Attribute.PersistentAttributeType;
import jakarta.persistence.metamodel.Bindable;
import jakarta.persistence.metamodel.EntityType;
import jakarta.persistence.metamodel.PluralAttribute;
import jakarta.persistence.metamodel.Type;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.athanor.mapping.MapKey;
import org.athanor.query.tree.Condition;
import org.athanor.query.tree.Domain;
import org.athanor.query.tree.Expression.EntryOf;
import org.athanor.query.tree.Expression.PathBase;
import org.athanor.query.tree.Source;

/**
 * A join along an attribute, or to an entity with {@code attribute} null. A join of an embedded value without condition is
 * no join but a longer path (Jakarta Persistence 3.2, 6.3.5). A single treat narrows the join itself (6.3.7).
 */
class JoinNode<Z, X> extends FromNode<Z, X> implements Join<Z, X> {
    private static final long serialVersionUID = 1;

    private final FromNode<?, Z> parent;
    private final @Nullable Attribute<?, ?> attribute;
    private final Type<?> type;
    private final JoinType joinType;
    private final Set<EntityType<?>> treats = new LinkedHashSet<>();
    private @Nullable PredicateNode on;

    JoinNode(FromNode<?, Z> parent, @Nullable Attribute<?, ?> attribute, Type<?> type, JoinType joinType) {
        super(parent.metamodel(), type.getJavaType());
        this.parent = parent;
        this.attribute = attribute;
        this.type = type;
        this.joinType = joinType;
        if (joinType == JoinType.RIGHT) {
            throw new UnsupportedOperationException(
                    "Right joins are not supported: begin the query with the other entity and join from there");
        }
        if (attribute != null && attribute.getPersistentAttributeType() == PersistentAttributeType.BASIC) {
            throw new IllegalArgumentException(attribute
                    + " is a basic value: only associations, collections and embedded" + " values can be joined");
        }
    }

    static <Z> JoinNode<Z, ?> of(FromNode<?, Z> parent, Attribute<?, ?> attribute, JoinType joinType) {
        return of(parent, attribute, AttributePath.type(attribute), joinType);
    }

    private static <Z> JoinNode<Z, ?> of(
            FromNode<?, Z> parent, @Nullable Attribute<?, ?> attribute, Type<?> type, JoinType joinType) {
        return attribute instanceof PluralAttribute<?, ?, ?> plural
                ? PluralJoinNode.of(parent, plural, type, joinType)
                : new JoinNode<>(parent, attribute, type, joinType);
    }

    @SuppressWarnings("unchecked")
    JoinNode<Z, X> correlate() {
        JoinNode<Z, X> inner = (JoinNode<Z, X>) of(parent, attribute, type, joinType);
        return inner.correlates(this, inner);
    }

    JoinNode<Z, ?> treat(EntityType<?> subtype) {
        JoinNode<Z, ?> special = of(parent, attribute, subtype, joinType);
        special.treats(this);
        treats.add(subtype);
        return special;
    }

    @Override
    FromNode<?, ?> origin() {
        FromNode<?, ?> general = treated();
        return general != null ? general.origin() : isCorrelated() ? this : parent.origin();
    }

    @Override
    @Nullable
    Class<?> narrowedTo() {
        return treats.size() == 1 && !isCorrelated() ? treats.iterator().next().getJavaType() : null;
    }

    /** Whether the tree needs a variable for this. */
    private boolean hasVariable() {
        return on != null
                || attribute == null
                || attribute.getPersistentAttributeType() != PersistentAttributeType.EMBEDDED;
    }

    @Override
    PathBase base(TreeBuild build) {
        return treated() == null && !isCorrelated() && !hasVariable() && attribute != null
                ? build.path(parent.base(build), attribute.getName())
                : super.base(build);
    }

    @Override
    void parameters(Consumer<ParameterNode<?>> into) {
        // what a path goes through is asked of FROM
    }

    void conditionParameters(Consumer<ParameterNode<?>> into) {
        if (on != null) {
            on.parameters(into);
        }
    }

    boolean left() {
        return joinType == JoinType.LEFT;
    }

    /** What declares the variable; null for none. A {@code derived} one comes from the query around. */
    @Nullable
    Source source(TreeBuild build, boolean derived) {
        if (!hasVariable()) {
            return null;
        }
        if (attribute == null) {
            Domain.Entities domain = new Domain.Entities(build.entity(getJavaType()));
            return new Source.EntityJoin(left(), build.declare(this, domain), domain.entity(), condition(build));
        }
        org.athanor.query.tree.Expression.Path path = build.path(parent.base(build), attribute.getName());
        Class<?> narrow = narrowedTo();
        Domain domain = narrow == null ? path.domain() : new Domain.Entities(build.entity(narrow));
        if (derived && on == null && narrow == null) {
            return new Source.Derived(build.declare(this, domain), path);
        }
        return join(build, domain, path, narrow);
    }

    Source join(
            TreeBuild build, Domain domain, org.athanor.query.tree.Expression.Path path, @Nullable Class<?> narrow) {
        return new Source.PathJoin(
                left(),
                build.declare(this, domain),
                path,
                narrow == null ? null : build.entity(narrow),
                false,
                condition(build));
    }

    /** Of a join of a map: the entry whose value the variable stands for. */
    final EntryOf entry(TreeBuild build) {
        org.athanor.mapping.Attribute mapped = attribute == null
                ? null
                : build.path(parent.base(build), attribute.getName()).last();
        MapKey key = mapped instanceof org.athanor.mapping.PluralAttribute plural ? plural.mapKey() : null;
        if (key == null) {
            throw new IllegalArgumentException(this + " is no map, so it has neither keys nor entries");
        }
        return EntryOf.of(variable(build), key);
    }

    final @Nullable Condition condition(TreeBuild build) {
        return on == null ? null : build.condition(on);
    }

    private JoinNode<Z, X> restrict(List<? extends Expression<Boolean>> conditions) {
        if (treated() instanceof JoinNode<?, ?> general) {
            general.restrict(conditions);
        } else {
            on = Conditions.restriction(conditions);
        }
        return this;
    }

    @Override
    public Join<Z, X> on(Expression<Boolean> condition) {
        return restrict(List.of(Given.notNull(condition, "condition")));
    }

    @Override
    public Join<Z, X> on(Predicate... conditions) {
        return restrict(Arrays.asList(conditions));
    }

    @Override
    public @Nullable Predicate getOn() {
        return treated() instanceof JoinNode<?, ?> general ? general.on : on;
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable Attribute<? super Z, ?> getAttribute() {
        return (Attribute<? super Z, ?>) attribute;
    }

    @Override
    public From<?, Z> getParent() {
        return parent;
    }

    @Override
    public FromNode<?, Z> getParentPath() {
        return parent;
    }

    @Override
    public JoinType getJoinType() {
        return joinType;
    }

    @Override
    Type<?> valueType() {
        return type;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Bindable<X> getModel() {
        return (Bindable<X>) (attribute == null ? type : attribute);
    }

    @Override
    public String toString() {
        return parent + (attribute == null ? " join " + type.getJavaType().getSimpleName() : "." + attribute.getName());
    }
}
