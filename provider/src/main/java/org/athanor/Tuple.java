package org.athanor;

import jakarta.annotation.Nullable;
import org.athanor.expression.Selectable;

/**
 * One result of a query that selects several things: a {@link jakarta.persistence.Tuple} that is read by what was selected,
 * too. The name of an item is its label, else that of the attribute, the entity or the alias.
 *
 * <pre>{@code
 * for (Tuple row : session.query(User.class, User_.name)) {
 *     User user = row.get(User.class);
 *     String name = row.get(User_.name);      // or row.get("name"), row.get(1)
 * }
 * }</pre>
 */
public interface Tuple extends jakarta.persistence.Tuple {
    /**
     * The value of an expression, or the instance of an alias, that the query selects.
     *
     * @throws IllegalArgumentException when the query does not select it
     */
    @Nullable
    <T> T get(Selectable<T> selected);

    /**
     * The instance of an entity that the query selects by its class.
     *
     * @throws IllegalArgumentException when the query does not select it, or selects it twice
     */
    @Nullable
    <T> T get(Class<T> entity);
}
