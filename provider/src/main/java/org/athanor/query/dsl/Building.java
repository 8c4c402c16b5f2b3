package org.athanor.query.dsl;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.athanor.expression.Subselect;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.Mappings;
import org.athanor.query.execute.Bindings;
import org.athanor.query.execute.QueryPlans;
import org.athanor.query.tree.CommonTable;
import org.athanor.query.tree.Condition;
import org.athanor.query.tree.Domain;
import org.athanor.query.tree.Query;
import org.athanor.query.tree.Source;
import org.athanor.query.tree.Variable;
import org.athanor.query.tree.VariableNames;
import org.athanor.query.tree.WithQuery;

/** What the parts of one tree share while it is built: names, values, mappings. */
final class Building {
    private final QueryPlans plans;
    private final Mappings mappings;
    private final BiFunction<Object, Attribute, Object> values;
    private final VariableNames names = new VariableNames();
    private final Bindings bindings = new Bindings();
    private final Map<CommonRows, Domain.CommonRows> common = new IdentityHashMap<>();
    private final List<CommonTable> tables = new ArrayList<>();
    private final Map<String, Object> params = new LinkedHashMap<>();

    private List<Criterion> criteria = List.of();

    Building(QuerySession session) {
        this(session.plans(), session.mappings(), session::value);
    }

    /** {@code values} gives the value that an instance has for an attribute. */
    Building(QueryPlans plans, Mappings mappings, BiFunction<Object, Attribute, Object> values) {
        this.plans = plans;
        this.mappings = mappings;
        this.values = values;
    }

    Mappings mappings() {
        return mappings;
    }

    /** The criteria as what separate loads are told. */
    Criteria restriction(List<Criterion> wanted) {
        return new Criteria(plans, mappings, wanted);
    }

    /** What is said of entities wherever they are. */
    List<Criterion> criteria() {
        return criteria;
    }

    /** Builds something to which further criteria apply. */
    <T> T under(List<Criterion> more, Supplier<T> work) {
        List<Criterion> before = criteria;
        criteria = Question.append(before, more);
        try {
            return work.get();
        } finally {
            criteria = before;
        }
    }

    /** A source with what is said of its instances; those of a range stand in WHERE. */
    Source restricted(Source source, Variables around) {
        if (criteria.isEmpty() || !(source instanceof Source.PathJoin || source instanceof Source.EntityJoin)) {
            return source;
        }
        Condition more = Criterion.condition(criteria, this, source.variable(), around);
        if (more == null) {
            return source;
        }
        if (source instanceof Source.PathJoin join) {
            return new Source.PathJoin(
                    join.left(),
                    join.variable(),
                    join.path(),
                    join.treat(),
                    join.fetch(),
                    Criterion.both(join.on(), more));
        }
        Source.EntityJoin join = (Source.EntityJoin) source;
        return new Source.EntityJoin(join.left(), join.variable(), join.entity(), Criterion.both(join.on(), more));
    }

    Bindings bindings() {
        return bindings;
    }

    /** The values of named parameters, those of queries within this one too. */
    Map<String, Object> params() {
        return params;
    }

    @Nullable
    Object value(Object instance, Attribute attribute) {
        return values.apply(instance, attribute);
    }

    EntityMapping entity(Class<?> type) {
        EntityMapping entity = mappings().findExactly(type);
        if (entity == null) {
            throw new IllegalArgumentException(
                    type.getName()
                            + " is no entity of this persistence unit: list it among the managed classes, or query another class");
        }
        return entity;
    }

    Variable variable(Domain domain) {
        return names.variable(domain);
    }

    Variable variable(String name, Domain domain) {
        return new Variable(names.name(name), domain);
    }

    /** The rows of a common table, made once for the whole statement. */
    Domain.CommonRows common(CommonRows table, Supplier<Domain.CommonRows> maker) {
        Domain.CommonRows known = common.get(table);
        if (known == null) {
            known = maker.get();
            common.put(table, known);
        }
        return known;
    }

    /** Puts a common table before the statement. */
    void add(CommonTable table) {
        tables.add(table);
    }

    /** The query with the common tables that it speaks of. */
    Query withTables(Query query) {
        return tables.isEmpty() ? query : new WithQuery(tables, query);
    }

    /** A query within this one, which may speak of the variables around it. */
    Query subquery(Subselect<?> query, Variables around) {
        if (query instanceof GenerativeQuery<?> generative) {
            return new TreeBuilder(this).nested(generative.question(), around);
        }
        throw new IllegalArgumentException("A query within a query must be one of Athanor's, not " + query.getClass());
    }
}
