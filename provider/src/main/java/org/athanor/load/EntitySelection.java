package org.athanor.load;

import java.util.ArrayList;
import java.util.List;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.PluralAttribute;
import org.athanor.mapping.Relationship;
import org.athanor.sql.OrderItem;
import org.athanor.sql.SelectItem;
import org.athanor.sql.schema.Column;

/**
 * What one occurrence of an entity contributes to the select list, and how its rows become instances. The columns come in
 * a fixed order: identifier, discriminator if there are subclasses, attributes, then the fetched relationships in turn.
 */
public final class EntitySelection {
    private record Fetch(Relationship relationship, RelationshipJoin join, EntitySelection target) {}

    private final TableGroup group;
    private final LoadPlan plan;
    private final EntityLoaders loaders;
    private final List<Fetch> fetches = new ArrayList<>();

    public EntitySelection(TableGroup group, LoadPlan plan, EntityLoaders loaders) {
        this.group = group;
        this.plan = plan;
        this.loaders = loaders;
    }

    public TableGroup group() {
        return group;
    }

    public LoadPlan plan() {
        return plan;
    }

    /**
     * Reads the targets of {@code relationship} from the same rows: a fetch join. To be said before {@link #items}. At most
     * one to-many may be fetched in a select, all nested ones counted.
     */
    public EntitySelection fetch(Relationship relationship, RelationshipJoin join, EntitySelection target) {
        fetches.add(new Fetch(relationship, join, target));
        return this;
    }

    /** The order that fetched collections ask for; to be appended to the order of the select. */
    public List<OrderItem> fetchOrder() {
        List<OrderItem> order = new ArrayList<>();
        for (Fetch fetch : fetches) {
            if (fetch.relationship() instanceof PluralAttribute plural) {
                order.addAll(ElementOrder.of(plural, fetch.join()::column));
            }
            order.addAll(fetch.target().fetchOrder());
        }
        return order;
    }

    /** The columns of this entity, then those of the fetched ones; complete when all fetches have been said. */
    public List<SelectItem> items() {
        SelectColumns columns = new SelectColumns(1);
        build(columns);
        return columns.items();
    }

    /** {@code firstColumn} is the JDBC index, from 1, of the first of {@link #items()}. */
    public RowMaterializer materializer(int firstColumn) {
        return build(new SelectColumns(firstColumn));
    }

    private RowMaterializer build(SelectColumns columns) {
        EntityMapping mapping = group.mapping();
        EntityReaders readers = new EntityReaders(group, plan, loaders, columns);
        KeyReader key = readers.key();
        int discriminator = group.polymorphic() ? columns.add(group.discriminator()) : 0;
        List<Relationship> fetched = fetches.stream().map(Fetch::relationship).toList();
        List<ConcreteReader> concrete = new ArrayList<>();
        for (EntityMapping each : mapping.hierarchy()) {
            if (!each.isAbstract()) {
                concrete.add(readers.concrete(each, fetched));
            }
        }
        ColumnDecoder decoder = TypeTest.byColumn(mapping)
                        && mapping.inheritance().discriminatorType() != null
                ? new ColumnDecoder(loaders.dialect(), mapping.inheritance().discriminatorType())
                : null;
        FetchedChild[] children = new FetchedChild[fetches.size()];
        for (int i = 0; i < children.length; i++) {
            children[i] = child(fetches.get(i), readers, columns);
        }
        ClassChooser classes = new ClassChooser(mapping, concrete, decoder, discriminator);
        return new EntityRows(mapping, key, classes, children);
    }

    private FetchedChild child(Fetch fetch, EntityReaders readers, SelectColumns columns) {
        Column position = fetch.relationship() instanceof PluralAttribute plural ? plural.orderColumn() : null;
        int positionColumn = position == null ? 0 : columns.add(fetch.join().column(position));
        AttributeSlot[] slots = readers.slots(fetch.relationship());
        RowMaterializer rows = fetch.target().materializer(columns.next());
        columns.addAll(fetch.target().items());
        if (fetch.relationship() instanceof PluralAttribute plural) {
            rows = ElementRows.entries(loaders, plural, fetch.join()::column, columns, rows);
        }
        return new FetchedChild(fetch.relationship(), rows, positionColumn, slots);
    }
}
