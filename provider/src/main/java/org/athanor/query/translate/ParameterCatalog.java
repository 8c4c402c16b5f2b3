package org.athanor.query.translate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.athanor.query.tree.Expression.Parameter;

/** The parameters met while a query is translated; the first use that tells a class decides it. */
final class ParameterCatalog {
    private final Map<Parameter, ParameterInfo> known = new LinkedHashMap<>();

    void use(Parameter parameter, Class<?> javaType, boolean collection) {
        ParameterInfo before = known.get(parameter);
        if (before != null && Family.differ(before.javaType(), javaType)) {
            throw new QueryTranslationException("Parameter " + parameter + " stands for a value of "
                    + before.javaType().getSimpleName() + " and for one of " + javaType.getSimpleName());
        }
        Class<?> type = before != null && before.javaType() != Object.class ? before.javaType() : javaType;
        known.put(parameter, new ParameterInfo(parameter, type, collection || before != null && before.collection()));
    }

    List<ParameterInfo> all() {
        return new ArrayList<>(known.values());
    }
}
