package org.athanor.query.execute;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.athanor.mapping.ResultSetMapping;

/**
 * The plan of a query written in SQL (Jakarta Persistence 3.2, 3.11.11). The text goes to the database as it is, each
 * parameter replaced by {@code ?}, a collection by one {@code ?} an element.
 */
public final class NativeQueryPlan implements QueryPlan {
    /** Texts and quoted names are skipped as a whole. */
    private static final Pattern WORD_OR_PARENTHESIS = Pattern.compile("'[^']*'|\"[^\"]*\"|`[^`]*`|\\w+|[()]");

    private static final Set<String> VERBS = Set.of("select", "insert", "update", "delete", "merge", "replace");

    private final String text;
    private final NativeText cut;
    private final Kind kind;
    private final @Nullable Class<?> resultClass;
    private final BindSteps binds;
    private final Supplier<RowReader> readers;
    private final List<ResultItem> items;

    NativeQueryPlan(String text, List<NativeItem> items, NativeReaders natives) {
        this(
                text,
                null,
                natives.of(items),
                items.stream()
                        .map(item -> new ResultItem(item.column(), item.type().javaType()))
                        .toList(),
                natives);
    }

    NativeQueryPlan(String text, @Nullable Class<?> resultClass, List<String> columns, NativeReaders natives) {
        this(
                text,
                resultClass,
                natives.of(resultClass, columns),
                resultClass == null ? List.of() : List.of(new ResultItem(null, resultClass)),
                natives);
    }

    NativeQueryPlan(String text, ResultSetMapping mapping, NativeReaders natives) {
        this(
                text,
                mapping.items().size() == 1 ? mapping.items().get(0).javaType() : Object[].class,
                natives.of(mapping),
                mapping.items().stream()
                        .map(item -> new ResultItem(
                                item instanceof ResultSetMapping.Value value ? value.column() : null, item.javaType()))
                        .toList(),
                natives);
    }

    private NativeQueryPlan(
            String text,
            @Nullable Class<?> resultClass,
            Supplier<RowReader> readers,
            List<ResultItem> items,
            NativeReaders natives) {
        this.text = text;
        this.cut = NativeText.parse(text);
        this.kind = kind(text);
        this.resultClass = resultClass;
        this.binds = new BindSteps(natives.dialect(), natives.accesses(), cut.parameters());
        this.readers = readers;
        this.items = items;
    }

    private static Kind kind(String text) {
        String trimmed = text.stripLeading().toLowerCase(Locale.ROOT);
        int end = 0;
        while (end < trimmed.length() && Character.isLetter(trimmed.charAt(end))) {
            end++;
        }
        String verb = trimmed.substring(0, end);
        return kindOf(verb.equals("with") ? verbAfterWith(trimmed) : verb);
    }

    /** The first verb outside all parentheses; a name of that kind would have to be quoted. */
    private static String verbAfterWith(String text) {
        Matcher words = WORD_OR_PARENTHESIS.matcher(text);
        int depth = 0;
        while (words.find()) {
            String word = words.group();
            depth += word.equals("(") ? 1 : word.equals(")") ? -1 : 0;
            if (depth == 0 && VERBS.contains(word)) {
                return word;
            }
        }
        return "select";
    }

    private static Kind kindOf(String verb) {
        return switch (verb) {
            case "select", "values", "pragma", "explain", "show" -> Kind.SELECT;
            case "update" -> Kind.UPDATE;
            case "delete" -> Kind.DELETE;
            default -> Kind.OTHER;
        };
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public int characters() {
        return text().length();
    }

    @Override
    public List<QueryParameter> parameters() {
        return cut.parameters();
    }

    /** Only known for an entity or a class of single values: the database tells the columns when the query runs. */
    @Override
    public List<ResultItem> items() {
        return items;
    }

    @Override
    public Class<?> resultType() {
        return resultClass == null ? Object.class : resultClass;
    }

    CompiledStatement statement(QueryRequest request) {
        StringBuilder sql = new StringBuilder();
        List<BindStep> steps = new ArrayList<>();
        for (int i = 0; i < cut.uses().size(); i++) {
            sql.append(cut.pieces().get(i));
            int parameter = cut.uses().get(i);
            if (request.bound(parameter) instanceof Collection<?> values) {
                sql.append(values.isEmpty() ? "null" : String.join(", ", Collections.nCopies(values.size(), "?")));
                values.forEach(value -> steps.add((sink, index, r) -> binds.untyped(sink, index, value)));
            } else {
                sql.append('?');
                steps.add((sink, index, r) -> binds.untyped(sink, index, r.bound(parameter)));
            }
        }
        sql.append(cut.pieces().get(cut.uses().size()));
        RowReader reader = kind == Kind.SELECT ? readers.get() : null;
        return new CompiledStatement(sql.toString(), steps.toArray(new BindStep[0]), reader, false, Set.of());
    }
}
