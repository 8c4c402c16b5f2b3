package org.athanor.query.dsl;

import jakarta.annotation.Nullable;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.function.Supplier;
import org.athanor.load.LoadPlan;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.EntityMapping;
import org.athanor.mapping.Mappings;
import org.athanor.query.execute.QueryContext;
import org.athanor.query.execute.QueryPlans;
import org.athanor.query.execute.QueryRequest;

/** What queries need of the session they ask. The session implements it. */
public interface QuerySession {
    QueryContext context();

    QueryPlans plans();

    Mappings mappings();

    /** Runs work that asks the database; {@code autoflush} null is the session's rule. */
    <T> T run(@Nullable Boolean autoflush, Supplier<T> work);

    /** The value that an instance has for an attribute. */
    @Nullable
    Object value(Object instance, Attribute attribute);

    /** The instance of that identifier, null if there is none. */
    @Nullable
    Object find(EntityMapping mapping, Object id, @Nullable LoadPlan plan, LockModeType lock, boolean overwrite);

    /** The instances of an entity and its subclasses that the session has loaded. */
    List<Object> loaded(EntityMapping mapping);

    /** Whether an instance has a value for the attribute in memory. */
    boolean has(Object instance, Attribute attribute);

    /** The row has a new value for the attribute, which the instance takes over. */
    void updated(Object instance, Attribute attribute, @Nullable Object value);

    /** The row has a new value for the attribute, which is not known. */
    void expire(Object instance, Attribute attribute);

    /** The row of an instance was deleted. */
    void deleted(Object instance);

    /** Prepares a request that locks what it reads. */
    void lock(QueryRequest request, LockModeType mode);

    /** Notes the locks of what was read. */
    void locked(List<?> results, LockModeType mode);
}
