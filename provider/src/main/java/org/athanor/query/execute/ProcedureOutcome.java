package org.athanor.query.execute;

import java.util.List;
import java.util.Map;

/**
 * What a procedure gave: {@code results} are lists of results and counts of changed rows (Integers), in order; {@code outputs}
 * the values that came back by parameters.
 */
public record ProcedureOutcome(List<Object> results, Map<ProcedureArgument, Object> outputs) {}
