package org.athanor;

import jakarta.annotation.Nullable;
import org.athanor.expression.Navigable;
import org.athanor.expression.Node;
import org.athanor.expression.Origin;
import org.athanor.expression.Selectable;

/**
 * An entity under a name of its own, so that a query can have it several times, or an entity whose rows a subquery gives.
 *
 * <pre>{@code
 * Alias<Address> first = aliased(Address.class);
 * Alias<Address> second = aliased(Address.class);
 * session.query(User_.name, first.get(Address_.email), second.get(Address_.email))
 *         .join(first, User_.addresses)
 *         .join(second, User_.addresses)
 *         .filter(first.get(Address_.email).eq("jack@google.com"), second.get(Address_.email).eq("j25@yahoo.com"));
 * }</pre>
 *
 * <p>Each alias is one of its own, whatever its name: two aliases of a query never stand for the same row.
 */
public final class Alias<T> implements Origin, Selectable<T>, Navigable<T> {
    private final Class<T> entity;
    private final @Nullable String name;
    private final @Nullable Subquery rows;

    private Alias(Class<T> entity, @Nullable String name, @Nullable Subquery rows) {
        this.entity = entity;
        this.name = name;
        this.rows = rows;
    }

    /** Another occurrence of the entity. */
    public static <T> Alias<T> aliased(Class<T> entity) {
        return new Alias<>(entity, null, null);
    }

    /** Another occurrence of the entity, under that name in the SQL and in tuples. */
    public static <T> Alias<T> aliased(Class<T> entity, String name) {
        return new Alias<>(entity, name, null);
    }

    /** The entity with the rows of a subquery, which must select it; its instances are the same as everywhere. */
    public static <T> Alias<T> aliased(Class<T> entity, Subquery rows) {
        return new Alias<>(entity, null, rows);
    }

    public Class<T> entity() {
        return entity;
    }

    /** The name it was given, null for none. */
    public @Nullable String name() {
        return name;
    }

    /** Where its rows come from, null for the entity's tables. */
    public @Nullable Subquery rows() {
        return rows;
    }

    @Override
    public Node node() {
        return new Node.Aliased(this);
    }

    @Override
    public String toString() {
        return "aliased(" + entity.getSimpleName() + (name == null ? "" : ", " + name) + ")";
    }
}
