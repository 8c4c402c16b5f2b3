package org.athanor.query.execute;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.athanor.dialect.Dialect;
import org.athanor.dialect.RenderedSql;
import org.athanor.instrument.Accesses;
import org.athanor.query.translate.KeySlot;
import org.athanor.query.translate.ParameterInfo;
import org.athanor.query.translate.ParameterSlot;
import org.athanor.query.translate.Translated;
import org.athanor.query.translate.TranslationOptions;
import org.athanor.query.translate.Translator;
import org.athanor.query.tree.Statement;
import org.athanor.type.JdbcCodec;
import org.athanor.type.ValueType;

/** Tree to statement: translates, renders, and compiles binds and readers. */
final class StatementCompiler {
    private final Translator translator;
    private final Dialect dialect;
    private final Accesses accesses;

    StatementCompiler(Translator translator, Dialect dialect, Accesses accesses) {
        this.translator = translator;
        this.dialect = dialect;
        this.accesses = accesses;
    }

    Translated translate(Statement tree, TranslationOptions options) {
        return translator.translate(tree, options);
    }

    /** The collections whose number of elements the text depends on. */
    Set<ParameterSlot> expanded(Translated translated) {
        Set<ParameterSlot> slots = new LinkedHashSet<>();
        dialect.render(translated.sql(), key -> {
            slots.add((ParameterSlot) key);
            return 1;
        });
        return slots;
    }

    /** {@code request} tells the sizes of collections that must be expanded. */
    CompiledStatement compile(Translated translated, List<QueryParameter> parameters, QueryRequest request) {
        if (translated instanceof Translated.Selecting selecting) {
            RowReader reader = new RowReaders(dialect, accesses).result(selecting.items());
            return statement(selecting.sql(), parameters, request, 0, reader, translated);
        }
        Translated.Changing changing = (Translated.Changing) translated;
        List<CompiledStatement> before = all(changing.before(), parameters, request, 0, translated);
        if (changing.keys() == null) {
            List<CompiledStatement> statements = all(changing.statements(), parameters, request, 0, translated);
            return statements.get(0).with(before, statements.subList(1, statements.size()), null);
        }
        return statement(changing.keys(), parameters, request, 0, keys(changing.keyTypes()), translated)
                .with(before, List.of(), (at, size) -> all(changing.statements(), parameters, at, size, translated));
    }

    private List<CompiledStatement> all(
            List<org.athanor.sql.Statement> statements,
            List<QueryParameter> parameters,
            QueryRequest request,
            int keys,
            Translated translated) {
        return statements.stream()
                .map(each -> statement(each, parameters, request, keys, null, translated))
                .toList();
    }

    private CompiledStatement statement(
            org.athanor.sql.Statement sql,
            List<QueryParameter> parameters,
            QueryRequest request,
            int keys,
            @Nullable RowReader reader,
            Translated translated) {
        RenderedSql rendered = dialect.render(
                sql, key -> key instanceof KeySlot ? keys : request.places(((ParameterSlot) key).parameter()));
        BindStep[] binds = new BindSteps(dialect, accesses, parameters).steps(rendered.binds());
        boolean unique = translated instanceof Translated.Selecting selecting && selecting.uniqueRoots();
        return new CompiledStatement(rendered.text(), binds, reader, unique, translated.tables());
    }

    /** Reads identifiers as they are bound again. */
    private RowReader keys(List<ValueType<?>> types) {
        List<JdbcCodec> codecs =
                types.stream().map(type -> dialect.codec(type.sqlType())).toList();
        return (row, batch) -> {
            Object[] key = new Object[codecs.size()];
            for (int i = 0; i < key.length; i++) {
                key[i] = codecs.get(i).read(row, i + 1);
            }
            return key;
        };
    }

    static List<QueryParameter> parameters(List<ParameterInfo> infos) {
        List<QueryParameter> parameters = new ArrayList<>();
        for (ParameterInfo info : infos) {
            parameters.add(new QueryParameter(
                    parameters.size(),
                    info.parameter().name(),
                    info.parameter().position(),
                    info.javaType(),
                    info.collection()));
        }
        return List.copyOf(parameters);
    }
}
