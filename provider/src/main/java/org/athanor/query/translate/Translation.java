package org.athanor.query.translate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.athanor.load.AliasAllocator;
import org.athanor.load.EntityLoaders;
import org.athanor.mapping.ElementCollectionAttribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.PluralAttribute;
import org.athanor.mapping.Relationship;
import org.athanor.mapping.ToManyAttribute;
import org.athanor.query.tree.Condition;
import org.athanor.query.tree.Expression;
import org.athanor.query.tree.Variable;
import org.athanor.sql.SqlExpression;
import org.athanor.sql.schema.Table;

/** What the translators of one statement share: aliases, parameters, the query they are in; used once. */
final class Translation {
    private final EntityLoaders loaders;
    private final AliasAllocator aliases = new AliasAllocator();
    private final ParameterCatalog parameters = new ParameterCatalog();
    private final Set<Table> tables = new HashSet<>();
    private final PathTranslator paths = new PathTranslator(this);
    private final FromTranslator from = new FromTranslator(this);
    private final ExpressionTranslator expressions = new ExpressionTranslator(this);
    private final ConditionTranslator conditions = new ConditionTranslator(this);
    private final SubqueryTranslator subqueries = new SubqueryTranslator(this);
    private final Map<Variable, Reference> rows = new HashMap<>();
    private final Map<String, QueryRows> common = new HashMap<>();
    private QueryScope scope = new QueryScope(null);
    private List<SqlExpression> treats = new ArrayList<>();

    Translation(EntityLoaders loaders) {
        this.loaders = loaders;
    }

    EntityLoaders loaders() {
        return loaders;
    }

    AliasAllocator aliases() {
        return aliases;
    }

    ParameterCatalog parameters() {
        return parameters;
    }

    PathTranslator paths() {
        return paths;
    }

    FromTranslator from() {
        return from;
    }

    ExpressionTranslator expressions() {
        return expressions;
    }

    SubqueryTranslator subqueries() {
        return subqueries;
    }

    QueryScope scope() {
        return scope;
    }

    /** The rows of a query as a variable sees them, under its alias. */
    record Reference(QueryRows rows, String alias) {
        Term term(int index) {
            return rows.term(alias, index);
        }
    }

    /** The query behind a variable over its rows. */
    Reference rows(Variable variable) {
        Reference found = rows.get(variable);
        if (found == null) {
            throw new QueryTranslationException(
                    "The variable '" + variable.name() + "' stands for no subquery in FROM");
        }
        return found;
    }

    void rows(Variable variable, QueryRows query, String alias) {
        rows.put(variable, new Reference(query, alias));
    }

    /** The common table of that name. */
    QueryRows common(String name) {
        QueryRows found = common.get(name);
        if (found == null) {
            throw new QueryTranslationException("There is no common table '" + name + "' before this query");
        }
        return found;
    }

    void common(String name, QueryRows query) {
        if (common.putIfAbsent(name, query) != null) {
            throw new QueryTranslationException("There are two common tables named '" + name + "'");
        }
    }

    /** Translates something within a scope of its own. */
    <T> T within(QueryScope inner, Supplier<T> work) {
        QueryScope before = scope;
        List<SqlExpression> treatsBefore = treats;
        scope = inner;
        treats = new ArrayList<>();
        try {
            return work.get();
        } finally {
            scope = before;
            treats = treatsBefore;
        }
    }

    /** A condition that a treated path adds to the predicate it stands in (4.4.9). */
    void treat(SqlExpression condition) {
        if (!treats.contains(condition)) {
            treats.add(condition);
        }
    }

    /** Translates one predicate, with what the treated paths in it demand. */
    SqlExpression predicate(Supplier<SqlExpression> work) {
        List<SqlExpression> before = treats;
        treats = new ArrayList<>();
        try {
            SqlExpression predicate = work.get();
            if (treats.isEmpty()) {
                return predicate;
            }
            treats.add(predicate);
            return new SqlExpression.And(treats);
        } finally {
            treats = before;
        }
    }

    /** Translates a part of the query; what is wrong with it is told with its text. */
    <T> T telling(Expression part, Supplier<T> work) {
        try {
            return work.get();
        } catch (QueryTranslationException e) {
            throw e.in(part);
        }
    }

    SqlExpression condition(Condition condition) {
        return conditions.translate(condition);
    }

    /** The query depends on rows of these, though its SQL does not name them. */
    void reads(PluralAttribute attribute) {
        if (attribute instanceof ToManyAttribute toMany && toMany.joinTable() != null) {
            tables.add(toMany.joinTable().table());
        }
        if (attribute instanceof Relationship relationship) {
            reads(relationship.target());
        } else if (attribute instanceof ElementCollectionAttribute elements) {
            tables.add(elements.table().table());
        }
    }

    void reads(EntityMapping entity) {
        for (EntityMapping each : entity.hierarchy()) {
            tables.addAll(each.tables());
        }
    }

    Set<Table> tables() {
        return tables;
    }
}
