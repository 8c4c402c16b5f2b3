package org.athanor.query.translate;

import java.util.List;
import org.athanor.load.TableGroup;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.EmbeddedAttribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.sql.SqlExpression;
import org.athanor.type.ValueType;

/** What an expression came to in SQL: one column's value, or several columns that make one value. */
sealed interface Term {
    /** One value. */
    record Value(SqlExpression sql, ValueType<?> type) implements Term {}

    /** An instance, by its identifier's columns in the order of its leaves. */
    record Instance(EntityMapping entity, List<SqlExpression> key) implements Term {}

    /** An identifier of several columns. */
    record Identity(EntityMapping entity, List<SqlExpression> key) implements Term {}

    /** An embedded value, by the columns of its basic parts. */
    record Embedded(EmbeddedAttribute embedded, List<Part> parts) implements Term {}

    /** One column of an embedded value, and the way to it from the embeddable. */
    record Part(List<Attribute> path, SqlExpression sql, ValueType<?> type) {}

    /** The class of an instance. */
    record ClassOf(TableGroup group) implements Term {}

    /** The class of an entity, named in the query. */
    record ClassLiteral(EntityMapping entity) implements Term {}

    /** The columns, for comparisons and conditions that treat them alike. */
    default List<SqlExpression> columns() {
        if (this instanceof Value value) {
            return List.of(value.sql());
        }
        if (this instanceof Instance instance) {
            return instance.key();
        }
        if (this instanceof Identity identity) {
            return identity.key();
        }
        if (this instanceof Embedded embedded) {
            return embedded.parts().stream().map(Part::sql).toList();
        }
        if (this instanceof ClassOf classOf) {
            return List.of(classOf.group().discriminator());
        }
        throw new QueryTranslationException("An entity class can only be compared with TYPE(…)");
    }

    /** The columns as one expression. */
    default SqlExpression single() {
        List<SqlExpression> columns = columns();
        return columns.size() == 1 ? columns.get(0) : new SqlExpression.Row(columns);
    }
}
