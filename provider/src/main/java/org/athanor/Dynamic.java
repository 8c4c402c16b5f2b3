package org.athanor;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A to-many relationship that is never loaded: its collection is a {@link DynamicCollection}, which asks the database each
 * time it is read, and queues what is added and removed for the next flush. For collections that are too long to be held.
 *
 * <pre>{@code
 * @OneToMany(mappedBy = "author")
 * @Dynamic
 * private Collection<BlogPost> posts = new ArrayList<>();
 *
 * public DynamicCollection<BlogPost> getPosts() {
 *     return DynamicCollection.of(posts);
 * }
 * }</pre>
 *
 * <p>An attribute of the type {@link DynamicCollection} is dynamic without this annotation. It is a mapping error on
 * anything but a one-to-many or many-to-many that is declared as {@code java.util.Collection} or {@code DynamicCollection}
 * and has neither {@code FetchType.EAGER} nor an order column. Loader options, fetch joins and entity graphs that would load
 * it are refused with an {@link IllegalArgumentException}.
 */
@Target({ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Dynamic {
    /**
     * Whether the elements can be had by a query alone: reading the collection itself, which would read all of its rows, is
     * then an {@link IllegalStateException}.
     */
    boolean writeOnly() default false;
}
