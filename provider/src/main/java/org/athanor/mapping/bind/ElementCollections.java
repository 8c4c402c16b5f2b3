package org.athanor.mapping.bind;

import jakarta.annotation.Nullable;
import jakarta.persistence.FetchType;
import java.lang.reflect.Type;
import java.util.List;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.BasicAttribute;
import org.athanor.mapping.CollectionKind;
import org.athanor.mapping.ColumnPair;
import org.athanor.mapping.ElementCollectionAttribute;
import org.athanor.mapping.EmbeddedAttribute;
import org.athanor.mapping.JoinTable;
import org.athanor.mapping.MapKey;
import org.athanor.mapping.PluralAttribute;
import org.athanor.mapping.source.ClassDeclaration;
import org.athanor.mapping.source.CollectionDeclaration;
import org.athanor.mapping.source.ColumnDeclaration;
import org.athanor.mapping.source.ConvertDeclaration;
import org.athanor.mapping.source.ForeignKeyDeclaration;
import org.athanor.mapping.source.GenericTypes;
import org.athanor.mapping.source.JoinColumnDeclaration;
import org.athanor.mapping.source.JoinTableDeclaration;
import org.athanor.mapping.source.OverridesDeclaration;
import org.athanor.sql.schema.Column;
import org.athanor.sql.schema.Table;
import org.athanor.type.SqlType;
import org.athanor.type.ValueType;

/**
 * Binds collections of values (Jakarta Persistence 3.2, 2.8, 11.1.8, 11.1.14). By default the table is
 * {@code <entity>_<attribute>}, its columns to the owner {@code <entity>_<primary key column>}.
 */
final class ElementCollections {
    private final Targets targets;
    private final Drafts drafts;
    private final Slots slots;
    private final Tables tables;
    private final Columns columns;
    private final JoinColumns joinColumns;
    private final ForeignKeys foreignKeys;
    private final Orderings orderings;
    private final MapKeys mapKeys;
    private final Embeddables embeddables;

    ElementCollections(
            Targets targets,
            Drafts drafts,
            Slots slots,
            Tables tables,
            Columns columns,
            JoinColumns joinColumns,
            ForeignKeys foreignKeys,
            Orderings orderings,
            MapKeys mapKeys,
            Embeddables embeddables) {
        this.targets = targets;
        this.drafts = drafts;
        this.slots = slots;
        this.tables = tables;
        this.columns = columns;
        this.joinColumns = joinColumns;
        this.foreignKeys = foreignKeys;
        this.orderings = orderings;
        this.mapKeys = mapKeys;
        this.embeddables = embeddables;
    }

    @Nullable
    Attribute bind(Place place, Slot slot, int index, AttributeBinder attributes) {
        CollectionDeclaration declared = slot.declaration().collection();
        CollectionKind kind = targets.kind(place, slot);
        if (kind == null || declared == null) {
            return null;
        }
        Class<?> type = declared.elementClass() != null ? declared.elementClass() : targets.elementClass(place, slot);
        JoinTable table = type == null ? null : table(place, slot, declared.table());
        if (type == null || table == null) {
            return null;
        }
        Place in = new Place(place.draft(), table.table(), place.prefix(), false, false);
        Attribute element = element(in, slot, type, kind, attributes);
        MapKey key = kind == CollectionKind.MAP ? mapKeys.bind(in, slot, null, attributes) : null;
        if (element == null || kind == CollectionKind.MAP && key == null) {
            return null;
        }
        if (key != null) {
            MapKeys.uniqueWithinOwner(table, key);
        }
        List<PluralAttribute.Ordering> order = declared.orderBy() == null
                ? List.of()
                : orderings.parse(place, slot.name(), declared.orderBy(), element);
        ColumnDeclaration position = declared.orderColumn();
        Column orderColumn = position == null
                ? null
                : columns.basic(in, slot.name(), position, slot.name() + "_ORDER", SqlType.INTEGER, true);
        return new ElementCollectionAttribute(
                slot.name(),
                index,
                slot.javaType(),
                slot.member(),
                slot.declaration().fetch() != FetchType.EAGER,
                kind,
                type,
                element,
                table,
                order,
                orderColumn,
                key);
    }

    private @Nullable JoinTable table(Place place, Slot slot, @Nullable JoinTableDeclaration declared) {
        EntityDraft owner = place.draft();
        JoinTableDeclaration given = declared == null ? JoinTableDeclaration.DEFAULT : declared;
        String name = owner.name() + "_" + slot.name();
        Table table = owner.inSchema
                ? tables.table(given.table(), name, "Entity " + owner.name() + ", attribute " + place.path(slot.name()))
                : tables.phantom(given.table(), name);
        Place in = new Place(owner, table, place.prefix(), false, false);
        List<JoinColumns.Joined> joined = joinColumns.match(in, slot.name(), given.joinColumns(), owner.name(), owner);
        if (joined == null) {
            return null;
        }
        List<ColumnPair> pairs = joinColumns.pairs(in, slot.name(), joined, false);
        ForeignKeyDeclaration key = given.foreignKey();
        for (JoinColumnDeclaration column : given.joinColumns()) {
            key = key.isDefault() ? column.foreignKey() : key;
        }
        foreignKeys.add(table, pairs, owner, key);
        return new JoinTable(table, pairs, List.of());
    }

    private @Nullable Attribute element(
            Place in, Slot slot, Class<?> type, CollectionKind kind, AttributeBinder attributes) {
        List<ClassDeclaration> embeddable = drafts.embeddable(type, slot.owner().access());
        OverridesDeclaration overrides = slot.insideOverrides();
        if (kind == CollectionKind.MAP) {
            overrides = overrides.within("value").over(overrides);
        }
        if (embeddable != null) {
            Type generic = targets.elementType(slot);
            GenericTypes types = generic == null ? slot.types() : slot.types().within(generic);
            List<Slot> inside = slots.of(embeddable, types, overrides, slot.insideConverts());
            List<Attribute> inner = attributes.attributes(in.inside(slot.name(), false), inside);
            if (inner.size() < inside.size()) {
                return null;
            }
            embeddables.used(type, inner);
            return new EmbeddedAttribute("element", 0, type, slot.member(), false, inner);
        }
        ColumnDeclaration override = overrides.columns().get("value");
        ColumnDeclaration column = override != null ? override : slot.column();
        ConvertDeclaration convert = slot.convert();
        for (ConvertDeclaration one : slot.declaration().converts()) {
            if ("value".equals(one.path())) {
                convert = one;
            }
        }
        ValueType<?> value =
                attributes.valueType(in, slot.name(), type, slot.declaration().value(), convert, column.scale(), false);
        if (value == null) {
            return null;
        }
        Column made = columns.basic(in, slot.name(), column, slot.name(), value.sqlType(), true);
        return new BasicAttribute(
                "element", 0, type, slot.member(), false, false, false, true, made, value, true, true, null);
    }
}
