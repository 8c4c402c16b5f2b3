package org.athanor.mapping;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Set;
import org.athanor.sql.schema.Column;

/**
 * A one-to-many or many-to-many relationship. It is stored in one of three ways: on the other side ({@link #inverse()}
 * and not owning), in a join table, or by a foreign key in the target's table.
 */
public final class ToManyAttribute implements Relationship, PluralAttribute {
    /** What a to-many declares, before it is linked to columns and to its other side. */
    public record Declaration(
            String name,
            int index,
            Class<?> javaType,
            AttributeMember member,
            boolean lazy,
            CollectionKind kind,
            boolean manyToMany,
            boolean owning,
            boolean orphanRemoval,
            Set<Cascade> cascades) {}

    private final Declaration declaration;
    private final EntityMapping target;
    private @Nullable JoinTable joinTable;
    private List<ColumnPair> targetForeignKey = List.of();
    private @Nullable Relationship inverse;
    private RelationshipOptions options = RelationshipOptions.NONE;
    private List<Ordering> orderBy = List.of();
    private @Nullable Column orderColumn;
    private @Nullable MapKey mapKey;

    public ToManyAttribute(Declaration declaration, EntityMapping target) {
        this.declaration = declaration;
        this.target = target;
    }

    /** Called while binding an owning side: exactly one of the two is there. */
    public void link(@Nullable JoinTable table, List<ColumnPair> foreignKeyInTarget) {
        joinTable = table;
        targetForeignKey = List.copyOf(foreignKeyInTarget);
    }

    /** Called while binding. */
    public void inverse(@Nullable Relationship other) {
        inverse = other;
    }

    /** Called while binding. */
    public void order(List<Ordering> by, @Nullable Column positions) {
        orderBy = List.copyOf(by);
        orderColumn = positions;
    }

    /** Called while binding a map. */
    public void mapKey(MapKey key) {
        mapKey = key;
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
    public CollectionKind kind() {
        return declaration.kind();
    }

    public boolean manyToMany() {
        return declaration.manyToMany();
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
    public boolean dynamic() {
        return options.reading() != RelationshipOptions.Reading.HELD;
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
    public Class<?> elementType() {
        return target.javaType();
    }

    @Override
    public @Nullable Relationship inverse() {
        return inverse;
    }

    /**
     * The join table, seen from this side (its {@code owner} pairs lead to this attribute's entity); on the inverse side of
     * a many-to-many it is the owning side's table turned round. Null when a foreign key stores the relationship.
     */
    public @Nullable JoinTable joinTable() {
        return joinTable;
    }

    /**
     * The foreign key in the target's table that leads back to the owner: of a unidirectional one-to-many with a join
     * column, and (the same columns as the owning many-to-one) of a mapped-by one. Empty with a join table.
     */
    public List<ColumnPair> targetForeignKey() {
        return targetForeignKey;
    }

    @Override
    public List<Ordering> orderBy() {
        return orderBy;
    }

    @Override
    public @Nullable Column orderColumn() {
        return orderColumn;
    }

    @Override
    public @Nullable MapKey mapKey() {
        return mapKey;
    }

    @Override
    public String toString() {
        return member().toString();
    }
}
