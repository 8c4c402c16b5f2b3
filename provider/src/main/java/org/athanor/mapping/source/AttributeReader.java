package org.athanor.mapping.source;

import static org.athanor.mapping.source.Annotations.text;
import static org.athanor.mapping.source.Annotations.type;

import jakarta.annotation.Nullable;
import jakarta.persistence.Basic;
import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinColumns;
import jakarta.persistence.JoinTable;
import jakarta.persistence.Lob;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKey;
import jakarta.persistence.MapKeyClass;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.MapKeyJoinColumn;
import jakarta.persistence.MapKeyJoinColumns;
import jakarta.persistence.MapKeyTemporal;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderBy;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.PrimaryKeyJoinColumns;
import jakarta.persistence.Temporal;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.athanor.Dynamic;
import org.athanor.PassiveDeletes;
import org.athanor.ViewOnly;
import org.athanor.WithoutCascade;

/** One member and its annotations to one {@link AttributeDeclaration}. */
final class AttributeReader {
    private final List<String> problems;
    private final boolean cascadePersist;

    AttributeReader(List<String> problems, boolean cascadePersist) {
        this.problems = problems;
        this.cascadePersist = cascadePersist;
    }

    AttributeDeclaration read(MemberDeclaration member, Annotations on) {
        Read read = new Read();
        kind(member, on, read);
        Column column = on.get(Column.class);
        GeneratedValue generated = on.get(GeneratedValue.class);
        MapsId mapsId = on.get(MapsId.class);
        return new AttributeDeclaration(
                member,
                read.kind,
                on.has(Id.class) || read.kind == AttributeDeclaration.Kind.EMBEDDED_ID,
                on.has(Version.class),
                read.fetch,
                read.optional,
                value(on),
                column == null ? null : TableAnnotations.column(column),
                generated == null ? null : new GeneratedDeclaration(generated.strategy(), text(generated.generator())),
                mapsId == null ? null : mapsId.value(),
                relationship(on, read),
                collection(on, read),
                SharedAnnotations.overrides(on),
                SharedAnnotations.converts(on));
    }

    /** What the annotation that says the kind says beside it. */
    private static final class Read {
        @Nullable
        AttributeDeclaration.Kind kind;

        @Nullable
        FetchType fetch;

        @Nullable
        Boolean optional;

        @Nullable
        Class<?> target;

        CascadeType[] cascade = {};

        @Nullable
        String mappedBy;

        boolean orphanRemoval;
        final List<String> seen = new ArrayList<>();

        void kind(AttributeDeclaration.Kind value, String annotation) {
            kind = value;
            seen.add(annotation);
        }
    }

    private void kind(MemberDeclaration member, Annotations on, Read read) {
        Basic basic = on.get(Basic.class);
        if (basic != null) {
            read.kind(AttributeDeclaration.Kind.BASIC, "@Basic");
            read.fetch = basic.fetch();
            read.optional = basic.optional();
        }
        if (on.has(Embedded.class)) {
            read.kind(AttributeDeclaration.Kind.EMBEDDED, "@Embedded");
        }
        if (on.has(EmbeddedId.class)) {
            read.seen.remove("@Embedded");
            read.kind(AttributeDeclaration.Kind.EMBEDDED_ID, "@EmbeddedId");
        }
        ElementCollection elements = on.get(ElementCollection.class);
        if (elements != null) {
            read.seen.remove("@Basic");
            read.kind(AttributeDeclaration.Kind.ELEMENT_COLLECTION, "@ElementCollection");
            read.fetch = elements.fetch();
            read.target = type(elements.targetClass());
        }
        relationshipKind(on, read);
        boolean toMany = read.kind == AttributeDeclaration.Kind.ONE_TO_MANY
                || read.kind == AttributeDeclaration.Kind.MANY_TO_MANY;
        if (on.has(Dynamic.class) && !toMany) {
            problems.add("Class " + member.declaringClass().getName() + ", attribute " + member.name()
                    + ": @Dynamic is for relationships to many; add @OneToMany or @ManyToMany, or take it away.");
        }
        if (read.seen.size() > 1) {
            problems.add("Class " + member.declaringClass().getName() + ", attribute " + member.name() + ": "
                    + String.join(" and ", read.seen) + " exclude each other; keep one of them.");
        }
    }

    private static void relationshipKind(Annotations on, Read read) {
        ManyToOne manyToOne = on.get(ManyToOne.class);
        if (manyToOne != null) {
            read.kind(AttributeDeclaration.Kind.MANY_TO_ONE, "@ManyToOne");
            read.fetch = manyToOne.fetch();
            read.optional = manyToOne.optional();
            read.target = type(manyToOne.targetEntity());
            read.cascade = manyToOne.cascade();
        }
        OneToOne oneToOne = on.get(OneToOne.class);
        if (oneToOne != null) {
            read.kind(AttributeDeclaration.Kind.ONE_TO_ONE, "@OneToOne");
            read.fetch = oneToOne.fetch();
            read.optional = oneToOne.optional();
            read.target = type(oneToOne.targetEntity());
            read.cascade = oneToOne.cascade();
            read.mappedBy = text(oneToOne.mappedBy());
            read.orphanRemoval = oneToOne.orphanRemoval();
        }
        OneToMany oneToMany = on.get(OneToMany.class);
        if (oneToMany != null) {
            read.kind(AttributeDeclaration.Kind.ONE_TO_MANY, "@OneToMany");
            read.fetch = oneToMany.fetch();
            read.target = type(oneToMany.targetEntity());
            read.cascade = oneToMany.cascade();
            read.mappedBy = text(oneToMany.mappedBy());
            read.orphanRemoval = oneToMany.orphanRemoval();
        }
        ManyToMany manyToMany = on.get(ManyToMany.class);
        if (manyToMany != null) {
            read.kind(AttributeDeclaration.Kind.MANY_TO_MANY, "@ManyToMany");
            read.fetch = manyToMany.fetch();
            read.target = type(manyToMany.targetEntity());
            read.cascade = manyToMany.cascade();
            read.mappedBy = text(manyToMany.mappedBy());
        }
    }

    @SuppressWarnings("deprecation") // @Temporal is deprecated in 3.2 and in force
    private static ValueDeclaration value(Annotations on) {
        Temporal temporal = on.get(Temporal.class);
        Enumerated enumerated = on.get(Enumerated.class);
        boolean lob = on.has(Lob.class);
        return !lob && temporal == null && enumerated == null
                ? ValueDeclaration.PLAIN
                : new ValueDeclaration(
                        lob,
                        temporal == null ? null : temporal.value(),
                        enumerated == null ? null : enumerated.value());
    }

    private @Nullable RelationshipDeclaration relationship(Annotations on, Read read) {
        if (read.kind == null || read.kind.compareTo(AttributeDeclaration.Kind.MANY_TO_ONE) < 0) {
            return null;
        }
        JoinTable table = on.get(JoinTable.class);
        JoinColumns several = on.get(JoinColumns.class);
        JoinColumn single = on.get(JoinColumn.class);
        List<JoinColumnDeclaration> columns = several != null
                ? TableAnnotations.joinColumns(several.value())
                : single != null ? TableAnnotations.joinColumns(new JoinColumn[] {single}) : List.of();
        AssociationDeclaration association = new AssociationDeclaration(
                columns,
                several != null ? TableAnnotations.foreignKey(several.foreignKey()) : ForeignKeyDeclaration.DEFAULT,
                table == null ? null : TableAnnotations.joinTable(table));
        PrimaryKeyJoinColumns keys = on.get(PrimaryKeyJoinColumns.class);
        PrimaryKeyJoinColumn key = on.get(PrimaryKeyJoinColumn.class);
        List<JoinColumnDeclaration> keyColumns = new ArrayList<>();
        if (keys != null) {
            for (PrimaryKeyJoinColumn one : keys.value()) {
                keyColumns.add(TableAnnotations.joinColumn(one));
            }
        } else if (key != null) {
            keyColumns.add(TableAnnotations.joinColumn(key));
        }
        WithoutCascade without = on.get(WithoutCascade.class);
        return new RelationshipDeclaration(
                read.target,
                cascades(read.cascade),
                without == null ? Set.of() : Set.of(without.value()),
                on.has(ViewOnly.class),
                on.get(PassiveDeletes.class),
                on.get(Dynamic.class),
                read.mappedBy,
                read.orphanRemoval,
                association,
                keyColumns,
                keys != null || key != null);
    }

    private Set<CascadeType> cascades(CascadeType[] declared) {
        EnumSet<CascadeType> all = cascadePersist ? EnumSet.of(CascadeType.PERSIST) : EnumSet.noneOf(CascadeType.class);
        for (CascadeType type : declared) {
            if (type == CascadeType.ALL) {
                return EnumSet.complementOf(EnumSet.of(CascadeType.ALL));
            }
            all.add(type);
        }
        return all;
    }

    private static @Nullable CollectionDeclaration collection(Annotations on, Read read) {
        boolean elements = read.kind == AttributeDeclaration.Kind.ELEMENT_COLLECTION;
        if (!elements
                && read.kind != AttributeDeclaration.Kind.ONE_TO_MANY
                && read.kind != AttributeDeclaration.Kind.MANY_TO_MANY) {
            return null;
        }
        OrderBy orderBy = on.get(OrderBy.class);
        OrderColumn orderColumn = on.get(OrderColumn.class);
        CollectionTable table = on.get(CollectionTable.class);
        return new CollectionDeclaration(
                orderBy == null ? null : orderBy.value().trim(),
                orderColumn == null ? null : TableAnnotations.column(orderColumn),
                mapKey(on),
                elements ? read.target : null,
                table == null ? null : TableAnnotations.joinTable(table));
    }

    @SuppressWarnings("deprecation") // @MapKeyTemporal is deprecated in 3.2 and in force
    private static @Nullable MapKeyDeclaration mapKey(Annotations on) {
        MapKey attribute = on.get(MapKey.class);
        MapKeyClass keyClass = on.get(MapKeyClass.class);
        MapKeyColumn column = on.get(MapKeyColumn.class);
        MapKeyEnumerated enumerated = on.get(MapKeyEnumerated.class);
        MapKeyTemporal temporal = on.get(MapKeyTemporal.class);
        MapKeyJoinColumns several = on.get(MapKeyJoinColumns.class);
        MapKeyJoinColumn single = on.get(MapKeyJoinColumn.class);
        List<JoinColumnDeclaration> columns = new ArrayList<>();
        if (several != null) {
            for (MapKeyJoinColumn one : several.value()) {
                columns.add(TableAnnotations.joinColumn(one));
            }
        } else if (single != null) {
            columns.add(TableAnnotations.joinColumn(single));
        }
        if (attribute == null
                && keyClass == null
                && column == null
                && enumerated == null
                && temporal == null
                && columns.isEmpty()) {
            return null;
        }
        return new MapKeyDeclaration(
                attribute == null ? null : attribute.name(),
                keyClass == null ? null : type(keyClass.value()),
                column == null ? null : TableAnnotations.column(column),
                new ValueDeclaration(
                        false,
                        temporal == null ? null : temporal.value(),
                        enumerated == null ? null : enumerated.value()),
                columns);
    }
}
