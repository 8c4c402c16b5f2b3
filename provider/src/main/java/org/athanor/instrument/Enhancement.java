package org.athanor.instrument;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a class that the transformer has been over, and says what it did: whoever maps the class compares this with the
 * attributes it finds, and goes without enhancement where they do not agree.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Enhancement {
    /** The {@link AttributeInterceptor#VERSION} that the class was transformed for. */
    int version();

    /** The fields declared by this class whose reading and writing is announced, under their own names. */
    String[] fields();

    /** The properties declared by this class whose getters and setters announce themselves. */
    String[] properties();
}
