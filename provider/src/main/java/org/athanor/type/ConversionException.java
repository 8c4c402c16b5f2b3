package org.athanor.type;

/** A value that could not be converted: what a converter threw, with its name, or what stands in a column and means nothing. */
public final class ConversionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ConversionException(String message, RuntimeException cause) {
        super(message, cause);
    }
}
