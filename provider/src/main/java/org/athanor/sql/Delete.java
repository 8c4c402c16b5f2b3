package org.athanor.sql;

import jakarta.annotation.Nullable;

/** A delete. */
public record Delete(FromItem.TableRef table, @Nullable SqlExpression where) implements Statement {}
