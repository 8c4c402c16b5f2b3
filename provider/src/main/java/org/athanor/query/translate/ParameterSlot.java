package org.athanor.query.translate;

import org.athanor.query.tree.Expression.Parameter;

/** The key under which a statement finds the value of a parameter, or the part of it that one column takes. */
public record ParameterSlot(Parameter parameter, ParameterPart part) {}
