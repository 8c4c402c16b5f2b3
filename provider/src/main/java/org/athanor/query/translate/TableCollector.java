package org.athanor.query.translate;

import jakarta.annotation.Nullable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.athanor.sql.Delete;
import org.athanor.sql.FromItem;
import org.athanor.sql.OrderItem;
import org.athanor.sql.QueryExpression;
import org.athanor.sql.Select;
import org.athanor.sql.SelectItem;
import org.athanor.sql.SetOperation;
import org.athanor.sql.SqlExpression;
import org.athanor.sql.Statement;
import org.athanor.sql.Update;
import org.athanor.sql.With;
import org.athanor.sql.schema.Table;

/** Finds the tables that a statement reads or changes, those of its subqueries too. */
final class TableCollector {
    private final Set<Table> tables;
    private final Set<String> spoken;

    TableCollector(Set<Table> tables) {
        this(tables, new HashSet<>());
    }

    /** {@code spoken} gets the aliases that expressions speak of. */
    TableCollector(Set<Table> tables, Set<String> spoken) {
        this.tables = tables;
        this.spoken = spoken;
    }

    /** The aliases of the tables in FROM. */
    void aliases(List<FromItem> from, Set<String> into) {
        for (FromItem item : from) {
            if (item instanceof FromItem.TableRef ref && ref.alias() != null) {
                into.add(ref.alias());
            } else if (item instanceof FromItem.Join join) {
                aliases(List.of(join.left(), join.right()), into);
            }
        }
    }

    void statement(Statement statement) {
        if (statement instanceof QueryExpression query) {
            query(query);
        } else if (statement instanceof Update update) {
            tables.add(update.table().table());
            update.assignments().forEach(each -> expression(each.value()));
            expression(update.where());
        } else if (statement instanceof Delete delete) {
            tables.add(delete.table().table());
            expression(delete.where());
        }
    }

    private void query(QueryExpression query) {
        if (query instanceof SetOperation set) {
            query(set.left());
            query(set.right());
            return;
        }
        if (query instanceof With with) {
            with.tables().forEach(table -> query(table.query()));
            query(with.query());
            return;
        }
        Select select = (Select) query;
        for (SelectItem item : select.items()) {
            expression(item.expression());
        }
        select.from().forEach(this::from);
        expression(select.where());
        expressions(select.groupBy());
        expression(select.having());
        for (OrderItem item : select.orderBy()) {
            expression(item.expression());
        }
    }

    private void from(FromItem from) {
        if (from instanceof FromItem.TableRef ref) {
            tables.add(ref.table());
        } else if (from instanceof FromItem.Derived derived) {
            query(derived.query());
        } else if (from instanceof FromItem.Join join) {
            from(join.left());
            from(join.right());
            expression(join.on());
        }
    }

    private void expressions(List<SqlExpression> expressions) {
        expressions.forEach(this::expression);
    }

    void expression(@Nullable SqlExpression e) {
        if (e instanceof SqlExpression.ColumnRef column && column.alias() != null) {
            spoken.add(column.alias());
        }
        if (e == null || e instanceof SqlExpression.ColumnRef) {
            return;
        }
        if (e instanceof SqlExpression.And and) {
            expressions(and.terms());
        } else if (e instanceof SqlExpression.Or or) {
            expressions(or.terms());
        } else if (e instanceof SqlExpression.Not not) {
            expression(not.term());
        } else if (e instanceof SqlExpression.Comparison comparison) {
            expression(comparison.left());
            expression(comparison.right());
        } else if (e instanceof SqlExpression.Exists exists) {
            query(exists.query());
        } else if (e instanceof SqlExpression.InQuery in) {
            expression(in.term());
            query(in.query());
        } else if (e instanceof SqlExpression.Scalar scalar) {
            query(scalar.query());
        } else if (e instanceof SqlExpression.Quantified quantified) {
            query(quantified.query());
        } else {
            operation(e);
        }
    }

    private void operation(SqlExpression e) {
        if (e instanceof SqlExpression.Arithmetic arithmetic) {
            expression(arithmetic.left());
            expression(arithmetic.right());
        } else if (e instanceof SqlExpression.Negate negate) {
            expression(negate.term());
        } else if (e instanceof SqlExpression.Concat concat) {
            expressions(concat.terms());
        } else if (e instanceof SqlExpression.Function function) {
            expressions(function.arguments());
        } else if (e instanceof SqlExpression.Over over) {
            expression(over.function());
            expressions(over.partitionBy());
            over.orderBy().forEach(item -> expression(item.expression()));
        } else if (e instanceof SqlExpression.Case cases) {
            expression(cases.operand());
            cases.whens().forEach(when -> {
                expression(when.condition());
                expression(when.result());
            });
            expression(cases.otherwise());
        } else if (e instanceof SqlExpression.Between between) {
            expression(between.term());
            expression(between.low());
            expression(between.high());
        } else if (e instanceof SqlExpression.Like like) {
            expression(like.term());
            expression(like.pattern());
        } else if (e instanceof SqlExpression.InValues in) {
            expression(in.term());
            expressions(in.values());
        } else if (e instanceof SqlExpression.InRowParam in) {
            expression(in.term());
        } else if (e instanceof SqlExpression.InParam in) {
            expression(in.term());
        } else if (e instanceof SqlExpression.IsNull isNull) {
            expression(isNull.term());
        } else if (e instanceof SqlExpression.Cast cast) {
            expression(cast.term());
        } else if (e instanceof SqlExpression.Extract extract) {
            expression(extract.term());
        } else if (e instanceof SqlExpression.Trim trim) {
            expression(trim.term());
        }
    }
}
