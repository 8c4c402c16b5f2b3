package org.athanor.mapping.bind;

import jakarta.annotation.Nullable;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.athanor.mapping.AttributeMember;
import org.athanor.mapping.source.AssociationDeclaration;
import org.athanor.mapping.source.AttributeDeclaration;
import org.athanor.mapping.source.ClassDeclaration;
import org.athanor.mapping.source.ColumnDeclaration;
import org.athanor.mapping.source.ConvertDeclaration;
import org.athanor.mapping.source.GenericTypes;
import org.athanor.mapping.source.MemberDeclaration;
import org.athanor.mapping.source.OverridesDeclaration;
import org.athanor.mapping.source.RelationshipDeclaration;

/**
 * A declared attribute in one use of the class that declares it: with the overrides, conversions and type arguments that
 * hold there. Overrides and conversions are by path from the declaring class.
 */
record Slot(
        AttributeDeclaration declaration,
        ClassDeclaration owner,
        OverridesDeclaration overrides,
        List<ConvertDeclaration> converts,
        GenericTypes types) {
    String name() {
        return declaration.name();
    }

    Type type() {
        return types.resolve(declaration.member().type());
    }

    Class<?> javaType() {
        return types.rawClass(declaration.member().type());
    }

    AttributeMember member() {
        MemberDeclaration member = declaration.member();
        return new AttributeMember(member.declaringClass(), member.field(), member.getter(), member.setter());
    }

    ColumnDeclaration column() {
        ColumnDeclaration override = overrides.columns().get(name());
        ColumnDeclaration own = declaration.column();
        return override != null ? override : own != null ? own : ColumnDeclaration.DEFAULT;
    }

    RelationshipDeclaration relationship() {
        RelationshipDeclaration relationship = declaration.relationship();
        if (relationship == null) {
            throw new IllegalStateException(declaration.member() + " is not a relationship");
        }
        return relationship;
    }

    AssociationDeclaration association() {
        AssociationDeclaration override = overrides.associations().get(name());
        AssociationDeclaration own = relationship().association();
        if (override == null) {
            return own;
        }
        if (override.joinColumns().isEmpty() && override.joinTable() == null) {
            return new AssociationDeclaration(own.joinColumns(), override.foreignKey(), own.joinTable());
        }
        return override;
    }

    /** The overrides that hold inside this embedded attribute or collection of embeddables. */
    OverridesDeclaration insideOverrides() {
        return overrides.within(name()).over(declaration.overrides());
    }

    /** The conversions that hold inside. */
    List<ConvertDeclaration> insideConverts() {
        List<ConvertDeclaration> inside = new ArrayList<>();
        for (ConvertDeclaration convert : declaration.converts()) {
            if (convert.path() != null) {
                inside.add(convert);
            }
        }
        String prefix = name() + ".";
        for (ConvertDeclaration convert : converts) {
            if (convert.path() != null && convert.path().startsWith(prefix)) {
                inside.add(new ConvertDeclaration(convert.path().substring(prefix.length()), convert.converter()));
            }
        }
        return inside;
    }

    /** The conversion of this attribute itself; that of an owner comes before its own. */
    @Nullable
    ConvertDeclaration convert() {
        for (ConvertDeclaration convert : converts) {
            if (name().equals(convert.path())) {
                return convert;
            }
        }
        for (ConvertDeclaration convert : declaration.converts()) {
            if (convert.path() == null) {
                return convert;
            }
        }
        return null;
    }

    Slot with(OverridesDeclaration outer) {
        return new Slot(declaration, owner, outer.over(overrides), converts, types);
    }
}
