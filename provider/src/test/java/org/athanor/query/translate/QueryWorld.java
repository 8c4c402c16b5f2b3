package org.athanor.query.translate;

import org.athanor.dialect.Dialect;
import org.athanor.dialect.sqlite.SqliteDialect;
import org.athanor.dialect.sqlite.SqliteSettings;
import org.athanor.instrument.Accesses;
import org.athanor.instrument.References;
import org.athanor.load.EntityLoaders;
import org.athanor.mapping.Mappings;
import org.athanor.mapping.bind.BindSettings;
import org.athanor.mapping.bind.Binder;
import org.athanor.mapping.source.AnnotationSource;
import org.athanor.query.Shop;
import org.athanor.query.execute.QueryPlans;
import org.athanor.query.execute.QueryRequest;
import org.athanor.query.jpql.ClassFinder;
import org.athanor.query.jpql.JpqlParser;

/** The shop without a database: queries as trees, plans and SQL. */
public final class QueryWorld {
    private final Mappings mappings = new Binder().bind(AnnotationSource.read(Shop.CLASSES), BindSettings.of(false));
    private final Dialect dialect = SqliteDialect.create(SqliteSettings.defaults(), "jdbc:sqlite::memory:");
    private final JpqlParser parser = new JpqlParser(mappings, ClassFinder.of(QueryWorld.class.getClassLoader()));
    private final QueryPlans plans;

    public QueryWorld() {
        Accesses accesses = new Accesses(
                mappings, basic -> dialect.codec(basic.type().sqlType()).fetch());
        EntityLoaders loaders = new EntityLoaders(mappings, dialect, accesses, new References(accesses));
        plans = new QueryPlans(mappings, dialect, loaders, accesses, parser::parse, 100);
    }

    public Mappings mappings() {
        return mappings;
    }

    public JpqlParser parser() {
        return parser;
    }

    public QueryPlans plans() {
        return plans;
    }

    /** The SQL of a query. */
    public String sql(String jpql) {
        return new QueryRequest(plans.jpql(jpql)).sql();
    }

    /** The SQL behind the select list. */
    public String from(String jpql) {
        String sql = sql(jpql);
        return sql.substring(sql.indexOf(" from ") + 1);
    }

    /** The SQL of the first page of a query. */
    public String page(String jpql) {
        QueryRequest request = new QueryRequest(plans.jpql(jpql));
        request.maxResults(10);
        return request.sql();
    }
}
