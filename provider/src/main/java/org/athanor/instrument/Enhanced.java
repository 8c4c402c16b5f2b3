package org.athanor.instrument;

import jakarta.annotation.Nullable;

/**
 * What the transformer adds to entities, mapped superclasses and embeddables: a place for the interceptor that their
 * attribute accesses are routed through. Null while nobody watches the instance, as for every new one. The dollar names
 * keep clear of user methods.
 */
public interface Enhanced {
    @Nullable
    AttributeInterceptor athanor$interceptor();

    void athanor$interceptor(@Nullable AttributeInterceptor interceptor);
}
