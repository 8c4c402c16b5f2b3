package org.athanor.query.tree;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Locale;
import org.athanor.query.tree.Source.PathJoin;

/**
 * Writes trees as JPQL: of whole statements what the parser makes the same tree of, as far as the language can say it; of
 * parts what messages call them.
 */
public final class JpqlWriter {
    private final StringBuilder out = new StringBuilder();
    private final ExpressionWriter expressions = new ExpressionWriter(out, this);

    private JpqlWriter() {}

    public static String of(Statement statement) {
        JpqlWriter writer = new JpqlWriter();
        writer.statement(statement);
        return writer.out.toString();
    }

    public static String of(Expression expression) {
        JpqlWriter writer = new JpqlWriter();
        writer.expressions.write(expression);
        return writer.out.toString();
    }

    void statement(Statement statement) {
        if (statement instanceof Query query) {
            query(query);
        } else if (statement instanceof UpdateQuery update) {
            out.append("update ").append(update.target().entity().name());
            name(update.target().variable());
            out.append(" set ");
            for (int i = 0; i < update.assignments().size(); i++) {
                UpdateQuery.Assignment assignment = update.assignments().get(i);
                out.append(i == 0 ? "" : ", ");
                expressions.write(assignment.attribute());
                out.append(" = ");
                expressions.operand(assignment.value());
            }
            clause(" where ", update.where());
        } else if (statement instanceof DeleteQuery delete) {
            out.append("delete from ").append(delete.target().entity().name());
            name(delete.target().variable());
            clause(" where ", delete.where());
        }
    }

    void query(Query query) {
        if (query instanceof SelectQuery select) {
            select(select, select.orderBy());
        } else if (query instanceof SetQuery set) {
            set(set);
        } else if (query instanceof LimitedQuery limited) {
            query(limited.query());
            page(" limit ", limited.limit());
            page(" offset ", limited.offset());
        } else if (query instanceof WithQuery with) {
            with(with);
        }
    }

    private void page(String clause, @Nullable Expression rows) {
        if (rows != null) {
            out.append(clause);
            expressions.write(rows);
        }
    }

    private void with(WithQuery with) {
        boolean recursive = with.tables().stream().anyMatch(CommonTable::recursive);
        out.append(recursive ? "with recursive " : "with ");
        for (int i = 0; i < with.tables().size(); i++) {
            out.append(i == 0 ? "" : ", ").append(with.tables().get(i).name()).append(" as (");
            query(with.tables().get(i).query());
            out.append(")");
        }
        out.append(" ");
        query(with.query());
    }

    /** The order of the whole stands behind the last select. */
    private void set(SetQuery set) {
        boolean intersect = set.operator() == SetQuery.Operator.INTERSECT;
        combined(set.left(), set.left() instanceof SetQuery left && (!intersect || left.operator() == set.operator()));
        out.append(" ").append(set.operator().name().toLowerCase(Locale.ROOT)).append(set.all() ? " all " : " ");
        combined(
                set.right(),
                !intersect && set.right() instanceof SetQuery right && right.operator() == SetQuery.Operator.INTERSECT);
        order(set.orderBy(), set.selections());
    }

    private void combined(Query query, boolean bare) {
        boolean ordered =
                query instanceof SelectQuery select && !select.orderBy().isEmpty()
                        || query instanceof SetQuery set && !set.orderBy().isEmpty();
        if (ordered || query instanceof LimitedQuery || query instanceof SetQuery && !bare) {
            out.append("(");
            query(query);
            out.append(")");
        } else {
            query(query);
        }
    }

    private void select(SelectQuery select, List<Ordering> order) {
        out.append(select.distinct() ? "select distinct " : "select ");
        selections(select.selections());
        if (!select.from().isEmpty()) {
            out.append(" from ");
            sources(select.from());
        }
        clause(" where ", select.where());
        if (!select.groupBy().isEmpty()) {
            out.append(" group by ");
            expressions.list(select.groupBy());
        }
        clause(" having ", select.having());
        order(order, select.selections());
    }

    private void clause(String keyword, @Nullable Condition condition) {
        if (condition != null) {
            out.append(keyword);
            expressions.write(condition);
        }
    }

    private void selections(List<Selection> selections) {
        for (int i = 0; i < selections.size(); i++) {
            out.append(i == 0 ? "" : ", ");
            Selection selection = selections.get(i);
            if (selection instanceof Selection.Construction construction) {
                out.append("new ").append(construction.type().getName()).append("(");
                selections(construction.items());
                out.append(")");
            } else if (selection instanceof Selection.Value value) {
                expressions.write(value.expression());
            }
            if (selection.alias() != null) {
                out.append(" as ").append(selection.alias());
            }
        }
    }

    private void sources(List<Source> sources) {
        boolean first = true;
        for (Source source : sources) {
            source(source, first);
            first = false;
        }
    }

    private void source(Source source, boolean first) {
        String comma = first ? "" : ", ";
        if (source instanceof Source.Range range) {
            out.append(comma).append(range.entity().name());
        } else if (source instanceof Source.Derived derived) {
            out.append(comma);
            expressions.write(derived.path());
        } else if (source instanceof Source.QueryRange range) {
            out.append(comma).append("(");
            query(range.query());
            out.append(")");
        } else if (source instanceof Source.CommonRange range) {
            out.append(comma).append(range.table());
        } else if (source instanceof PathJoin join) {
            pathJoin(join);
        } else if (source instanceof Source.EntityJoin join) {
            boolean cross = !join.left() && join.on() == null;
            out.append(cross ? " cross join " : join(join.left()))
                    .append(join.entity().name());
        } else if (source instanceof Source.QueryJoin join) {
            out.append(join(join.left())).append("(");
            query(join.query());
            out.append(")");
        } else if (source instanceof Source.CommonJoin join) {
            out.append(join(join.left())).append(join.table());
        }
        name(source.variable());
        clause(" on ", on(source));
    }

    private static @Nullable Condition on(Source source) {
        if (source instanceof PathJoin join) {
            return join.on();
        }
        if (source instanceof Source.EntityJoin join) {
            return join.on();
        }
        if (source instanceof Source.QueryJoin join) {
            return join.on();
        }
        return source instanceof Source.CommonJoin join ? join.on() : null;
    }

    private static String join(boolean left) {
        return left ? " left join " : " join ";
    }

    private void pathJoin(PathJoin join) {
        out.append(join(join.left())).append(join.fetch() ? "fetch " : "").append(join.treat() != null ? "treat(" : "");
        expressions.write(join.path());
        if (join.treat() != null) {
            out.append(" as ").append(join.treat().name()).append(")");
        }
    }

    /** Variables that no text named have none here either. */
    private void name(Variable variable) {
        if (!variable.name().startsWith("#") && !variable.name().equals("this")) {
            out.append(" ").append(variable.name());
        }
    }

    void order(List<Ordering> order, List<Selection> selections) {
        for (int i = 0; i < order.size(); i++) {
            Ordering item = order.get(i);
            out.append(i == 0 ? " order by " : ", ");
            expressions.write(item.expression(), selections);
            out.append(item.descending() ? " desc" : "");
            if (item.nullsFirst() != null) {
                out.append(item.nullsFirst() ? " nulls first" : " nulls last");
            }
        }
    }
}
