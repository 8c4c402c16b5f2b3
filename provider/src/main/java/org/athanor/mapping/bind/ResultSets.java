package org.athanor.mapping.bind;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.Leaf;
import org.athanor.mapping.NamedProcedure;
import org.athanor.mapping.ResultSetMapping;
import org.athanor.mapping.source.ProcedureDeclaration;
import org.athanor.mapping.source.ResultSetDeclaration;
import org.athanor.mapping.source.ResultSetDeclaration.ColumnResult;
import org.athanor.mapping.source.ResultSetDeclaration.EntityResult;
import org.athanor.sql.schema.Column;

/** Resolves result set mappings against complete entities, and procedure calls. */
final class ResultSets {
    private final Function<Class<?>, EntityMapping> entities;
    private final MappingErrors errors;

    /** {@code entities} gives the entity of a class, null when there is none. */
    ResultSets(Function<Class<?>, EntityMapping> entities, MappingErrors errors) {
        this.entities = entities;
        this.errors = errors;
    }

    Map<String, ResultSetMapping> of(List<ResultSetDeclaration> declared) {
        Map<String, ResultSetMapping> mappings = new LinkedHashMap<>();
        for (ResultSetDeclaration one : declared) {
            List<ResultSetMapping.Item> items = new ArrayList<>();
            one.entities().forEach(entity -> entity(one, entity, items));
            one.classes()
                    .forEach(each -> items.add(new ResultSetMapping.Construction(each.type(), values(each.columns()))));
            items.addAll(values(one.columns()));
            ResultSetMapping mapping = new ResultSetMapping(one.name(), items);
            ResultSetMapping other = mappings.putIfAbsent(one.name(), mapping);
            if (other != null && !other.equals(mapping)) {
                errors.add("Result set mapping " + one.name() + ": it is declared twice, the second time by "
                        + one.where() + "; their names are unit-wide, so rename one of them.");
            }
        }
        return mappings;
    }

    private static List<ResultSetMapping.Value> values(List<ColumnResult> columns) {
        List<ResultSetMapping.Value> values = new ArrayList<>();
        columns.forEach(column -> values.add(new ResultSetMapping.Value(column.name(), column.type())));
        return values;
    }

    private void entity(ResultSetDeclaration mapping, EntityResult result, List<ResultSetMapping.Item> into) {
        EntityMapping entity = entities.apply(result.entity());
        if (entity == null) {
            errors.add("Result set mapping " + mapping.name() + ", declared by " + mapping.where() + ": "
                    + result.entity().getName() + " is no entity; list its columns, or name an entity.");
            return;
        }
        Map<Column, String> names = new HashMap<>();
        Column discriminator = entity.inheritance().discriminatorColumn();
        if (discriminator != null && result.discriminatorColumn() != null) {
            names.put(discriminator, result.discriminatorColumn());
        }
        result.fields().forEach((field, column) -> field(mapping, entity, field, column, names));
        into.add(new ResultSetMapping.Entity(entity, names));
    }

    /** A path to a value, or to a reference with a key of one column; {@code customer.id} names a column of a longer key. */
    private void field(
            ResultSetDeclaration mapping,
            EntityMapping entity,
            String field,
            String column,
            Map<Column, String> names) {
        List<Column> columns = new ArrayList<>();
        for (EntityMapping each : entity.root().hierarchy()) {
            for (Leaf leaf : each.leaves()) {
                boolean named = path(leaf).equals(field)
                        || leaf.referenced() != null && (path(leaf) + "." + path(leaf.referenced())).equals(field);
                if (named && !columns.contains(leaf.column())) {
                    columns.add(leaf.column());
                }
            }
        }
        if (columns.size() == 1) {
            names.put(columns.get(0), column);
            return;
        }
        errors.add("Result set mapping " + mapping.name() + ", declared by " + mapping.where() + ": "
                + (columns.isEmpty()
                        ? "entity " + entity.name() + " stores nothing in an attribute '" + field + "'; name one of its"
                                + " attributes, with dots into embedded ones and keys."
                        : "attribute '" + field + "' of entity " + entity.name()
                                + " has several columns; name each, as '" + field + ".id'."));
    }

    private static String path(Leaf leaf) {
        Stream<String> own = leaf.path().stream().map(attribute -> attribute.name());
        return own.collect(Collectors.joining("."));
    }

    static Map<String, NamedProcedure> procedures(List<ProcedureDeclaration> declared) {
        Map<String, NamedProcedure> procedures = new LinkedHashMap<>();
        for (ProcedureDeclaration one : declared) {
            List<NamedProcedure.Parameter> parameters = new ArrayList<>();
            one.parameters()
                    .forEach(each -> parameters.add(new NamedProcedure.Parameter(
                            each.name(), NamedProcedure.Mode.valueOf(each.mode().name()), each.type())));
            procedures.putIfAbsent(
                    one.name(),
                    new NamedProcedure(
                            one.name(),
                            one.procedure(),
                            parameters,
                            one.resultClasses(),
                            one.resultSetMappings(),
                            Map.copyOf(one.hints())));
        }
        return procedures;
    }
}
