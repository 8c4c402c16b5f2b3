package org.athanor.query.execute;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/** Plans by what they were made of, the least used ones given up beyond a bound. */
final class PlanCache<K, P> {
    private final Cache<K, P> plans;
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();

    PlanCache(int maximumSize) {
        plans = Caffeine.newBuilder().maximumSize(maximumSize).build();
    }

    /** Two threads may make the same plan at once; the first one kept is everybody's. */
    P get(K key, Function<K, P> maker) {
        P plan = plans.getIfPresent(key);
        if (plan != null) {
            hits.increment();
            return plan;
        }
        misses.increment();
        P made = maker.apply(key);
        P first = plans.asMap().putIfAbsent(key, made);
        return first == null ? made : first;
    }

    long hits() {
        return hits.sum();
    }

    long misses() {
        return misses.sum();
    }

    long size() {
        return plans.estimatedSize();
    }
}
