package org.athanor;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Leaves what a relationship leads to, when its owner is deleted, to the ON DELETE of the foreign key, and loads nothing for
 * it. Elements that are loaded already are deleted or unlinked as usual, unless they are left to the database as well.
 *
 * <pre>{@code
 * @OneToMany(mappedBy = "artist", cascade = CascadeType.REMOVE)
 * @PassiveDeletes
 * private List<Album> albums;            // foreign key ... on delete cascade
 * }</pre>
 *
 * <p>Instances of this session whose rows the database deletes or changes by itself notice when they are read again.
 */
@Target({ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface PassiveDeletes {
    /** Whether loaded elements are left to the database too. */
    boolean loadedToo() default false;
}
