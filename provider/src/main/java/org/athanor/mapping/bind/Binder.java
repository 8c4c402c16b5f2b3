package org.athanor.mapping.bind;

import org.athanor.mapping.Mappings;
import org.athanor.mapping.source.Declarations;

/** Resolves declarations to mappings and their schema. Stateless; each call is one {@link Binding}. */
public final class Binder {
    /** The mappings; throws a {@link MappingException} that lists every error if there is any. */
    public Mappings bind(Declarations declarations, BindSettings settings) {
        return new Binding(declarations, settings).bind();
    }
}
