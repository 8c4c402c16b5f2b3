package org.athanor.dialect;

import java.util.List;

/** A statement's text with what its {@code ?}s take, in their order. */
public record RenderedSql(String text, List<Bind> binds) {
    public RenderedSql {
        binds = List.copyOf(binds);
    }
}
