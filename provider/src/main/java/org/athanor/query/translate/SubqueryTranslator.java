package org.athanor.query.translate;

import jakarta.annotation.Nullable;
import java.util.List;
import org.athanor.load.RelationshipJoin;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.ElementCollectionAttribute;
import org.athanor.mapping.Relationship;
import org.athanor.query.tree.ComparisonOperator;
import org.athanor.query.tree.Domain;
import org.athanor.query.tree.Expression;
import org.athanor.query.tree.Expression.Path;
import org.athanor.query.tree.LimitedQuery;
import org.athanor.query.tree.Query;
import org.athanor.query.tree.SelectQuery;
import org.athanor.query.tree.Selection;
import org.athanor.query.tree.SetQuery;
import org.athanor.sql.FromItem.TableRef;
import org.athanor.sql.QueryExpression;
import org.athanor.sql.Select;
import org.athanor.sql.SelectItem;
import org.athanor.sql.SqlExpression;
import org.athanor.sql.SqlExpression.Function;
import org.athanor.sql.SqlExpression.Star;
import org.athanor.type.ValueTypes;

/** Queries within queries: those of the text (Jakarta Persistence 3.2, 4.6.12), and those that collections mean. */
final class SubqueryTranslator {
    /** A query with what each of its rows is. */
    record Selected(QueryExpression sql, Term shape) {}

    private final Translation translation;

    SubqueryTranslator(Translation translation) {
        this.translation = translation;
    }

    /** A query with one result, as a value. */
    Term scalar(Query query) {
        return scalar(query(query));
    }

    static Term scalar(Selected selected) {
        SqlExpression sql = new SqlExpression.Scalar(selected.sql());
        Term shape = selected.shape();
        if (shape.columns().size() != 1) {
            throw new QueryTranslationException("A subquery that selects " + ExpressionTranslator.describe(shape)
                    + " of several columns cannot stand for a value; IN and EXISTS can be asked of it");
        }
        if (shape instanceof Term.Instance instance) {
            return new Term.Instance(instance.entity(), List.of(sql));
        }
        return shape instanceof Term.Value value
                ? new Term.Value(sql, value.type())
                : new Term.Value(sql, UntypedValue.TYPE);
    }

    /** A query with the columns of its one item. */
    Selected query(Query query) {
        if (query instanceof SetQuery set) {
            Selected left = query(set.left());
            Selected right = query(set.right());
            return new Selected(SelectTranslator.combined(set, left.sql(), right.sql(), List.of()), left.shape());
        }
        if (query instanceof LimitedQuery limited) {
            return limited(limited);
        }
        if (!(query instanceof SelectQuery select)) {
            throw new QueryTranslationException("WITH stands before a whole query, not within one");
        }
        if (select.selections().size() != 1 || !(select.selections().get(0) instanceof Selection.Value item)) {
            throw new QueryTranslationException("A subquery selects exactly one value");
        }
        return translation.within(new QueryScope(translation.scope()), () -> {
            translation.from().declare(select.from(), FetchPlan.none());
            Term shape = translation.expressions().term(item.expression());
            List<SelectItem> items =
                    shape.columns().stream().map(SelectItem::of).toList();
            return new Selected(clauses(select, items, select.distinct()), shape);
        });
    }

    private Select clauses(SelectQuery query, List<SelectItem> items, boolean distinct) {
        ClauseTranslator clauses = new ClauseTranslator(translation);
        SqlExpression written = clauses.where(query);
        List<SqlExpression> groupBy = clauses.groupBy(query);
        SqlExpression having = clauses.having(query);
        SqlExpression where = translation.scope().where(written);
        return new Select(
                distinct, items, translation.scope().from(), where, groupBy, having, List.of(), null, null, null);
    }

    /** Some of the rows: their order matters. */
    private Selected limited(LimitedQuery limited) {
        QueryRows rows = new RowsTranslator(translation).rows(limited, translation.scope());
        return new Selected(rows.all(), rows.shape());
    }

    /** EXISTS; what the query selects does not matter. */
    SqlExpression exists(Query query, boolean negated) {
        if (!(query instanceof SelectQuery select) || !select.groupBy().isEmpty() || select.having() != null) {
            return new SqlExpression.Exists(query(query).sql(), negated);
        }
        return translation.within(new QueryScope(translation.scope()), () -> {
            translation.from().declare(select.from(), FetchPlan.none());
            for (Selection selection : select.selections()) {
                if (selection instanceof Selection.Value value) {
                    Term selected = translation.expressions().term(value.expression());
                    if (value.expression() instanceof Expression.Aggregate) {
                        List<SelectItem> items = List.of(SelectItem.of(selected.single()));
                        return new SqlExpression.Exists(clauses(select, items, false), negated);
                    }
                }
            }
            return new SqlExpression.Exists(clauses(select, List.of(), false), negated);
        });
    }

    /** That what the path leads to has a row; one equal to {@code element}, if that is given. */
    SqlExpression exists(Path path, @Nullable Expression element, boolean negated) {
        Occurrence owner = owner(path);
        return translation.within(
                new QueryScope(translation.scope()),
                () -> new SqlExpression.Exists(elements(owner, path.last(), List.of(), element), negated));
    }

    /** SIZE: a count of rows. */
    Term size(Path path) {
        Occurrence owner = owner(path);
        SelectItem count = SelectItem.of(new Function("count", false, List.of(new Star())));
        Select select = translation.within(
                new QueryScope(translation.scope()), () -> elements(owner, path.last(), List.of(count), null));
        return new Term.Value(new SqlExpression.Scalar(select), ValueTypes.require(Integer.class));
    }

    private Occurrence owner(Path path) {
        List<Attribute> attributes = path.attributes();
        Occurrence base = translation.paths().occurrence(path.base());
        return translation.paths().follow(base, attributes.subList(0, attributes.size() - 1), false);
    }

    private Select elements(
            Occurrence owner, Attribute attribute, List<SelectItem> items, @Nullable Expression element) {
        QueryScope scope = translation.scope();
        Occurrence elements;
        if (attribute instanceof ElementCollectionAttribute values) {
            String alias = translation.aliases().next(values.table().table());
            FromRoot root = FromRoot.of(new TableRef(values.table().table(), alias));
            scope.add(root);
            scope.condition(FromTranslator.elementKey(values, alias, owner));
            elements = new Occurrence(
                    Domain.of(attribute), null, alias, root, null, scope, new Occurrence.Via(attribute, null));
        } else {
            Relationship relationship = (Relationship) attribute;
            RelationshipJoin join = new RelationshipJoin(owner::column, relationship, translation.aliases(), null);
            FromRoot root = FromRoot.of(join);
            scope.add(root);
            elements = Occurrence.of(relationship, join, root, null, scope);
        }
        SqlExpression equal = null;
        if (element != null) {
            Term each = translation.paths().whole(elements);
            equal = ConditionTranslator.compare(
                    ComparisonOperator.EQ, each, translation.expressions().term(element, each));
        }
        SqlExpression where = scope.where(equal);
        return Select.of(items, scope.from(), where);
    }
}
