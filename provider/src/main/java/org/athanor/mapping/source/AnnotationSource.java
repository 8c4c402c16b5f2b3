package org.athanor.mapping.source;

import jakarta.annotation.Nullable;
import jakarta.persistence.AccessType;
import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.IdClass;
import jakarta.persistence.MappedSuperclass;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Reads annotated classes. Superclasses that are entities or mapped superclasses, embeddables that attributes have as their
 * type and converters that attributes name are read with the classes that need them, listed or not; listed classes
 * without an annotation of the kind (id classes, listeners, enums) are ignored.
 *
 * <p>A source is made for one reading and is not shared between threads.
 */
public final class AnnotationSource {
    private record Key(Class<?> type, AccessType access) {}

    private final List<String> problems = new ArrayList<>();
    private final List<GeneratorDeclaration> generators = new ArrayList<>();
    private final QueryAnnotations queries = new QueryAnnotations();
    private final Map<Class<?>, ConverterDeclaration> converters = new LinkedHashMap<>();
    private final Map<Key, ClassDeclaration> classes = new LinkedHashMap<>();
    private final Set<Class<?>> entities = new LinkedHashSet<>();
    private final Set<Package> packages = new LinkedHashSet<>();
    private final Metadata metadata;
    private final AccessTypes accessTypes;
    private final ClassReader reader;
    private final LifecycleReader lifecycles;

    /** Everything the classes declare. */
    public static Declarations read(Class<?>... listed) {
        return read(List.of(listed));
    }

    /** Everything the classes declare. */
    public static Declarations read(Collection<Class<?>> listed) {
        return read(listed, Metadata.ANNOTATIONS);
    }

    /** Everything the classes and the mapping files declare. */
    public static Declarations read(Collection<Class<?>> listed, Metadata metadata) {
        AnnotationSource source = new AnnotationSource(metadata);
        Set<Class<?>> classes = new LinkedHashSet<>(listed);
        classes.addAll(metadata.classes());
        source.readAll(classes);
        source.readUnit();
        return new Declarations(
                List.copyOf(source.classes.values()),
                List.copyOf(source.converters.values()),
                source.generators,
                source.queries.declarations(),
                metadata.defaultListeners().stream()
                        .map(source.lifecycles::listener)
                        .toList(),
                source.problems);
    }

    private AnnotationSource(Metadata metadata) {
        this.metadata = metadata;
        this.problems.addAll(metadata.problems());
        Members members = new Members(metadata);
        this.accessTypes = new AccessTypes(members, metadata);
        this.lifecycles = new LifecycleReader(metadata, problems);
        this.reader = new ClassReader(metadata, members, lifecycles, problems, generators, queries);
    }

    private void readAll(Collection<Class<?>> listed) {
        List<Class<?>> rest = new ArrayList<>();
        for (Class<?> type : listed) {
            if (metadata.has(type, Entity.class)) {
                entity(type);
            } else {
                rest.add(type);
            }
        }
        for (Class<?> type : rest) {
            if (metadata.has(type, MappedSuperclass.class) && !read(type)) {
                put(type, ClassDeclaration.Kind.MAPPED_SUPERCLASS, accessTypes.ofHierarchy(type));
            } else if (metadata.has(type, Embeddable.class) && !read(type)) {
                embeddable(type, accessTypes.ofHierarchy(type), GenericTypes.of(type));
            } else if (metadata.has(type, Converter.class)) {
                converter(type);
            }
        }
        packageGenerators();
    }

    private boolean read(Class<?> type) {
        return classes.containsKey(new Key(type, AccessType.FIELD))
                || classes.containsKey(new Key(type, AccessType.PROPERTY));
    }

    private void entity(Class<?> type) {
        if (!entities.add(type)) {
            return;
        }
        GenericTypes types = GenericTypes.of(type);
        AccessType inherited = accessTypes.ofHierarchy(type);
        List<ClassDeclaration> chain = new ArrayList<>();
        for (Class<?> at = type.getSuperclass(); at != null && at != Object.class; at = at.getSuperclass()) {
            if (metadata.has(at, Entity.class)) {
                entity(at);
                break;
            } else if (metadata.has(at, MappedSuperclass.class)) {
                chain.add(0, put(at, ClassDeclaration.Kind.MAPPED_SUPERCLASS, inherited));
            }
        }
        packages.add(type.getPackage());
        chain.add(put(type, ClassDeclaration.Kind.ENTITY, inherited));
        for (ClassDeclaration declaration : chain) {
            follow(declaration, types);
        }
    }

    private ClassDeclaration put(Class<?> type, ClassDeclaration.Kind kind, AccessType inherited) {
        AccessType explicit = accessTypes.explicit(type);
        AccessType access = explicit == null ? inherited : explicit;
        Key key = new Key(type, access);
        ClassDeclaration known = classes.get(key);
        if (known == null) {
            known = reader.read(type, kind, access);
            classes.put(key, known);
        }
        return known;
    }

    /** Reads what the attributes of a class lead to. */
    private void follow(ClassDeclaration declaration, GenericTypes types) {
        declaration.converts().forEach(convert -> converter(convert.converter()));
        for (AttributeDeclaration attribute : declaration.attributes()) {
            attribute.converts().forEach(convert -> converter(convert.converter()));
            Type type = types.resolve(attribute.member().type());
            Class<?> raw = types.rawClass(type);
            if (Collection.class.isAssignableFrom(raw)) {
                embeddable(types.argument(type, Collection.class, 0), declaration.access(), types);
            } else if (Map.class.isAssignableFrom(raw)) {
                embeddable(types.argument(type, Map.class, 0), declaration.access(), types);
                embeddable(types.argument(type, Map.class, 1), declaration.access(), types);
            } else {
                embeddable(type, declaration.access(), types);
            }
            if (attribute.mapsId() != null && attribute.relationship() != null) {
                Class<?> target = attribute.relationship().target();
                parentId(target == null ? raw : target, declaration.access());
            }
            CollectionDeclaration collection = attribute.collection();
            if (collection != null) {
                embeddable(collection.elementClass(), declaration.access(), types);
                if (collection.mapKey() != null) {
                    embeddable(collection.mapKey().keyClass(), declaration.access(), types);
                }
            }
        }
    }

    /**
     * The id class of an entity that a derived identifier holds is embedded there, though nothing annotates it (Jakarta
     * Persistence 3.2, 2.4.2.3, example 2b).
     */
    private void parentId(Class<?> target, AccessType access) {
        for (Class<?> at = target; at != null && at != Object.class; at = at.getSuperclass()) {
            IdClass idClass = metadata.on(at).get(IdClass.class);
            if (idClass != null && !metadata.has(idClass.value(), Embeddable.class)) {
                put(idClass.value(), ClassDeclaration.Kind.EMBEDDABLE, access);
            }
        }
    }

    private void embeddable(@Nullable Type type, AccessType inherited, GenericTypes types) {
        Class<?> raw = type == null ? Object.class : types.rawClass(type);
        if (type == null || !metadata.has(raw, Embeddable.class)) {
            return;
        }
        AccessType explicit = accessTypes.explicit(raw);
        boolean known = classes.containsKey(new Key(raw, explicit == null ? inherited : explicit));
        GenericTypes inside = types.within(type);
        List<ClassDeclaration> chain = new ArrayList<>();
        chain.add(put(raw, ClassDeclaration.Kind.EMBEDDABLE, inherited));
        for (Class<?> at = raw.getSuperclass(); at != null && at != Object.class; at = at.getSuperclass()) {
            if (metadata.has(at, MappedSuperclass.class)) {
                chain.add(put(at, ClassDeclaration.Kind.MAPPED_SUPERCLASS, inherited));
            } else if (metadata.has(at, Embeddable.class)) {
                chain.add(put(at, ClassDeclaration.Kind.EMBEDDABLE, inherited));
            }
        }
        if (!known || type != raw) {
            chain.forEach(declaration -> follow(declaration, inside));
        }
    }

    private void converter(@Nullable Class<?> type) {
        if (type == null || converters.containsKey(type)) {
            return;
        }
        ConverterDeclaration declaration = ConverterReader.read(type, metadata);
        if (declaration != null) {
            converters.put(type, declaration);
        } else {
            problems.add("Converter " + type.getName()
                    + ": its types cannot be known; implement AttributeConverter<X, Y> with classes for X and Y.");
        }
    }

    /** What stands on no class overrides what does (Jakarta Persistence 3.2, 12.2.2). */
    private void readUnit() {
        for (Metadata.OfUnit stated : metadata.ofUnit()) {
            Annotations on = Annotations.of(List.of(stated.annotation()));
            for (GeneratorDeclaration generator : SharedAnnotations.generators(on, null, stated.where())) {
                generators.removeIf(other -> Objects.equals(other.name(), generator.name()));
                generators.add(generator);
            }
            queries.override(on, stated.where());
        }
    }

    private void packageGenerators() {
        for (Package one : packages) {
            Annotations on = metadata.on(one);
            if (!on.isEmpty()) {
                generators.addAll(SharedAnnotations.generators(on, null, one.getName()));
            }
        }
    }
}
