package org.athanor.mapping.bind;

import java.util.List;

/** The mapping is wrong. The message lists every error, one a line. */
public final class MappingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> errors;

    public MappingException(List<String> errors) {
        super((errors.size() == 1 ? "The mapping has an error:" : "The mapping has " + errors.size() + " errors:")
                + "\n  - "
                + String.join("\n  - ", errors));
        this.errors = List.copyOf(errors);
    }

    /** Each error: entity, attribute, what is wrong and the cure. */
    public List<String> errors() {
        return errors;
    }
}
