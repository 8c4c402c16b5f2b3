package org.athanor.instrument;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.AttributeMember;
import org.athanor.mapping.BasicAttribute;
import org.athanor.mapping.Callback;
import org.athanor.mapping.CollectionKind;
import org.athanor.mapping.ColumnPair;
import org.athanor.mapping.DeclaredQueries;
import org.athanor.mapping.EmbeddedAttribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.Generator;
import org.athanor.mapping.Identifier;
import org.athanor.mapping.Inheritance;
import org.athanor.mapping.Leaf;
import org.athanor.mapping.Mappings;
import org.athanor.mapping.ToManyAttribute;
import org.athanor.mapping.ToOneAttribute;
import org.athanor.sql.schema.Column;
import org.athanor.sql.schema.Name;
import org.athanor.sql.schema.Schema;
import org.athanor.sql.schema.Table;
import org.athanor.type.JdbcCodec.Fetch;
import org.athanor.type.SqlType;
import org.athanor.type.ValueType;
import org.athanor.type.ValueTypes;

/**
 * Mappings made by hand for tests: all fields of a class and its superclasses, or the getters of a class that asks for
 * properties. {@code id} (or all fields that begin with it, with an id class) identifies, {@code version} is the version,
 * fields of other entities are to-one, collections are to-many, records and classes whose name ends in Part are embedded.
 */
public final class Fixture {
    private final Map<Class<?>, EntityMapping> entities = new LinkedHashMap<>();
    private Mappings mappings;

    public static Fixture of(Class<?>... types) {
        Fixture fixture = new Fixture();
        for (Class<?> type : types) {
            fixture.entities.put(type, new EntityMapping(type.getSimpleName(), type, fixture.parent(type)));
        }
        for (Class<?> type : types) {
            fixture.bind(type);
        }
        fixture.mappings = new Mappings(
                List.copyOf(fixture.entities.values()), List.of(), List.of(), DeclaredQueries.NONE, new Schema());
        return fixture;
    }

    private EntityMapping parent(Class<?> type) {
        return entities.get(type.getSuperclass());
    }

    public Mappings mappings() {
        return mappings;
    }

    public EntityMapping mapping(Class<?> type) {
        return entities.get(type);
    }

    public Accesses accesses() {
        return new Accesses(mappings, Fixture::fetch);
    }

    private static Fetch fetch(BasicAttribute basic) {
        return switch (basic.type().sqlType()) {
            case INTEGER -> Fetch.INT;
            case BIGINT -> Fetch.LONG;
            case DOUBLE -> Fetch.DOUBLE;
            case REAL -> Fetch.FLOAT;
            case SMALLINT -> Fetch.SHORT;
            case TINYINT -> Fetch.BYTE;
            case BOOLEAN -> Fetch.BOOLEAN;
            case VARCHAR -> Fetch.STRING;
            default -> Fetch.OBJECT;
        };
    }

    private void bind(Class<?> type) {
        Table table = new Table(null, null, Name.of(type.getSimpleName()));
        List<Attribute> attributes = attributes(type, table);
        List<Attribute> ids = attributes.stream().filter(Attribute::isId).toList();
        List<Leaf> leaves = new ArrayList<>();
        for (Attribute attribute : ids) {
            leaves(List.of(attribute), leaves, table);
        }
        List<Leaf> idLeaves = List.copyOf(leaves);
        for (Attribute attribute : attributes) {
            if (!attribute.isId()) {
                leaves(List.of(attribute), leaves, table);
            }
        }
        Class<?> idClass = null;
        for (Class<?> inner : type.getDeclaredClasses()) {
            if (inner.getSimpleName().equals("Key")) {
                idClass = inner;
            }
        }
        Identifier.Kind kind = idClass != null
                ? Identifier.Kind.ID_CLASS
                : ids.get(0) instanceof EmbeddedAttribute ? Identifier.Kind.EMBEDDED : Identifier.Kind.SINGLE;
        Generator generator = ids.get(0) instanceof BasicAttribute basic ? basic.generator() : null;
        BasicAttribute version = (BasicAttribute) attributes.stream()
                .filter(a -> a instanceof BasicAttribute b && b.isVersion())
                .findFirst()
                .orElse(null);
        entities.get(type)
                .complete(new EntityMapping.Content(
                        Inheritance.NONE,
                        null,
                        List.of(table),
                        attributes,
                        leaves,
                        new Identifier(kind, ids, idClass, idLeaves, generator),
                        version,
                        callbacks(type),
                        false));
    }

    private static List<Callback> callbacks(Class<?> type) {
        List<Callback> callbacks = new ArrayList<>();
        for (Class<?> inner : type.getDeclaredClasses()) {
            if (inner.getSimpleName().equals("Listener")) {
                for (var method : inner.getDeclaredMethods()) {
                    if (!method.isSynthetic()) {
                        callbacks.add(new Callback(Callback.Event.valueOf(snake(method.getName())), inner, method));
                    }
                }
            }
        }
        for (var method : type.getDeclaredMethods()) {
            if (method.getName().matches("(pre|post)(Persist|Load|Update|Remove)")) {
                callbacks.add(new Callback(Callback.Event.valueOf(snake(method.getName())), null, method));
            }
        }
        return callbacks;
    }

    private static String snake(String name) {
        return name.replaceAll("([A-Z])", "_$1").toUpperCase(java.util.Locale.ROOT);
    }

    private List<Attribute> attributes(Class<?> type, Table table) {
        List<AttributeMember> members = new ArrayList<>();
        collect(type, members);
        List<Attribute> attributes = new ArrayList<>();
        for (AttributeMember member : members) {
            String name = member.field() != null
                    ? member.field().getName()
                    : Character.toLowerCase(member.getter().getName().charAt(3))
                            + member.getter().getName().substring(4);
            attributes.add(attribute(name, member, attributes.size(), table));
        }
        return attributes;
    }

    private static void collect(Class<?> type, List<AttributeMember> members) {
        if (type.getSuperclass() != Object.class && type.getSuperclass() != Record.class) {
            collect(type.getSuperclass(), members);
        }
        boolean properties = type.isAnnotationPresent(Properties.class);
        for (Field field : type.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) || Modifier.isTransient(field.getModifiers())) {
                continue;
            }
            if (properties) {
                String title = Character.toUpperCase(field.getName().charAt(0))
                        + field.getName().substring(1);
                try {
                    members.add(AttributeMember.of(
                            type.getDeclaredMethod("get" + title),
                            type.getDeclaredMethod("set" + title, field.getType())));
                } catch (NoSuchMethodException e) {
                    throw new AssertionError(e);
                }
            } else {
                members.add(AttributeMember.of(field));
            }
        }
    }

    /** Asks for property access. */
    @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
    public @interface Properties {}

    private Attribute attribute(String name, AttributeMember member, int index, Table table) {
        Class<?> type = MemberCode.readType(member);
        boolean id = name.startsWith("id");
        EntityMapping target = entities.get(type);
        if (target != null) {
            return new ToOneAttribute(
                    new ToOneAttribute.Declaration(
                            name, index, type, member, true, id, true, false, true, false, Set.of()),
                    target);
        }
        if (Collection.class.isAssignableFrom(type) || type == Map.class) {
            return plural(name, member, index, type);
        }
        if (type.isRecord() || type.getSimpleName().endsWith("Part")) {
            return new EmbeddedAttribute(name, index, type, member, id, attributes(type, table));
        }
        Class<?> javaType = type == Object.class ? Long.class : type;
        ValueType<?> value = ValueTypes.of(javaType);
        Column column = table.addColumn(Name.of(name + table.columns().size()), value.sqlType());
        boolean generated = name.equals("id");
        return new BasicAttribute(
                name,
                index,
                javaType,
                member,
                false,
                id,
                name.equals("version"),
                true,
                column,
                value,
                true,
                true,
                generated ? new Generator.Identity() : null);
    }

    private Attribute plural(String name, AttributeMember member, int index, Class<?> type) {
        CollectionKind kind = type == Map.class
                ? CollectionKind.MAP
                : type == Set.class
                        ? CollectionKind.SET
                        : type == List.class ? CollectionKind.LIST : CollectionKind.COLLECTION;
        EntityMapping target = entities.values().iterator().next();
        ToManyAttribute attribute = new ToManyAttribute(
                new ToManyAttribute.Declaration(name, index, type, member, true, kind, false, true, false, Set.of()),
                target);
        if (name.startsWith("ordered")) {
            Table positions = new Table(null, null, Name.of("positions"));
            attribute.order(List.of(), positions.addColumn(Name.of("position"), SqlType.INTEGER));
        }
        return attribute;
    }

    private void leaves(List<Attribute> path, List<Leaf> into, Table table) {
        Attribute last = path.get(path.size() - 1);
        if (last instanceof BasicAttribute basic) {
            into.add(new Leaf(basic.column(), basic.type(), path, null, true, true));
        } else if (last instanceof EmbeddedAttribute embedded) {
            for (Attribute inner : embedded.attributes()) {
                List<Attribute> longer = new ArrayList<>(path);
                longer.add(inner);
                leaves(longer, into, table);
            }
        } else if (last instanceof ToOneAttribute toOne) {
            EntityMapping target = toOne.target();
            if (target.leaves().isEmpty()) {
                return;
            }
            List<ColumnPair> pairs = new ArrayList<>();
            for (Leaf referenced : target.id().leaves()) {
                Column column = table.addColumn(
                        Name.of("fk" + table.columns().size()),
                        referenced.column().type());
                pairs.add(new ColumnPair(column, referenced.column()));
                into.add(new Leaf(column, referenced.type(), path, referenced, true, true));
            }
            toOne.link(pairs, null, true, true);
        }
    }
}
