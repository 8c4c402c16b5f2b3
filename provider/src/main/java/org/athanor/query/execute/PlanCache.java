package org.athanor.query.execute;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.athanor.query.tree.Statement;

/**
 * Plans by the texts, trees and native queries that ask for them, bounded by what they weigh together: a plan weighs one, and
 * one more for each 1,000 characters. What is used least is given up.
 */
final class PlanCache {
    private static final int CHARACTERS = 1_000;

    private final Cache<Object, QueryPlan> plans;
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();

    PlanCache(int maximumWeight) {
        plans = Caffeine.newBuilder()
                .maximumWeight(maximumWeight)
                .weigher(PlanCache::weight)
                .recordStats()
                .build();
    }

    private static int weight(Object key, QueryPlan plan) {
        int characters = key instanceof String text ? text.length() : plan.characters();
        return 1 + characters / CHARACTERS;
    }

    /** The plan somebody asks for; counted. */
    <P extends QueryPlan> P get(Class<P> type, Object key, Supplier<P> maker) {
        QueryPlan plan = plans.getIfPresent(key);
        (plan == null ? misses : hits).increment();
        return type.cast(plan != null ? plan : keep(key, maker.get()));
    }

    /** The plan of a tree that a text led to. */
    TreeQueryPlan of(Statement tree, Supplier<TreeQueryPlan> maker) {
        QueryPlan plan = plans.getIfPresent(tree);
        return (TreeQueryPlan) (plan != null ? plan : keep(tree, maker.get()));
    }

    /** Two threads may make the same plan at once; the first one kept is everybody's. */
    private QueryPlan keep(Object key, QueryPlan made) {
        QueryPlan first = plans.asMap().putIfAbsent(key, made);
        return first == null ? made : first;
    }

    /** How many different questions are kept, whatever language asked them. */
    long trees() {
        return plans.asMap().keySet().stream()
                .filter(Statement.class::isInstance)
                .count();
    }

    PlanStatistics statistics() {
        plans.cleanUp();
        long weight = plans.policy()
                .eviction()
                .map(eviction -> eviction.weightedSize().orElse(0))
                .orElse(0L);
        return new PlanStatistics(
                hits.sum(), misses.sum(), plans.stats().evictionCount(), plans.estimatedSize(), weight);
    }
}
