package org.athanor.mapping.bind;

import jakarta.annotation.Nullable;
import java.util.List;
import org.athanor.mapping.CollectionKind;
import org.athanor.mapping.ColumnPair;
import org.athanor.mapping.JoinTable;
import org.athanor.mapping.Relationship;
import org.athanor.mapping.ToManyAttribute;
import org.athanor.mapping.ToOneAttribute;
import org.athanor.mapping.source.ForeignKeyDeclaration;
import org.athanor.mapping.source.JoinColumnDeclaration;
import org.athanor.mapping.source.JoinTableDeclaration;
import org.athanor.mapping.source.TableDeclaration;
import org.athanor.sql.schema.Table;

/**
 * Makes join tables. Default names (Jakarta Persistence 3.2, 2.12): the table is {@code <owner table>_<target table>}; the
 * columns to the owner begin with the attribute on the other side, or the owner's entity name if there is none; those to
 * the target with the attribute.
 */
final class JoinTables {
    private final Tables tables;
    private final JoinColumns joinColumns;
    private final ForeignKeys foreignKeys;
    private final MappingErrors errors;

    JoinTables(Tables tables, JoinColumns joinColumns, ForeignKeys foreignKeys, MappingErrors errors) {
        this.tables = tables;
        this.joinColumns = joinColumns;
        this.foreignKeys = foreignKeys;
        this.errors = errors;
    }

    /** The join table of an owning relationship; null after an error. */
    @Nullable
    JoinTable make(Place place, Slot slot, Relationship attribute, EntityDraft target, JoinTableDeclaration declared) {
        EntityDraft owner = place.draft();
        Table table = table(place, slot, target, declared.table());
        Place in = new Place(owner, table, place.prefix(), false, false);
        Relationship inverse = attribute.inverse();
        String toOwner = inverse == null ? owner.name() : inverse.name();
        List<JoinColumns.Joined> ownerColumns =
                joinColumns.match(in, slot.name(), declared.joinColumns(), toOwner, owner);
        List<JoinColumns.Joined> targetColumns =
                joinColumns.match(in, slot.name(), declared.inverseJoinColumns(), slot.name(), target);
        if (ownerColumns == null || targetColumns == null) {
            return null;
        }
        List<ColumnPair> ownerPairs = joinColumns.pairs(in, slot.name(), ownerColumns, false);
        List<ColumnPair> targetPairs = joinColumns.pairs(in, slot.name(), targetColumns, false);
        for (ColumnPair pair : targetPairs) {
            if (ownerPairs.stream().anyMatch(other -> other.column() == pair.column())) {
                errors.add(
                        place,
                        slot.name(),
                        "both ends of its join table use the column " + pair.column()
                                + "; name the columns with joinColumns and inverseJoinColumns in @JoinTable.");
                return null;
            }
        }
        foreignKeys.add(table, ownerPairs, owner, key(declared.foreignKey(), declared.joinColumns()));
        foreignKeys.add(table, targetPairs, target, key(declared.inverseForeignKey(), declared.inverseJoinColumns()));
        return new JoinTable(table, ownerPairs, targetPairs);
    }

    private Table table(Place place, Slot slot, EntityDraft target, TableDeclaration declared) {
        EntityDraft owner = place.draft();
        Table ownerTable = owner.table();
        String name = ownerTable.name().text() + "_" + target.table().name().text();
        boolean quoted = ownerTable.name().quoted() || target.table().name().quoted();
        String where = "Entity " + owner.name() + ", attribute " + place.path(slot.name());
        return owner.inSchema
                ? tables.table(declared, quoted ? '"' + name + '"' : name, where)
                : tables.phantom(declared, quoted ? '"' + name + '"' : name);
    }

    private static ForeignKeyDeclaration key(ForeignKeyDeclaration ofTable, List<JoinColumnDeclaration> columns) {
        for (JoinColumnDeclaration column : columns) {
            if (ofTable.isDefault() && !column.foreignKey().isDefault()) {
                return column.foreignKey();
            }
        }
        return ofTable;
    }

    /**
     * The primary key: both ends for a set of many-to-many, the owner for a to-one. None for lists and bags, which may hold
     * an element twice, nor for one-to-many, whose tables other relationships may share.
     */
    void key(JoinTable made, Relationship attribute) {
        Table table = made.table();
        boolean fresh = table.primaryKey().isEmpty()
                && table.columns().size()
                        == made.owner().size() + made.element().size();
        boolean set = attribute instanceof ToManyAttribute toMany
                && toMany.manyToMany()
                && toMany.kind() == CollectionKind.SET;
        if (fresh && (set || attribute instanceof ToOneAttribute)) {
            made.owner().forEach(pair -> table.addPrimaryKey(pair.column()));
        }
        if (fresh && set) {
            made.element().forEach(pair -> table.addPrimaryKey(pair.column()));
        }
    }
}
