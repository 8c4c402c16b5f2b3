package org.athanor.expression;

/** What a bulk update sets: {@code User_.age.to(User_.age.minus(10))}. */
public record Assignment(Node attribute, Node value) {}
