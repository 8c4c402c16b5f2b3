package org.athanor.mapping;

import jakarta.annotation.Nullable;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.athanor.sql.schema.Column;
import org.athanor.sql.schema.Table;

/**
 * One entity class: its place in the hierarchy, its tables and its attributes. Made as a shell while binding, completed
 * once ({@link #complete}), read-only from then on. Equality is by instance.
 */
public final class EntityMapping {
    private final String name;
    private final Class<?> javaType;
    private final @Nullable EntityMapping superMapping;
    private final EntityMapping root;
    private final List<EntityMapping> subMappings = new ArrayList<>();
    private final Map<String, Attribute> byName = new HashMap<>();
    private int ordinal = -1;
    private boolean completed;
    private Inheritance inheritance = Inheritance.NONE;
    private @Nullable Object discriminatorValue;
    private List<Table> tables = List.of();
    private List<List<Column>> tableKeys = List.of();
    private Set<Table> secondaryTables = Set.of();
    private int own;
    private List<Attribute> attributes = List.of();
    private List<Leaf> leaves = List.of();
    private @Nullable Identifier id;
    private @Nullable BasicAttribute version;
    private List<Callback> callbacks = List.of();
    private boolean cacheable;

    public EntityMapping(String name, Class<?> javaType, @Nullable EntityMapping superMapping) {
        this.name = name;
        this.javaType = javaType;
        this.superMapping = superMapping;
        this.root = superMapping == null ? this : superMapping.root;
        if (superMapping != null) {
            superMapping.subMappings.add(this);
        }
    }

    /**
     * What binding found, all at once. {@code tables} lists them root first (one unless JOINED), {@code leaves} every column
     * of the row in order: identifier first, then attributes in index order. {@code tableKeys} runs parallel to
     * {@code tables}: the columns of each that hold the identifier, in the order of its leaves. {@code secondaryTables} are
     * those of {@code tables} whose row may be missing; each comes after the table of the class that declares it.
     */
    public record Content(
            Inheritance inheritance,
            @Nullable Object discriminatorValue,
            List<Table> tables,
            List<Attribute> attributes,
            List<Leaf> leaves,
            Identifier id,
            @Nullable BasicAttribute version,
            List<Callback> callbacks,
            boolean cacheable,
            List<List<Column>> tableKeys,
            Set<Table> secondaryTables) {
        /** Content whose tables are keyed by their primary keys. */
        public Content(
                Inheritance inheritance,
                @Nullable Object discriminatorValue,
                List<Table> tables,
                List<Attribute> attributes,
                List<Leaf> leaves,
                Identifier id,
                @Nullable BasicAttribute version,
                List<Callback> callbacks,
                boolean cacheable) {
            this(
                    inheritance,
                    discriminatorValue,
                    tables,
                    attributes,
                    leaves,
                    id,
                    version,
                    callbacks,
                    cacheable,
                    tables.stream().map(Table::primaryKey).toList(),
                    Set.of());
        }
    }

    /** Called once, while binding. */
    public void complete(Content content) {
        if (completed) {
            throw new IllegalStateException("Entity " + name + " is complete already");
        }
        completed = true;
        inheritance = content.inheritance();
        discriminatorValue = content.discriminatorValue();
        tables = List.copyOf(content.tables());
        tableKeys = content.tableKeys().stream().map(List::copyOf).toList();
        secondaryTables = Set.copyOf(content.secondaryTables());
        own = tables.size() - 1;
        while (own > 0 && secondaryTables.contains(tables.get(own))) {
            own--;
        }
        attributes = List.copyOf(content.attributes());
        leaves = List.copyOf(content.leaves());
        id = content.id();
        version = content.version();
        callbacks = List.copyOf(content.callbacks());
        cacheable = content.cacheable();
        for (Attribute attribute : attributes) {
            byName.put(attribute.name(), attribute);
        }
    }

    /** Called once, by {@link Mappings}. */
    void ordinal(int value) {
        ordinal = value;
    }

    /** The number of this entity in its unit, from 0: an index for arrays of per-entity things. */
    public int ordinal() {
        return ordinal;
    }

    /** The entity name (Jakarta Persistence 3.2, 2.1): what queries call it. */
    public String name() {
        return name;
    }

    public Class<?> javaType() {
        return javaType;
    }

    public boolean isAbstract() {
        return Modifier.isAbstract(javaType.getModifiers());
    }

    public @Nullable EntityMapping superMapping() {
        return superMapping;
    }

    public boolean hasSubMappings() {
        return !subMappings.isEmpty();
    }

    public EntityMapping root() {
        return root;
    }

    /** This entity and all below it, superclasses first. */
    public List<EntityMapping> hierarchy() {
        List<EntityMapping> all = new ArrayList<>();
        all.add(this);
        for (EntityMapping sub : subMappings) {
            all.addAll(sub.hierarchy());
        }
        return all;
    }

    public boolean isOrExtends(EntityMapping other) {
        for (EntityMapping at = this; at != null; at = at.superMapping) {
            if (at == other) {
                return true;
            }
        }
        return false;
    }

    public Inheritance inheritance() {
        return inheritance;
    }

    /** The discriminator value of this class in the form of {@link Inheritance#discriminatorType()}; null for abstract ones. */
    public @Nullable Object discriminatorValue() {
        return discriminatorValue;
    }

    /**
     * The tables that hold a row of this class, root first: one, unless the hierarchy is joined or tables are secondary. That of an abstract class
     * under TABLE_PER_CLASS is not in the schema: its rows are in the tables of the subclasses.
     */
    public List<Table> tables() {
        return tables;
    }

    /**
     * Parallel to {@link #tables()}: the columns of each table that hold the identifier, in the order of
     * {@link Identifier#leaves()}. Those of the first table are the columns of the leaves themselves.
     */
    public List<List<Column>> tableKeys() {
        return tableKeys;
    }

    /** The table of this class itself: the last of {@link #tables()} that is not a secondary one. */
    public Table table() {
        return tables.get(own);
    }

    /** The columns of {@link #table()} that hold the identifier. */
    public List<Column> tableKey() {
        return tableKeys.get(own);
    }

    /** Whether a table of this entity is a secondary one, which may lack a row for an instance. */
    public boolean isSecondary(Table table) {
        return secondaryTables.contains(table);
    }

    /** All attributes, inherited ones first, by index. */
    public List<Attribute> attributes() {
        return attributes;
    }

    public @Nullable Attribute attribute(String attributeName) {
        return byName.get(attributeName);
    }

    /** Every column of a row with the way to its value: identifier first. Discriminators and positions are not leaves. */
    public List<Leaf> leaves() {
        return leaves;
    }

    public Identifier id() {
        if (id == null) {
            throw new IllegalStateException("Entity " + name + " is not bound yet");
        }
        return id;
    }

    public @Nullable BasicAttribute version() {
        return version;
    }

    /** All callbacks in the order of invocation: default listeners, listeners, then methods, superclass first. */
    public List<Callback> callbacks() {
        return callbacks;
    }

    public boolean cacheable() {
        return cacheable;
    }

    @Override
    public String toString() {
        return name;
    }
}
