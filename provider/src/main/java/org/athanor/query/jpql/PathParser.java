package org.athanor.query.jpql;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.MapKey;
import org.athanor.mapping.PluralAttribute;
import org.athanor.query.tree.Domain;
import org.athanor.query.tree.Expression;
import org.athanor.query.tree.Expression.EntityType;
import org.athanor.query.tree.Expression.EntryOf;
import org.athanor.query.tree.Expression.Literal;
import org.athanor.query.tree.Expression.Path;
import org.athanor.query.tree.Expression.PathBase;
import org.athanor.query.tree.Expression.Treat;
import org.athanor.query.tree.Expression.VariableRef;
import org.athanor.query.tree.Selection;
import org.athanor.query.tree.Variable;
import org.athanor.util.NearestNames;

/** Paths, variables, and the other things a name with dots can be (Jakarta Persistence 3.2, 4.4.4). */
final class PathParser {
    /** More steps are no path that anybody means. */
    private static final int LONGEST = 100;

    private final Parsing parsing;
    private final Tokens tokens;

    PathParser(Parsing parsing) {
        this.parsing = parsing;
        this.tokens = parsing.tokens();
    }

    /** A path, a variable, an enum constant or an entity name. */
    Expression name() {
        PathBase base = begin();
        if (base instanceof VariableRef ref && ref.domain() instanceof Domain.CommonRows rows) {
            return column(ref.variable(), rows.selections());
        }
        if (base instanceof VariableRef ref && ref.domain() instanceof Domain.Rows rows) {
            return column(ref.variable(), rows.query().selections());
        }
        if (base != null) {
            return rest(base);
        }
        return constant();
    }

    /** A column of the rows of a query. */
    private Expression column(Variable variable, List<Selection> selections) {
        tokens.expect(TokenKind.DOT);
        int place = tokens.position();
        String name = tokens.expectWord("the name of a column");
        List<String> names = new ArrayList<>();
        for (Selection selection : selections) {
            if (name.equalsIgnoreCase(selection.name())) {
                return new Expression.ColumnOf(variable, names.size());
            }
            names.add(String.valueOf(selection.name()));
        }
        throw tokens.error(
                place,
                capitalized(variable.domain().toString()) + " has no column '" + name + "'"
                        + NearestNames.question(name, names));
    }

    /** A path or a variable, also a treated one. */
    PathBase path() {
        if (tokens.isCall("treat")) {
            return treat();
        }
        if (tokens.isCall("value")) {
            return rest(variableCall());
        }
        int place = tokens.position();
        if (tokens.isCall("key")) {
            Expression key = key();
            if (key instanceof PathBase path) {
                return path;
            }
            throw tokens.error(place, "The key is an identifier of several attributes, so no path goes on from it");
        }
        if (!tokens.is(TokenKind.WORD)) {
            throw tokens.unexpected("a path");
        }
        PathBase base = begin();
        if (base == null) {
            throw unknown(place);
        }
        return rest(base);
    }

    /** A path that ends with a collection. */
    Path collection() {
        int place = tokens.position();
        PathBase path = path();
        if (path instanceof Path found && found.last() instanceof PluralAttribute) {
            return found;
        }
        throw tokens.error(place, "This is no collection: only a path that ends with one can stand here");
    }

    /** A variable by itself, of this query or of one around it. */
    Variable variable() {
        int place = tokens.position();
        String name = tokens.expectWord("a variable");
        Variable variable = parsing.scope().find(name);
        if (variable == null) {
            throw tokens.error(
                    place,
                    "There is no variable '" + name + "'"
                            + NearestNames.question(name, parsing.scope().names()));
        }
        return variable;
    }

    /** {@code TREAT(path AS subtype)} and what follows it. */
    PathBase treat() {
        tokens.advance();
        tokens.expect(TokenKind.OPEN);
        PathBase term = parsing.nested(this::path);
        tokens.expect("as");
        EntityMapping type = subtype(term.domain());
        tokens.expect(TokenKind.CLOSE);
        return rest(new Treat(term, type));
    }

    EntityMapping subtype(Domain domain) {
        int place = tokens.position();
        EntityMapping type = parsing.entity();
        if (!(domain instanceof Domain.Entities entities) || !type.isOrExtends(entities.entity())) {
            throw tokens.error(place, "Entity " + type.name() + " is no subclass of " + domain);
        }
        return type;
    }

    /** {@code KEY(v)} and what follows it. */
    Expression key() {
        tokens.advance();
        tokens.expect(TokenKind.OPEN);
        Expression key = mapEntry().key();
        tokens.expect(TokenKind.CLOSE);
        return key instanceof PathBase path ? rest(path) : key;
    }

    /** The entry whose value the variable at the place stands for. */
    EntryOf mapEntry() {
        int place = tokens.position();
        Variable variable = variable();
        PluralAttribute collection = parsing.scope().collection(variable);
        MapKey key = collection == null ? null : collection.mapKey();
        if (key == null) {
            throw tokens.error(
                    place,
                    "The variable '" + variable.name() + "' has no key: only one that a join of a map declares has");
        }
        return EntryOf.of(variable, key);
    }

    /** {@code VALUE(v)} or {@code OBJECT(v)}: the variable itself. */
    PathBase variableCall() {
        tokens.advance();
        tokens.expect(TokenKind.OPEN);
        Variable variable = variable();
        tokens.expect(TokenKind.CLOSE);
        return new VariableRef(variable);
    }

    /** The variable a path begins with, or the implicit one without moving on; null when the name is neither's. */
    private @Nullable PathBase begin() {
        String first = tokens.word();
        Variable variable = parsing.scope().find(first);
        if (variable != null) {
            tokens.advance();
            return new VariableRef(variable);
        }
        Variable owner = parsing.scope().owner(first);
        Attribute attribute = owner == null ? null : owner.domain().attribute(first);
        if (owner == null || attribute == null) {
            return null;
        }
        tokens.advance();
        return Path.of(new VariableRef(owner), attribute);
    }

    /** The attributes after the dots. */
    private PathBase rest(PathBase base) {
        PathBase at = base;
        while (tokens.is(TokenKind.DOT)) {
            if (at instanceof Path path && path.last() instanceof PluralAttribute plural) {
                throw tokens.error("A path cannot go on from the collection '" + plural.name()
                        + "', which has many elements: join it and go on from the variable");
            }
            tokens.advance();
            int place = tokens.position();
            if (at instanceof Path path && path.attributes().size() == LONGEST) {
                throw tokens.error("The path is too long");
            }
            String name = tokens.expectWord("the name of an attribute");
            Attribute attribute = at.domain().attribute(name);
            if (attribute == null) {
                throw noAttribute(place, at.domain(), name);
            }
            at = Path.of(at, attribute);
        }
        return at;
    }

    private QuerySyntaxException noAttribute(int place, Domain domain, String name) {
        if (domain instanceof Domain.Entities entities) {
            for (EntityMapping sub : entities.entity().hierarchy()) {
                if (sub.attribute(name) != null) {
                    return tokens.error(
                            place,
                            "Entity " + entities.entity().name() + " has no attribute '" + name + "', but its subclass "
                                    + sub.name() + " has: say treat(… as " + sub.name() + ")." + name);
                }
            }
        }
        return tokens.error(
                place,
                capitalized(domain.toString()) + " has no attribute '" + name + "'"
                        + NearestNames.question(name, names(domain)));
    }

    private static String capitalized(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static Collection<String> names(Domain domain) {
        List<? extends Attribute> attributes = domain instanceof Domain.Entities entities
                ? entities.entity().attributes()
                : domain instanceof Domain.Embeddeds embeddeds
                        ? embeddeds.embedded().attributes()
                        : List.of();
        return attributes.stream().map(Attribute::name).toList();
    }

    /** An enum constant by its full name, or an entity. */
    private Expression constant() {
        int place = tokens.position();
        String name = parsing.dottedName("a name");
        int dot = name.lastIndexOf('.');
        if (dot > 0) {
            Object value = enumConstant(name.substring(0, dot), name.substring(dot + 1));
            if (value != null) {
                return new Literal(value);
            }
        }
        EntityMapping entity = parsing.findEntity(name);
        if (entity != null) {
            return new EntityType(entity);
        }
        tokens.position(place);
        throw unknown(place);
    }

    private @Nullable Object enumConstant(String className, String constant) {
        Class<?> type = parsing.findClass(className);
        if (type == null) {
            return null;
        }
        if (type.isEnum()) {
            for (Object each : type.getEnumConstants()) {
                if (((Enum<?>) each).name().equals(constant)) {
                    return each;
                }
            }
            throw tokens.error(tokens.position() - 1, "Enum " + className + " has no constant '" + constant + "'");
        }
        return null;
    }

    private QuerySyntaxException unknown(int place) {
        tokens.position(place);
        String name = tokens.word();
        Variable implicit = parsing.scope().implicit();
        boolean path = tokens.kind(1) == TokenKind.DOT;
        if (implicit != null && !path) {
            return noAttribute(place, implicit.domain(), name);
        }
        List<Variable> owners = parsing.scope().owners(name);
        if (owners.size() > 1) {
            return tokens.error(
                    place,
                    "'" + name + "' is an attribute of '" + owners.get(0).name() + "' and of '"
                            + owners.get(1).name() + "': say which one");
        }
        return tokens.error(
                place,
                (path ? "There is no variable '" : "'")
                        + name
                        + (path ? "'" : "' is neither a variable nor an entity")
                        + NearestNames.question(name, parsing.scope().names()));
    }
}
