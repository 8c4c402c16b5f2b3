package org.athanor.write;

import java.util.ArrayList;
import java.util.List;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.BasicAttribute;
import org.athanor.mapping.ColumnPair;
import org.athanor.mapping.ElementCollectionAttribute;
import org.athanor.mapping.EmbeddedAttribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.JoinTable;
import org.athanor.mapping.Leaf;
import org.athanor.mapping.PluralAttribute;
import org.athanor.mapping.Relationship;
import org.athanor.mapping.ToManyAttribute;
import org.athanor.mapping.ToOneAttribute;
import org.athanor.sql.schema.Column;
import org.athanor.type.ValueType;
import org.athanor.type.ValueTypes;

/** The row of a join or element table: the owner's key, then the element, then its position or its map key. */
final class CollectionRow {
    private record Cell(Column column, ValueType<?> type) {}

    final JoinTable table;
    final List<Leaf> ownerLeaves = new ArrayList<>();
    final List<Leaf> elementLeaves = new ArrayList<>();
    final List<ElementPart> elementParts = new ArrayList<>();
    final int elements;
    final int positionSlot;
    final int keySlot;
    final List<MapKeyPart> keyParts = new ArrayList<>();
    private final List<Cell> cells = new ArrayList<>();

    CollectionRow(CollectionTable collection) {
        Attribute attribute = collection.attribute();
        table = joinTable(attribute);
        addKey(table.owner(), collection.owner(), ownerLeaves);
        if (attribute instanceof ElementCollectionAttribute embedded) {
            addElement(embedded.element(), List.of());
        } else if (attribute instanceof Relationship relationship) {
            addKey(table.element(), relationship.target(), elementLeaves);
        }
        elements = cells.size();
        Column order = attribute instanceof PluralAttribute plural ? plural.orderColumn() : null;
        positionSlot = order == null ? -1 : cells.size();
        if (order != null) {
            cells.add(new Cell(order, ValueTypes.require(Integer.class)));
        }
        for (MapKeyPart part : MapKeyPart.of(attribute)) {
            if (part.insertable()) {
                keyParts.add(part);
            }
        }
        keySlot = keyParts.isEmpty() ? -1 : cells.size();
        keyParts.forEach(part -> cells.add(new Cell(part.column(), part.type())));
    }

    private static JoinTable joinTable(Attribute attribute) {
        JoinTable found = attribute instanceof ToManyAttribute toMany
                ? toMany.joinTable()
                : attribute instanceof ToOneAttribute toOne
                        ? toOne.joinTable()
                        : attribute instanceof ElementCollectionAttribute embedded ? embedded.table() : null;
        if (found == null) {
            throw new IllegalArgumentException(attribute + " is not stored in a table of its own");
        }
        return found;
    }

    private void addKey(List<ColumnPair> pairs, EntityMapping mapping, List<Leaf> leaves) {
        for (int i = 0; i < pairs.size(); i++) {
            Leaf leaf = EntityRow.referencedLeaf(mapping, pairs.get(i), i);
            leaves.add(leaf);
            cells.add(new Cell(pairs.get(i).column(), leaf.type()));
        }
    }

    private void addElement(Attribute element, List<Attribute> outer) {
        List<Attribute> path = new ArrayList<>(outer);
        path.add(element);
        if (element instanceof BasicAttribute basic) {
            elementParts.add(new ElementPart(path, null));
            cells.add(new Cell(basic.column(), basic.type()));
        } else if (element instanceof EmbeddedAttribute embedded) {
            embedded.attributes().forEach(part -> addElement(part, path));
        } else if (element instanceof ToOneAttribute toOne && toOne.joinTable() == null && toOne.owning()) {
            for (int i = 0; i < toOne.joinColumns().size(); i++) {
                ColumnPair pair = toOne.joinColumns().get(i);
                Leaf leaf = EntityRow.referencedLeaf(toOne.target(), pair, i);
                elementParts.add(new ElementPart(path, leaf));
                cells.add(new Cell(pair.column(), leaf.type()));
            }
        } else {
            throw new UnsupportedOperationException(element
                    + ": of the relationships within elements of a collection table only those with a foreign key in"
                    + " that table are supported yet");
        }
    }

    int size() {
        return cells.size();
    }

    Column column(int slot) {
        return cells.get(slot).column;
    }

    ValueType<?> type(int slot) {
        return cells.get(slot).type;
    }
}
