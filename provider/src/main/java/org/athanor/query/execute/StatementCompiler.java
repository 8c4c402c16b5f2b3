package org.athanor.query.execute;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.athanor.dialect.Dialect;
import org.athanor.dialect.RenderedSql;
import org.athanor.instrument.Accesses;
import org.athanor.query.translate.ParameterInfo;
import org.athanor.query.translate.ParameterSlot;
import org.athanor.query.translate.Translated;
import org.athanor.query.translate.TranslationOptions;
import org.athanor.query.translate.Translator;
import org.athanor.query.tree.Statement;

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
        RenderedSql rendered = dialect.render(translated.sql(), key -> request.places(((ParameterSlot) key).parameter()));
        BindStep[] binds = new BindSteps(dialect, accesses, parameters).steps(rendered.binds());
        if (translated instanceof Translated.Selecting selecting) {
            RowReader reader = new RowReaders(dialect, accesses).result(selecting.items());
            return new CompiledStatement(rendered.text(), binds, reader, selecting.uniqueRoots(), translated.tables());
        }
        List<CompiledStatement> before = new ArrayList<>();
        for (org.athanor.sql.Statement each : ((Translated.Changing) translated).before()) {
            RenderedSql text = dialect.render(each, key -> request.places(((ParameterSlot) key).parameter()));
            BindStep[] steps = new BindSteps(dialect, accesses, parameters).steps(text.binds());
            before.add(new CompiledStatement(text.text(), steps, null, false, translated.tables()));
        }
        return new CompiledStatement(rendered.text(), binds, null, false, translated.tables(), before);
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
