package org.athanor.query.execute;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.athanor.dialect.Dialect;
import org.athanor.instrument.Accesses;
import org.athanor.load.EntityLoaders;
import org.athanor.mapping.Mappings;
import org.athanor.mapping.ResultSetMapping;
import org.athanor.query.translate.Translator;
import org.athanor.query.tree.Statement;

/**
 * Compiles queries and keeps their plans: one a factory. A text leads to its plan at once; texts and built queries that ask
 * the same have equal trees and so share one plan.
 */
public final class QueryPlans {
    private record NativeKey(
            String text,
            @Nullable Class<?> resultClass,
            List<String> columns,
            List<NativeItem> items,
            @Nullable ResultSetMapping mapping) {}

    private final NativeReaders natives;
    private final Map<String, Boolean> functions = new ConcurrentHashMap<>();
    private final Function<String, Statement> parser;
    private final StatementCompiler compiler;
    private final PlanCache plans;

    /** {@code parser} makes the tree of a JPQL text; {@code maximumWeight} bounds the cache. */
    public QueryPlans(
            Mappings mappings,
            Dialect dialect,
            EntityLoaders loaders,
            Accesses accesses,
            Function<String, Statement> parser,
            int maximumWeight) {
        this.natives = new NativeReaders(mappings, dialect, loaders, accesses);
        this.parser = parser;
        this.compiler = new StatementCompiler(new Translator(loaders), dialect, accesses);
        this.plans = new PlanCache(maximumWeight);
    }

    /** The plan of a JPQL query. Throws an IllegalArgumentException (QuerySyntaxException) when it is not a valid one. */
    public TreeQueryPlan jpql(String text) {
        return plans.get(TreeQueryPlan.class, text, () -> {
            Statement tree = parser.apply(text);
            return plans.of(tree, () -> new TreeQueryPlan(compiler, tree, text, false));
        });
    }

    /** The plan of a tree that was built. */
    public TreeQueryPlan of(Statement tree) {
        return plans.get(TreeQueryPlan.class, tree, () -> new TreeQueryPlan(compiler, tree, "", true));
    }

    /** The plan of a native query; {@code resultClass} is an entity, or a class of single values, or null. */
    public NativeQueryPlan sql(String text, @Nullable Class<?> resultClass) {
        return sql(text, resultClass, List.of());
    }

    /** The same, where {@code columns} names the columns in their order; empty: they have their names. */
    public NativeQueryPlan sql(String text, @Nullable Class<?> resultClass, List<String> columns) {
        return plans.get(
                NativeQueryPlan.class,
                new NativeKey(text, resultClass, columns, List.of(), null),
                () -> new NativeQueryPlan(text, resultClass, columns, natives));
    }

    /** The plan of a native query that gives several values, or one, for each row. */
    public NativeQueryPlan sqlValues(String text, List<NativeItem> items) {
        return plans.get(
                NativeQueryPlan.class,
                new NativeKey(text, null, List.of(), items, null),
                () -> new NativeQueryPlan(text, items, natives));
    }

    /** The plan of a native query whose rows are read by a result set mapping. */
    public NativeQueryPlan sqlMapped(String text, ResultSetMapping mapping) {
        return plans.get(
                NativeQueryPlan.class,
                new NativeKey(text, null, List.of(), List.of(), mapping),
                () -> new NativeQueryPlan(text, mapping, natives));
    }

    /** A call of a stored procedure whose result sets are, in order, of these classes; none of them is as they come. */
    public ProcedureRequest procedure(String name, List<Class<?>> resultClasses) {
        List<Supplier<RowReader>> readers = new ArrayList<>();
        resultClasses.forEach(each -> readers.add(natives.of(each, List.of())));
        return procedureReading(name, readers);
    }

    /** The same, by result set mappings. */
    public ProcedureRequest procedureMapped(String name, List<ResultSetMapping> mappings) {
        List<Supplier<RowReader>> readers = new ArrayList<>();
        mappings.forEach(each -> readers.add(natives.of(each)));
        return procedureReading(name, readers);
    }

    private ProcedureRequest procedureReading(String name, List<Supplier<RowReader>> readers) {
        if (readers.isEmpty()) {
            readers.add(natives.of((Class<?>) null, List.of()));
        }
        return new ProcedureRequest(name, readers, natives, functions);
    }

    /** How many different questions are kept, whatever language asked them. */
    public long trees() {
        return plans.trees();
    }

    /** How the cache did so far. */
    public PlanStatistics statistics() {
        return plans.statistics();
    }
}
