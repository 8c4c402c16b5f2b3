package org.athanor.behaviour.jpql;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.athanor.testing.TestUnit;

/** Asks a unit in JPQL and claims what comes, written as text, and what was sent for it. */
record Asking(TestUnit unit) {
    /** Results as {@code [a, b]}, several items of one as {@code [a, 1]}; statements only if they are given. */
    void asks(String jpql, String results, String... sql) {
        asks(jpql, Map.of(), results, sql);
    }

    void asks(String jpql, Map<String, ?> parameters, String results, String... sql) {
        unit.inEntityManager(em -> {
            Query query = em.createQuery(jpql);
            parameters.forEach(query::setParameter);
            List<Object> found = new ArrayList<>();
            var sent = unit.statements().during(() -> found.addAll(query.getResultList()));
            assertThat(found.stream().map(Asking::text).toList()).as(jpql).hasToString(results);
            if (sql.length > 0) {
                sent.areExactly(sql);
            }
        });
    }

    private static String text(Object result) {
        return result instanceof Object[] items ? Arrays.deepToString(items) : String.valueOf(result);
    }
}
