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
        MutationTranslator.Changes changes =
                tree instanceof UpdateQuery update ? mutations.update(update) : mutations.delete((DeleteQuery) tree);
        MutationTranslator.KeyQuery keys = changes.keys();
        TableCollector tables = new TableCollector(translation.tables());
        changes.before().forEach(tables::statement);
        changes.statements().forEach(tables::statement);
        if (keys != null) {
            tables.statement(keys.select());
        }
        return new Translated.Changing(
                changes.before(),
                changes.statements(),
                keys == null ? null : keys.select(),
                keys == null ? List.of() : keys.types(),
                translation.parameters().all(),
                translation.tables());
    }

    private static Set<Table> tables(Translation translation, org.athanor.sql.Statement sql) {
        Set<Table> tables = translation.tables();
        new TableCollector(tables).statement(sql);
        return tables;
    }
}
