package org.athanor.query.translate;

import org.athanor.query.tree.Expression.Parameter;

/** A parameter of a query with the class its values must have, {@code Object} when nothing tells. */
public record ParameterInfo(Parameter parameter, Class<?> javaType, boolean collection) {}
