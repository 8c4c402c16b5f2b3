package org.athanor.mapping.bind;

import jakarta.annotation.Nullable;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.BasicAttribute;
import org.athanor.mapping.ColumnPair;
import org.athanor.mapping.EmbeddedAttribute;
import org.athanor.mapping.JoinTable;
import org.athanor.mapping.MapKey;
import org.athanor.mapping.ToOneAttribute;
import org.athanor.mapping.source.ClassDeclaration;
import org.athanor.mapping.source.CollectionDeclaration;
import org.athanor.mapping.source.ColumnDeclaration;
import org.athanor.mapping.source.ConvertDeclaration;
import org.athanor.mapping.source.ForeignKeyDeclaration;
import org.athanor.mapping.source.JoinColumnDeclaration;
import org.athanor.mapping.source.MapKeyDeclaration;
import org.athanor.mapping.source.OverridesDeclaration;
import org.athanor.mapping.source.ValueDeclaration;
import org.athanor.sql.schema.Column;
import org.athanor.sql.schema.UniqueKey;
import org.athanor.type.ValueType;
import org.athanor.util.NearestNames;

/**
 * Binds the keys of maps (Jakarta Persistence 3.2, 11.1.32-38): an attribute of the elements, or a basic value, embeddable
 * or entity stored beside them, by default in the column {@code <attribute>_KEY}.
 */
final class MapKeys {
    private static final MapKeyDeclaration UNSAID =
            new MapKeyDeclaration(null, null, null, ValueDeclaration.PLAIN, List.of());

    private final Drafts drafts;
    private final Consumer<EntityDraft> identify;
    private final Columns columns;
    private final JoinColumns joinColumns;
    private final ForeignKeys foreignKeys;
    private final Slots slots;
    private final MappingErrors errors;

    MapKeys(
            Drafts drafts,
            Consumer<EntityDraft> identify,
            Columns columns,
            JoinColumns joinColumns,
            ForeignKeys foreignKeys,
            Slots slots,
            MappingErrors errors) {
        this.drafts = drafts;
        this.identify = identify;
        this.columns = columns;
        this.joinColumns = joinColumns;
        this.foreignKeys = foreignKeys;
        this.slots = slots;
        this.errors = errors;
    }

    /** The key of a map, stored in the table of {@code in} unless it is an attribute of the target; null after an error. */
    @Nullable
    MapKey bind(Place in, Slot slot, @Nullable EntityDraft target, AttributeBinder attributes) {
        CollectionDeclaration collection = slot.declaration().collection();
        MapKeyDeclaration declared = collection == null || collection.mapKey() == null ? UNSAID : collection.mapKey();
        Type argument = slot.types().argument(slot.type(), Map.class, 0);
        Class<?> type = declared.keyClass() != null
                ? declared.keyClass()
                : argument == null ? null : slot.types().rawClass(argument);
        if (declared.attribute() != null && target != null) {
            return ofTarget(in, slot, target, declared.attribute(), type);
        }
        if (type == null) {
            errors.add(
                    in,
                    slot.name(),
                    "the class of its keys is unknown; give the map type arguments, or name the class with"
                            + " @MapKeyClass.");
            return null;
        }
        EntityDraft entity = drafts.find(type);
        if (entity != null) {
            return ofEntity(in, slot, entity, type, declared);
        }
        List<ClassDeclaration> embeddable = drafts.embeddable(type, slot.owner().access());
        if (embeddable != null) {
            OverridesDeclaration overrides = slot.insideOverrides().within("key");
            List<Slot> inside = slots.of(embeddable, slot.types(), overrides, List.of());
            List<Attribute> inner = attributes.attributes(in.inside(slot.name() + ".key", false), inside);
            Attribute key = new EmbeddedAttribute("key", 0, type, slot.member(), false, inner);
            return new MapKey(type, key, false);
        }
        return ofValue(in, slot, type, declared, attributes);
    }

    /**
     * In a table of the collection's own, which holds the rows of many maps, {@code unique = true} on the column of the key
     * means what a key of a map is: unique within its map.
     */
    static void uniqueWithinOwner(JoinTable table, MapKey key) {
        List<Column> parts = key.attribute() instanceof BasicAttribute basic && !key.ofTarget()
                ? List.of(basic.column())
                : key.attribute() instanceof ToOneAttribute entity && !key.ofTarget()
                        ? entity.joinColumns().stream().map(ColumnPair::column).toList()
                        : List.of();
        if (parts.stream().anyMatch(Column::unique)) {
            List<Column> all = new ArrayList<>();
            table.owner().forEach(pair -> all.add(pair.column()));
            parts.forEach(part -> all.add(part.unique(false)));
            table.table().add(new UniqueKey(null, all, null));
        }
    }

    private @Nullable MapKey ofTarget(
            Place in, Slot slot, EntityDraft target, String name, @Nullable Class<?> keyType) {
        if (name.isEmpty()) {
            if (target.id == null) {
                return null;
            }
            boolean single = target.id.attributes().size() == 1;
            Attribute id = single ? target.id.attributes().get(0) : null;
            Class<?> type = keyType != null ? keyType : target.id.javaType();
            return new MapKey(type, id, true);
        }
        Attribute found = target.attribute(name);
        if (found == null && target.declares(name)) {
            return null; // it has an error of its own
        }
        if (found == null) {
            List<String> known =
                    target.attributes().stream().map(Attribute::name).toList();
            errors.add(
                    in,
                    slot.name(),
                    "@MapKey names \"" + name + "\", which is no attribute of " + target.name()
                            + NearestNames.remark(name, known) + "; name one, or leave it out for the identifier.");
            return null;
        }
        return new MapKey(keyType != null ? keyType : found.javaType(), found, true);
    }

    private @Nullable MapKey ofEntity(
            Place in, Slot slot, EntityDraft entity, Class<?> type, MapKeyDeclaration declared) {
        identify.accept(entity);
        if (entity.id == null) {
            return null;
        }
        List<JoinColumns.Joined> joined =
                joinColumns.match(in, slot.name(), declared.joinColumns(), slot.name() + "_KEY", entity);
        if (joined == null) {
            return null;
        }
        if (joined.size() == 1 && joined.get(0).declared().name() == null) {
            JoinColumns.Joined only = joined.get(0);
            joined = List.of(new JoinColumns.Joined(
                    only.declared(), columns.defaultName(slot.name() + "_KEY"), only.referenced()));
        }
        List<ColumnPair> pairs = joinColumns.pairs(in, slot.name(), joined, true);
        ForeignKeyDeclaration key = ForeignKeyDeclaration.DEFAULT;
        for (JoinColumnDeclaration column : declared.joinColumns()) {
            key = key.isDefault() ? column.foreignKey() : key;
        }
        foreignKeys.add(in.table(), pairs, entity, key);
        ToOneAttribute attribute = new ToOneAttribute(
                new ToOneAttribute.Declaration(
                        "key", 0, type, slot.member(), false, false, false, false, true, false, Set.of()),
                entity.mapping());
        attribute.link(pairs, null, true, true);
        return new MapKey(type, attribute, false);
    }

    private @Nullable MapKey ofValue(
            Place in, Slot slot, Class<?> type, MapKeyDeclaration declared, AttributeBinder attributes) {
        ColumnDeclaration column = declared.column() == null ? ColumnDeclaration.DEFAULT : declared.column();
        ColumnDeclaration override = slot.insideOverrides().columns().get("key");
        if (override != null) {
            column = override;
        }
        ConvertDeclaration convert = null;
        for (ConvertDeclaration one : slot.declaration().converts()) {
            if ("key".equals(one.path())) {
                convert = one;
            }
        }
        ValueType<?> value =
                attributes.valueType(in, slot.name(), type, declared.value(), convert, column.scale(), false);
        if (value == null) {
            return null;
        }
        Column made = columns.basic(in, slot.name(), column, slot.name() + "_KEY", value.sqlType(), true);
        Attribute key = new BasicAttribute(
                "key",
                0,
                type,
                slot.member(),
                false,
                false,
                false,
                true,
                made,
                value,
                column.insertable(),
                column.updatable(),
                null);
        return new MapKey(type, key, false);
    }
}
