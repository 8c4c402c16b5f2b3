package org.athanor.query.execute;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.athanor.query.translate.Loads;
import org.athanor.query.translate.ParameterSlot;
import org.athanor.query.translate.Translated;
import org.athanor.query.translate.TranslationOptions;
import org.athanor.query.tree.JpqlWriter;
import org.athanor.query.tree.Query;
import org.athanor.query.tree.SelectQuery;
import org.athanor.query.tree.Source;
import org.athanor.query.tree.Statement;
import org.athanor.query.tree.UpdateQuery;

/**
 * The plan of a query that has a semantic tree: JPQL, criteria, the native query. It is translated once when it is made; an
 * execution without special options runs that {@code plain} statement, others one of the variants kept beside it.
 */
public final class TreeQueryPlan implements QueryPlan {
    /** More variants than this mean that options differ each time; then they are not kept. */
    private static final int MOST_VARIANTS = 64;

    private record Variant(TranslationOptions options, List<Integer> sizes) {}

    private final StatementCompiler compiler;
    private final Statement tree;
    private final String text;
    private final Kind kind;
    private final List<QueryParameter> parameters;
    private final List<ResultItem> items;
    private final Set<ParameterSlot> expanded;
    private final @Nullable CompiledStatement plain;
    private final Map<Variant, CompiledStatement> variants = new ConcurrentHashMap<>();

    /** {@code conditions}: each execution says what those of fetch joins mean where another select reads them. */
    TreeQueryPlan(StatementCompiler compiler, Statement tree, String text, boolean conditions) {
        this.compiler = compiler;
        this.tree = tree;
        this.text = text;
        this.kind = tree instanceof Query ? Kind.SELECT : tree instanceof UpdateQuery ? Kind.UPDATE : Kind.DELETE;
        boolean toCome = conditions && conditionalFetch(tree);
        Translated translated = compiler.translate(tree, toCome ? TranslationOptions.TO_COME : TranslationOptions.NONE);
        this.parameters = StatementCompiler.parameters(translated.parameters());
        List<ResultItem> results = new ArrayList<>();
        if (translated instanceof Translated.Selecting selecting) {
            selecting
                    .items()
                    .forEach(item ->
                            results.add(new ResultItem(item.alias(), item.plan().javaType())));
        }
        this.items = List.copyOf(results);
        boolean lists = parameters.stream().anyMatch(QueryParameter::collection);
        this.expanded = lists ? compiler.expanded(translated) : Set.of();
        this.plain =
                expanded.isEmpty() && !toCome ? compiler.compile(translated, parameters, new QueryRequest(this)) : null;
    }

    private static boolean conditionalFetch(Statement tree) {
        return tree instanceof SelectQuery select
                && select.from().stream()
                        .anyMatch(
                                source -> source instanceof Source.PathJoin join && join.fetch() && join.on() != null);
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String text() {
        return text.isEmpty() ? JpqlWriter.of(tree) : text;
    }

    @Override
    public int characters() {
        return plain != null ? plain.sql().length() : text.length();
    }

    @Override
    public List<QueryParameter> parameters() {
        return parameters;
    }

    @Override
    public List<ResultItem> items() {
        return items;
    }

    /** What was asked, whatever language asked it. */
    public Statement tree() {
        return tree;
    }

    CompiledStatement statement(QueryRequest request, boolean streamed) {
        TranslationOptions options = kind == Kind.SELECT ? request.options(streamed) : TranslationOptions.NONE;
        if (plain != null
                && (options == TranslationOptions.NONE || streamed && !plain.uniqueRoots() && onlyStreamed(options))) {
            return plain;
        }
        List<Integer> sizes = new ArrayList<>();
        expanded.forEach(slot -> sizes.add(request.places(slot.parameter())));
        Variant variant = new Variant(options, sizes);
        CompiledStatement known = variants.get(variant);
        if (known != null) {
            return known;
        }
        CompiledStatement made = compiler.compile(compiler.translate(tree, options), parameters, request);
        if (variants.size() >= MOST_VARIANTS) {
            variants.clear();
        }
        variants.put(variant, made);
        return made;
    }

    private static boolean onlyStreamed(TranslationOptions options) {
        return !options.limit()
                && !options.offset()
                && options.lock() == null
                && options.loadPlan() == null
                && options.loads() == Loads.NONE;
    }
}
