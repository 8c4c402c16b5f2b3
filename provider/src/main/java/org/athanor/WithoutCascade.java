package org.athanor;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Excludes a relationship from what native sessions do along every relationship. What its {@code cascade} names still
 * happens.
 *
 * <pre>{@code
 * @ManyToOne
 * @WithoutCascade(Kind.ADD)
 * private Label label;              // session.add(album) does not add its label
 * }</pre>
 *
 * <p>A flush that meets a new instance there leaves the link out, and logs a warning.
 */
@Target({ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface WithoutCascade {
    Kind[] value() default {Kind.ADD, Kind.MERGE};

    /** What would travel along by itself. */
    enum Kind {
        /** {@link Session#add}, and coming in by a relationship. */
        ADD,
        /** {@link Session#merge}. */
        MERGE
    }
}
