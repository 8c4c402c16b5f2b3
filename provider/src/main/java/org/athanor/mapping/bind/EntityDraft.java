package org.athanor.mapping.bind;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.ColumnPair;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.Identifier;
import org.athanor.mapping.Inheritance;
import org.athanor.mapping.Leaf;
import org.athanor.mapping.source.ClassDeclaration;
import org.athanor.mapping.source.EntityDeclaration;
import org.athanor.mapping.source.SecondaryTableDeclaration;
import org.athanor.sql.schema.Column;
import org.athanor.sql.schema.Table;

/** An entity while it is bound; each stage fills its part in. */
final class EntityDraft {
    private final ClassDeclaration declaration;
    private final EntityDeclaration entity;
    private final @Nullable EntityDraft parent;
    private final List<ClassDeclaration> chain;
    private final EntityMapping mapping;
    private final List<EntityDraft> subs = new ArrayList<>();

    /** By {@link Hierarchies}. */
    Inheritance.Strategy strategy = Inheritance.Strategy.NONE;

    Inheritance inheritance = Inheritance.NONE;

    @Nullable
    Object discriminatorValue;

    /** A secondary table; its key runs parallel to {@link #key}. */
    static final class Secondary {
        final Table table;
        final SecondaryTableDeclaration declared;
        List<Column> key = List.of();

        Secondary(Table table, SecondaryTableDeclaration declared) {
            this.table = table;
            this.declared = declared;
        }
    }

    private @Nullable Table table;
    final List<Secondary> secondaries = new ArrayList<>();
    boolean inSchema = true;

    /** The attributes bound for this entity itself, and the index of the first of them. */
    List<Slot> slots = List.of();

    int firstIndex;
    private Attribute[] bound = {};
    private final Map<String, Attribute> byName = new HashMap<>();

    /** By {@link Identifiers}: the key runs parallel to the leaves of the identifier. */
    boolean identifying;

    boolean identified;

    @Nullable
    Identifier id;

    List<Column> key = List.of();
    final Map<Slot, List<ColumnPair>> derived = new HashMap<>();

    /** By {@link Leaves}. */
    @Nullable
    List<Leaf> leaves;

    boolean leafing;

    /** A draft below {@code parent}; {@code chain} is its mapped superclasses up to the parent, topmost first, and itself. */
    EntityDraft(
            ClassDeclaration declaration,
            EntityDeclaration entity,
            @Nullable EntityDraft parent,
            List<ClassDeclaration> chain) {
        this.declaration = declaration;
        this.entity = entity;
        this.parent = parent;
        this.chain = chain;
        this.mapping = new EntityMapping(entity.name(), declaration.javaType(), parent == null ? null : parent.mapping);
        if (parent != null) {
            parent.subs.add(this);
        }
    }

    ClassDeclaration declaration() {
        return declaration;
    }

    EntityDeclaration entity() {
        return entity;
    }

    String name() {
        return entity.name();
    }

    Class<?> javaType() {
        return declaration.javaType();
    }

    @Nullable
    EntityDraft parent() {
        return parent;
    }

    List<EntityDraft> subs() {
        return subs;
    }

    boolean inHierarchy() {
        return parent != null || !subs.isEmpty();
    }

    List<ClassDeclaration> chain() {
        return chain;
    }

    EntityMapping mapping() {
        return mapping;
    }

    EntityDraft root() {
        EntityDraft top = this;
        while (top.parent != null) {
            top = top.parent;
        }
        return top;
    }

    /** The parent whose attributes this draft shares: none under TABLE_PER_CLASS, where each class binds all of its own. */
    @Nullable
    EntityDraft sharedParent() {
        return strategy == Inheritance.Strategy.TABLE_PER_CLASS ? null : parent;
    }

    Table table() {
        if (table == null) {
            throw new IllegalStateException("Entity " + name() + " has no table yet");
        }
        return table;
    }

    void table(Table value, boolean isInSchema) {
        table = value;
        inSchema = isInSchema;
    }

    void slots(List<Slot> value) {
        slots = List.copyOf(value);
        bound = new Attribute[slots.size()];
        firstIndex = sharedParent() == null ? 0 : sharedParent().attributeCount();
    }

    private int attributeCount() {
        return firstIndex + slots.size();
    }

    boolean isBound(int place) {
        return bound[place] != null;
    }

    void bind(int place, @Nullable Attribute attribute) {
        bound[place] = attribute;
        if (attribute != null) {
            byName.put(attribute.name(), attribute);
        }
    }

    /** The attributes bound so far, inherited ones first; complete unless there were errors. */
    List<Attribute> attributes() {
        List<Attribute> all = new ArrayList<>();
        if (sharedParent() != null) {
            all.addAll(sharedParent().attributes());
        }
        all.addAll(ownAttributes());
        return all;
    }

    List<Attribute> ownAttributes() {
        List<Attribute> own = new ArrayList<>();
        for (Attribute attribute : bound) {
            if (attribute != null) {
                own.add(attribute);
            }
        }
        return own;
    }

    @Nullable
    Attribute attribute(String name) {
        Attribute own = byName.get(name);
        EntityDraft above = sharedParent();
        return own != null || above == null ? own : above.attribute(name);
    }

    /** Whether an attribute of that name is declared, though it may have had an error of its own. */
    boolean declares(String name) {
        EntityDraft above = sharedParent();
        return slots.stream().anyMatch(slot -> slot.name().equals(name)) || above != null && above.declares(name);
    }

    @Override
    public String toString() {
        return name();
    }
}
