package org.athanor.query.translate;

import java.util.List;
import java.util.Set;
import org.athanor.load.EntityLoaders;
import org.athanor.query.tree.DeleteQuery;
import org.athanor.query.tree.Query;
import org.athanor.query.tree.Statement;
import org.athanor.query.tree.UpdateQuery;
import org.athanor.sql.schema.Table;

/** Translates queries of a persistence unit to SQL. Stateless and shared. */
public final class Translator {
    private final EntityLoaders loaders;

    public Translator(EntityLoaders loaders) {
        this.loaders = loaders;
    }

    /**
     * The query in SQL, for executions with these options. A {@link QueryTranslationException} says what does not fit
     * together, an UnsupportedOperationException names a feature that is not there.
     */
    public Translated translate(Statement tree, TranslationOptions options) {
        Translation translation = new Translation(loaders);
        if (tree instanceof Query query) {
            SelectTranslator.Result result = new SelectTranslator(translation, options).translate(query);
            return new Translated.Selecting(
                    result.sql(),
                    translation.parameters().all(),
                    tables(translation, result.sql()),
                    result.items(),
                    result.uniqueRoots());
        }
        MutationTranslator mutations = new MutationTranslator(translation);
        if (tree instanceof UpdateQuery update) {
            org.athanor.sql.Statement sql = mutations.update(update);
            return new Translated.Changing(
                    sql, List.of(), translation.parameters().all(), tables(translation, sql));
        }
        DeleteQuery delete = (DeleteQuery) tree;
        org.athanor.sql.Statement sql = mutations.delete(delete);
        List<org.athanor.sql.Statement> before = mutations.beforeDelete(delete);
        Set<Table> tables = tables(translation, sql);
        before.forEach(new TableCollector(tables)::statement);
        return new Translated.Changing(sql, before, translation.parameters().all(), tables);
    }

    private static Set<Table> tables(Translation translation, org.athanor.sql.Statement sql) {
        Set<Table> tables = translation.tables();
        new TableCollector(tables).statement(sql);
        return tables;
    }
}
