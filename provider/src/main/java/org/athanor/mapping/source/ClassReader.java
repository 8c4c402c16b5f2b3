package org.athanor.mapping.source;

import static org.athanor.mapping.source.Annotations.text;

import jakarta.annotation.Nullable;
import jakarta.persistence.AccessType;
import jakarta.persistence.Cacheable;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.IdClass;
import jakarta.persistence.Inheritance;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.PrimaryKeyJoinColumns;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.List;

/** One annotated class, under one access type, to one {@link ClassDeclaration}; its generators and queries beside it. */
final class ClassReader {
    private final Metadata metadata;
    private final Members members;
    private final AttributeReader attributes;
    private final LifecycleReader lifecycle;
    private final List<GeneratorDeclaration> generators;
    private final QueryAnnotations queries;

    ClassReader(
            Metadata metadata,
            Members members,
            LifecycleReader lifecycle,
            List<String> problems,
            List<GeneratorDeclaration> generators,
            QueryAnnotations queries) {
        this.metadata = metadata;
        this.members = members;
        this.attributes = new AttributeReader(problems, metadata.cascadePersist());
        this.lifecycle = lifecycle;
        this.generators = generators;
        this.queries = queries;
    }

    ClassDeclaration read(Class<?> type, ClassDeclaration.Kind kind, AccessType access) {
        Annotations on = metadata.on(type);
        Entity entity = on.get(Entity.class);
        EntityDeclaration entityDeclaration =
                kind == ClassDeclaration.Kind.ENTITY ? entity(type, on, entity == null ? "" : entity.name()) : null;
        String name = entityDeclaration == null ? type.getSimpleName() : entityDeclaration.name();
        generators.addAll(SharedAnnotations.generators(on, name, type.getName()));
        queries.read(on, type.getName());
        List<AttributeDeclaration> declared = new ArrayList<>();
        for (MemberDeclaration member : members.attributes(type, access)) {
            Annotations onMember = metadata.on(element(member));
            declared.add(attributes.read(member, onMember));
            if (!onMember.isEmpty()) {
                generators.addAll(SharedAnnotations.generators(onMember, name, member.toString()));
            }
        }
        Cacheable cacheable = on.get(Cacheable.class);
        IdClass idClass = on.get(IdClass.class);
        return new ClassDeclaration(
                kind,
                type,
                access,
                entityDeclaration,
                idClass == null ? null : idClass.value(),
                kind == ClassDeclaration.Kind.EMBEDDABLE
                        ? LifecycleDeclaration.NONE
                        : lifecycle.read(on, members.methods(type), type),
                cacheable == null ? null : cacheable.value(),
                SharedAnnotations.overrides(on),
                SharedAnnotations.converts(on),
                declared);
    }

    private static AnnotatedElement element(MemberDeclaration member) {
        if (member.field() != null) {
            return member.field();
        }
        if (member.getter() == null) {
            throw new IllegalStateException(member + " has neither field nor getter");
        }
        return member.getter();
    }

    private static EntityDeclaration entity(Class<?> type, Annotations on, String name) {
        Table table = on.get(Table.class);
        Inheritance inheritance = on.get(Inheritance.class);
        DiscriminatorValue value = on.get(DiscriminatorValue.class);
        PrimaryKeyJoinColumns several = on.get(PrimaryKeyJoinColumns.class);
        PrimaryKeyJoinColumn single = on.get(PrimaryKeyJoinColumn.class);
        List<JoinColumnDeclaration> keys = new ArrayList<>();
        ForeignKeyDeclaration foreignKey = ForeignKeyDeclaration.DEFAULT;
        if (several != null) {
            foreignKey = TableAnnotations.foreignKey(several.foreignKey());
            for (PrimaryKeyJoinColumn one : several.value()) {
                keys.add(TableAnnotations.joinColumn(one));
            }
        } else if (single != null) {
            foreignKey = TableAnnotations.foreignKey(single.foreignKey());
            keys.add(TableAnnotations.joinColumn(single));
        }
        return new EntityDeclaration(
                name.isEmpty() ? type.getSimpleName() : name,
                table == null ? null : TableAnnotations.table(table),
                secondaryTables(on),
                inheritance == null ? null : inheritance.strategy(),
                discriminator(on),
                value == null ? null : value.value(),
                keys,
                foreignKey);
    }

    private static @Nullable DiscriminatorDeclaration discriminator(Annotations on) {
        DiscriminatorColumn column = on.get(DiscriminatorColumn.class);
        return column == null
                ? null
                : new DiscriminatorDeclaration(
                        column.name(),
                        column.discriminatorType(),
                        column.length(),
                        text(column.columnDefinition()),
                        text(column.options()));
    }

    private static List<SecondaryTableDeclaration> secondaryTables(Annotations on) {
        return on.all(SecondaryTable.class).stream()
                .map(TableAnnotations::table)
                .toList();
    }
}
