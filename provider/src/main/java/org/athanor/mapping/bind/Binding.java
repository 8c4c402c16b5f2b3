package org.athanor.mapping.bind;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.BasicAttribute;
import org.athanor.mapping.DeclaredQueries;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.Identifier;
import org.athanor.mapping.Inheritance;
import org.athanor.mapping.MappedSuperclassMapping;
import org.athanor.mapping.Mappings;
import org.athanor.mapping.NamedQuery;
import org.athanor.mapping.ResultSetMapping;
import org.athanor.mapping.source.ClassDeclaration;
import org.athanor.mapping.source.Declarations;
import org.athanor.mapping.source.QueryDeclarations;
import org.athanor.sql.schema.Column;
import org.athanor.sql.schema.Schema;
import org.athanor.sql.schema.Table;

/**
 * One run of the binder. Each stage is done for all entities before the next begins: strategies and tables, identifiers,
 * attributes, links between relationships, leaves. Errors are collected, and a stage goes on without what had one; the mappings
 * are completed only if there was none.
 */
final class Binding {
    private final Declarations declarations;
    private final BindSettings settings;
    private final MappingErrors errors = new MappingErrors();
    private final Schema schema = new Schema();
    private final Embeddables embeddables = new Embeddables();
    private final Drafts drafts;
    private final Slots slots;
    private final Tables tables;
    private final Columns columns;
    private final Hierarchies hierarchies;
    private final Leaves leaves;
    private final Links links;
    private final AttributeBinder attributes;
    private final Identifiers identifiers;
    private final Callbacks callbacks;

    Binding(Declarations declarations, BindSettings settings) {
        this.declarations = declarations;
        this.settings = settings;
        errors.addAll(declarations.problems());
        Names names = new Names(settings);
        drafts = new Drafts(declarations, errors);
        slots = new Slots(errors);
        tables = new Tables(schema, names, errors);
        columns = new Columns(names, errors);
        leaves = new Leaves(drafts, errors);
        Values values = new Values(declarations.converters(), errors);
        hierarchies = new Hierarchies(tables, names, columns, values, errors);
        Targets targets = new Targets(drafts, errors);
        ForeignKeys foreignKeys = new ForeignKeys(names);
        JoinColumns joinColumns = new JoinColumns(names, columns, leaves, errors);
        Orderings orderings = new Orderings(errors);
        MapKeys mapKeys = new MapKeys(drafts, this::identify, columns, joinColumns, foreignKeys, slots, errors);
        JoinTables joinTables = new JoinTables(tables, joinColumns, foreignKeys, errors);
        links = new Links(
                new InverseSides(drafts, errors),
                joinTables,
                joinColumns,
                foreignKeys,
                columns,
                orderings,
                mapKeys,
                errors);
        attributes = new AttributeBinder(
                drafts,
                slots,
                columns,
                values,
                new Generators(declarations.generators(), settings, schema, names, tables, errors),
                new ToOneBinder(targets, this::identify, joinColumns, foreignKeys, links, errors),
                new ToManyBinder(targets, links, errors),
                new ElementCollections(
                        targets,
                        drafts,
                        slots,
                        tables,
                        columns,
                        joinColumns,
                        foreignKeys,
                        orderings,
                        mapKeys,
                        embeddables),
                embeddables,
                errors);
        identifiers = new Identifiers(
                attributes,
                joinColumns,
                new DerivedIdentifiers(attributes, this::identify, joinColumns, targets, errors),
                drafts,
                foreignKeys,
                columns,
                leaves,
                errors);
        callbacks = new Callbacks(declarations.defaultListeners());
    }

    private void identify(EntityDraft draft) {
        identifiers.bind(draft);
    }

    Mappings bind() {
        ClassForms forms = new ClassForms(errors);
        declarations.classes().forEach(forms::check);
        for (EntityDraft draft : drafts.all()) {
            hierarchies.place(draft);
            draft.slots(slots.of(draft));
        }
        for (EntityDraft draft : drafts.all()) {
            identifiers.bind(draft);
            if (draft.parent() == null) {
                hierarchies.discriminate(draft);
            }
        }
        drafts.all().forEach(this::bindAttributes);
        links.link(attributes);
        leaves.freeze();
        drafts.all().forEach(leaves::checkWriters);
        tables.addConstraints();
        columns.relax();
        QueryDeclarations declared = declarations.queries();
        Map<String, NamedQuery> queries = NamedQueries.of(declared.queries(), errors);
        List<EntityMapping> mappings = new ArrayList<>();
        List<EntityMapping.Content> contents = new ArrayList<>();
        for (EntityDraft draft : drafts.all()) {
            EntityMapping.Content content = content(draft);
            if (content != null) {
                mappings.add(draft.mapping());
                contents.add(content);
            }
        }
        errors.throwIfAny();
        for (int i = 0; i < mappings.size(); i++) {
            mappings.get(i).complete(contents.get(i));
        }
        Map<Class<?>, EntityMapping> byClass = new HashMap<>();
        mappings.forEach(mapping -> byClass.put(mapping.javaType(), mapping));
        Map<String, ResultSetMapping> resultSets = new ResultSets(byClass::get, errors).of(declared.resultSets());
        errors.throwIfAny();
        return new Mappings(
                mappings,
                embeddables.mappings(),
                mappedSuperclasses(),
                new DeclaredQueries(queries, resultSets, ResultSets.procedures(declared.procedures())),
                schema);
    }

    private void bindAttributes(EntityDraft draft) {
        boolean nullable = draft.strategy == Inheritance.Strategy.SINGLE_TABLE && draft.parent() != null;
        Place place = new Place(draft, draft.table(), "", false, nullable);
        for (int i = 0; i < draft.slots.size(); i++) {
            Slot slot = draft.slots.get(i);
            if (slot.declaration().id()) {
                if (draft.sharedParent() != null) {
                    errors.add(
                            draft,
                            slot.name(),
                            "it is an identifier, but " + draft.root().name()
                                    + " above it has one already; remove @Id here.");
                }
            } else if (!draft.isBound(i)) {
                draft.bind(i, attributes.bind(place, slot, draft.firstIndex + i, false));
            }
        }
    }

    /** Null if there were errors, which have been reported. */
    private @Nullable EntityMapping.Content content(EntityDraft draft) {
        Identifier id = draft.id;
        List<Attribute> all = draft.attributes();
        BasicAttribute version = version(draft, all);
        if (id == null || errors.any()) {
            return null;
        }
        List<Table> itsTables = new ArrayList<>();
        List<List<Column>> keys = new ArrayList<>();
        Boolean cacheable = null;
        Set<Table> secondary = new HashSet<>();
        for (EntityDraft at = draft; at != null; at = at.parent()) {
            for (int i = at.secondaries.size() - 1; i >= 0; i--) {
                EntityDraft.Secondary one = at.secondaries.get(i);
                itsTables.add(0, one.table);
                keys.add(0, one.key);
                secondary.add(one.table);
            }
            boolean rowsOfItsOwn = switch (draft.strategy) {
                case JOINED -> true;
                case TABLE_PER_CLASS -> at == draft;
                case NONE, SINGLE_TABLE -> at.parent() == null;
            };
            if (rowsOfItsOwn) {
                itsTables.add(0, at.table());
                keys.add(0, at.key);
            }
            for (int i = at.chain().size() - 1; i >= 0 && cacheable == null; i--) {
                cacheable = at.chain().get(i).cacheable();
            }
        }
        return new EntityMapping.Content(
                draft.inheritance,
                draft.discriminatorValue,
                itsTables,
                all,
                leaves.of(draft),
                id,
                version,
                callbacks.of(draft),
                settings.cacheable(cacheable),
                keys,
                secondary);
    }

    private @Nullable BasicAttribute version(EntityDraft draft, List<Attribute> all) {
        BasicAttribute version = null;
        for (Attribute attribute : all) {
            if (attribute instanceof BasicAttribute basic && basic.isVersion()) {
                if (version != null && basic.index() >= draft.firstIndex) {
                    errors.add(
                            draft,
                            basic.name(),
                            "it is a second @Version beside " + version.name() + "; keep one of them.");
                }
                version = version == null ? basic : version;
            }
        }
        return version;
    }

    private List<MappedSuperclassMapping> mappedSuperclasses() {
        Map<Class<?>, Set<String>> names = new LinkedHashMap<>();
        for (ClassDeclaration declaration : drafts.declarations()) {
            if (declaration.kind() == ClassDeclaration.Kind.MAPPED_SUPERCLASS) {
                Set<String> known = names.computeIfAbsent(declaration.javaType(), type -> new LinkedHashSet<>());
                declaration.attributes().forEach(attribute -> known.add(attribute.name()));
            }
        }
        return names.entrySet().stream()
                .map(entry -> new MappedSuperclassMapping(entry.getKey(), List.copyOf(entry.getValue())))
                .toList();
    }
}
