package org.athanor.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** A test, or a class of them, for some databases only; {@code because} says which capability the others lack. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RunsOn.Condition.class)
public @interface RunsOn {
    DatabaseKind[] value();

    String because();

    /** Skips the test where the run is about another database. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            Optional<RunsOn> found = AnnotationSupport.findAnnotation(context.getElement(), RunsOn.class);
            DatabaseKind current = DatabaseKind.current();
            return found.isEmpty() || Arrays.asList(found.get().value()).contains(current)
                    ? ConditionEvaluationResult.enabled(current.toString())
                    : ConditionEvaluationResult.disabled(
                            "Not on " + current + ": " + found.get().because());
        }
    }
}
