package org.athanor.load;

import java.util.ArrayList;
import java.util.List;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.Inheritance.Strategy;
import org.athanor.sql.SqlExpression;
import org.athanor.sql.SqlExpression.Case;
import org.athanor.sql.SqlExpression.ColumnRef;
import org.athanor.sql.SqlExpression.InValues;
import org.athanor.sql.SqlExpression.IsNull;
import org.athanor.sql.SqlExpression.Literal;
import org.athanor.sql.SqlExpression.When;
import org.athanor.sql.schema.Column;

/**
 * Tells the classes of a hierarchy apart within one {@link TableGroup}: by the discriminator column if there is one, else
 * by the number of the class ({@link EntityMapping#ordinal()}), which a derived table carries and which joined tables show
 * by the subclass row that is there.
 */
final class TypeTest {
    private final TableGroup group;
    private final EntityMapping mapping;

    TypeTest(TableGroup group) {
        this.group = group;
        this.mapping = group.mapping();
    }

    /** Whether {@link #discriminator()} is the discriminator column; else it is the number of the class. */
    static boolean byColumn(EntityMapping mapping) {
        Strategy strategy = mapping.inheritance().strategy();
        return (strategy == Strategy.SINGLE_TABLE || strategy == Strategy.JOINED)
                && mapping.inheritance().discriminatorColumn() != null;
    }

    SqlExpression discriminator() {
        Column column = mapping.inheritance().discriminatorColumn();
        if (column != null && byColumn(mapping)) {
            return group.column(column);
        }
        if (group.derived()) {
            return group.classColumn();
        }
        if (mapping.inheritance().strategy() != Strategy.JOINED || !mapping.hasSubMappings()) {
            return new Literal(mapping.ordinal());
        }
        group.requireSubclasses();
        List<EntityMapping> subclasses = mapping.hierarchy();
        List<When> whens = new ArrayList<>();
        for (int i = subclasses.size() - 1; i > 0; i--) {
            EntityMapping sub = subclasses.get(i);
            whens.add(new When(hasRow(sub), new Literal(sub.ordinal())));
        }
        return new Case(null, whens, new Literal(mapping.ordinal()));
    }

    SqlExpression value(EntityMapping type) {
        if (!byColumn(mapping)) {
            return new Literal(type.ordinal());
        }
        Object value = type.discriminatorValue();
        return new Literal(value instanceof Character ? value.toString() : value);
    }

    SqlExpression isInstance(EntityMapping type) {
        if (!byColumn(mapping) && mapping.inheritance().strategy() == Strategy.JOINED && !group.derived()) {
            return hasRow(type);
        }
        List<SqlExpression> values = new ArrayList<>();
        for (EntityMapping sub : type.hierarchy()) {
            if (byColumn(mapping) ? sub.discriminatorValue() != null : !sub.isAbstract()) {
                values.add(value(sub));
            }
        }
        return values.size() == 1
                ? SqlExpression.eq(discriminator(), values.get(0))
                : new InValues(discriminator(), values, false);
    }

    /** That the table of a subclass has a row; subclasses below come first in a CASE, so the deepest one wins. */
    private SqlExpression hasRow(EntityMapping sub) {
        return new IsNull(new ColumnRef(group.alias(sub.table()), sub.tableKey().get(0)), true);
    }
}
