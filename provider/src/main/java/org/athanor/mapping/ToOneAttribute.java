package org.athanor.mapping;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Set;

/**
 * A many-to-one or one-to-one relationship. The owning side has join columns in a table of its entity, or in a join
 * table; the inverse side of a one-to-one has neither and is found through {@link #inverse()}.
 */
public final class ToOneAttribute implements Relationship {
    /** What a to-one declares, before it is linked to columns and to its other side. */
    public record Declaration(
            String name,
            int index,
            Class<?> javaType,
            AttributeMember member,
            boolean lazy,
            boolean isId,
            boolean optional,
            boolean oneToOne,
            boolean owning,
            boolean orphanRemoval,
            Set<Cascade> cascades) {}

    private final Declaration declaration;
    private final EntityMapping target;
    private List<ColumnPair> joinColumns = List.of();
    private @Nullable JoinTable joinTable;
    private boolean insertable = true;
    private boolean updatable = true;
    private boolean linked;
    private @Nullable String mapsId;
    private @Nullable Relationship inverse;
    private RelationshipOptions options = RelationshipOptions.NONE;

    public ToOneAttribute(Declaration declaration, EntityMapping target) {
        this.declaration = declaration;
        this.target = target;
    }

    /** Called once while binding: the foreign key columns (or the join table) that store the owning side. */
    public void link(List<ColumnPair> pairs, @Nullable JoinTable table, boolean isInsertable, boolean isUpdatable) {
        if (linked) {
            throw new IllegalStateException(this + " is linked already");
        }
        linked = true;
        joinColumns = List.copyOf(pairs);
        joinTable = table;
        insertable = isInsertable;
        updatable = isUpdatable;
    }

    /** Called while binding. */
    public void inverse(@Nullable Relationship other) {
        inverse = other;
    }

    /** Called while binding: this relationship supplies the identifier, or the attribute of that name in it. */
    public void mapsId(@Nullable String attributeName) {
        mapsId = attributeName;
    }

    @Override
    public String name() {
        return declaration.name();
    }

    @Override
    public int index() {
        return declaration.index();
    }

    @Override
    public Class<?> javaType() {
        return declaration.javaType();
    }

    @Override
    public AttributeMember member() {
        return declaration.member();
    }

    @Override
    public boolean lazy() {
        return declaration.lazy();
    }

    @Override
    public boolean isId() {
        return declaration.isId();
    }

    public boolean optional() {
        return declaration.optional();
    }

    public boolean oneToOne() {
        return declaration.oneToOne();
    }

    @Override
    public boolean owning() {
        return declaration.owning();
    }

    @Override
    public boolean orphanRemoval() {
        return declaration.orphanRemoval() && !viewOnly();
    }

    /** Called while binding, before all else. */
    public void options(RelationshipOptions declared) {
        options = declared;
    }

    @Override
    public RelationshipOptions options() {
        return options;
    }

    @Override
    public Set<Cascade> cascades() {
        return viewOnly() ? Set.of() : declaration.cascades();
    }

    @Override
    public EntityMapping target() {
        return target;
    }

    @Override
    public @Nullable Relationship inverse() {
        return inverse;
    }

    /** The foreign key in the owner's table; empty on the inverse side and with a join table. */
    public List<ColumnPair> joinColumns() {
        return joinColumns;
    }

    public @Nullable JoinTable joinTable() {
        return joinTable;
    }

    public boolean insertable() {
        return insertable;
    }

    public boolean updatable() {
        return updatable;
    }

    /** The identifier attribute this relationship supplies ("" for the whole identifier), null if it supplies none. */
    public @Nullable String mapsId() {
        return mapsId;
    }

    /** Whether the foreign key refers to the target's whole identifier, so that the identity map can answer it. */
    public boolean referencesId() {
        List<Leaf> id = target.id().leaves();
        if (joinColumns.size() != id.size()) {
            return false;
        }
        for (Leaf leaf : id) {
            if (joinColumns.stream().noneMatch(pair -> pair.referenced() == leaf.column())) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return member().toString();
    }
}
