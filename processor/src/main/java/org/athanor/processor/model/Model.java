package org.athanor.processor.model;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** The managed classes of one round, each read when it is first asked for; the next round may know more. */
public final class Model {
    private final TypeLookup types;
    private final Members members;
    private final AccessTypes accessTypes;
    private final Map<TypeElement, ManagedClass> known = new HashMap<>();

    public Model(TypeLookup types) {
        this.types = types;
        this.members = new Members(types);
        this.accessTypes = new AccessTypes(members);
    }

    public TypeLookup types() {
        return types;
    }

    /** Null for a class that is not managed. */
    public @Nullable ManagedClass of(TypeElement type) {
        ManagedClass found = known.get(type);
        ManagedKind kind = found == null ? ManagedKind.of(type) : null;
        if (kind == null) {
            return found;
        }
        List<Attribute> attributes = new ArrayList<>();
        for (Members.Member member : members.attributes(type, accessTypes.of(type))) {
            attributes.add(Attribute.of(types, member.name(), member.element(), TypeLookup.typeOf(member.element())));
        }
        found = new ManagedClass(type, kind, attributes, above(type));
        known.put(type, found);
        return found;
    }

    public @Nullable ManagedClass of(@Nullable TypeMirror type) {
        TypeElement element = type == null ? null : types.element(type);
        return element == null ? null : of(element);
    }

    /** A class and the classes in it, as far as they are managed. */
    public List<ManagedClass> within(TypeElement type) {
        List<ManagedClass> found = new ArrayList<>();
        ManagedClass managed = of(type);
        if (managed != null) {
            found.add(managed);
        }
        for (TypeElement inner : ElementFilter.typesIn(type.getEnclosedElements())) {
            found.addAll(within(inner));
        }
        return found;
    }

    private @Nullable ManagedClass above(TypeElement type) {
        for (TypeElement at = members.superclass(type); at != null; at = members.superclass(at)) {
            ManagedClass managed = of(at);
            if (managed != null) {
                return managed;
            }
        }
        return null;
    }

    /** Whether the class cannot be judged yet: another processor may still make a class that it names. */
    public boolean unresolved(ManagedClass managed) {
        return unresolvedAbove(managed.element())
                || Annotations.unresolved(managed.element())
                || managed.attributes().stream().anyMatch(this::unresolved);
    }

    public boolean unresolved(Attribute attribute) {
        return types.unresolved(attribute.type()) || Annotations.unresolved(attribute.member());
    }

    /** Whether a class has a superclass that is not known. */
    public boolean unresolvedAbove(TypeElement type) {
        for (TypeElement at = type; at != null; at = members.superclass(at)) {
            if (at.getSuperclass().getKind() == TypeKind.ERROR) {
                return true;
            }
        }
        return false;
    }

    /** The attribute at the end of a path of names, as seen from {@code from}, through embedded ones; null if there is none. */
    public @Nullable Attribute find(TypeMirror from, String path) {
        Attribute found = null;
        TypeMirror at = from;
        for (String name : path.split("\\.", -1)) {
            if (found != null && !found.kind().isEmbedded()) {
                return null;
            }
            found = attribute(at, name);
            if (found == null) {
                return null;
            }
            at = found.type();
        }
        return found;
    }

    private @Nullable Attribute attribute(TypeMirror type, String name) {
        for (ManagedClass at = of(type); at != null; at = at.superclass()) {
            Attribute declared = at.declared(name);
            if (declared != null && types.bound(type) instanceof DeclaredType holder) {
                TypeMirror seen = types.typeOf(holder, declared.member());
                return Attribute.of(types, name, declared.member(), seen);
            }
        }
        return null;
    }

    /** The names of all attributes, inherited ones included. */
    public Set<String> names(ManagedClass managed) {
        Set<String> names = new LinkedHashSet<>();
        for (ManagedClass at = managed; at != null; at = at.superclass()) {
            at.attributes().forEach(attribute -> names.add(attribute.name()));
        }
        return names;
    }
}
