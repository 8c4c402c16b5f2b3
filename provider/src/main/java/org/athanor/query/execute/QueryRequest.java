package org.athanor.query.execute;

import jakarta.annotation.Nullable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.athanor.load.LoadPlan;
import org.athanor.query.translate.Loads;
import org.athanor.query.translate.TranslationOptions;
import org.athanor.query.tree.Expression.Parameter;
import org.athanor.sql.RowLock;

/** One use of a plan: its parameters and options. Not shared; may be executed several times. */
public final class QueryRequest {
    private static final Object UNSET = new Object();

    private final QueryPlan plan;
    private final Object[] given;
    private final Object[] bound;
    private int firstResult;
    private int maxResults = Integer.MAX_VALUE;
    private @Nullable RowLock lock;
    private int timeoutMillis;
    private int fetchSize;
    private @Nullable LoadPlan loadPlan;
    private Loads loads = Loads.NONE;
    private boolean overwrite;
    private List<Object> keys = List.of();

    public QueryRequest(QueryPlan plan) {
        this.plan = plan;
        int count = plan.parameters().size();
        this.given = new Object[count];
        this.bound = new Object[count];
        Arrays.fill(given, UNSET);
    }

    public QueryPlan plan() {
        return plan;
    }

    /** Sets a named parameter; an IllegalArgumentException names it when there is none, or the value does not fit. */
    public void set(String name, @Nullable Object value) {
        set(plan.require(name), value);
    }

    public void set(QueryParameter parameter, @Nullable Object value) {
        bound[parameter.index()] = ParameterValues.checked(parameter, value);
        given[parameter.index()] = value;
    }

    public boolean isSet(QueryParameter parameter) {
        return given[parameter.index()] != UNSET;
    }

    /** The value as it was set; an IllegalStateException when it was not. */
    public @Nullable Object get(QueryParameter parameter) {
        if (!isSet(parameter)) {
            throw new IllegalStateException("Parameter " + parameter.label() + " is not set");
        }
        return given[parameter.index()];
    }

    /** The checked value of the parameter with that index. */
    @Nullable
    Object bound(int index) {
        return bound[index];
    }

    /**
     * How many places the text has for the elements of the collection that was given for a parameter; 0 before one is. Powers
     * of two, so that texts do not multiply; the last element fills the rest.
     */
    int places(Parameter parameter) {
        QueryParameter found =
                parameter.name() != null ? plan.parameter(parameter.name()) : plan.parameter(parameter.position());
        return places(found == null ? 0 : BindSteps.elements(this, found).size());
    }

    static int places(int size) {
        return size < 3 ? size : Integer.highestOneBit(size - 1) << 1;
    }

    /** The identifiers that a bulk change is at, by their leaves. */
    List<Object> keys() {
        return keys;
    }

    void keys(List<Object> value) {
        keys = value;
    }

    /** From 0. */
    public void firstResult(int value) {
        firstResult = value;
    }

    public int firstResult() {
        return firstResult;
    }

    /** {@code Integer.MAX_VALUE} for no limit. */
    public void maxResults(int value) {
        maxResults = value;
    }

    public int maxResults() {
        return maxResults;
    }

    /** Asked of databases that lock rows by select. */
    public void lock(@Nullable RowLock value) {
        lock = value;
    }

    /** 0 for none. */
    public void timeoutMillis(int value) {
        timeoutMillis = value;
    }

    /** How long to wait for a lock, 0 when that is not said. */
    int lockWaitMillis() {
        return lock == null ? 0 : Math.max(0, lock.timeoutMillis());
    }

    int timeoutMillis() {
        return timeoutMillis;
    }

    public void fetchSize(int value) {
        fetchSize = value;
    }

    int fetchSize() {
        return fetchSize;
    }

    /** How the selected entity is loaded, for queries that select one entity: an entity graph. Null is the mapping's own. */
    public void loadPlan(@Nullable LoadPlan value) {
        loadPlan = value;
    }

    /** Whether instances that are loaded are read over. */
    public void overwrite(boolean value) {
        overwrite = value;
    }

    boolean overwrite() {
        return overwrite;
    }

    /** How the entities of the query are loaded, variable by variable. */
    public void loads(Loads value) {
        loads = value;
    }

    TranslationOptions options(boolean streamed) {
        boolean paged = firstResult != 0 || maxResults != Integer.MAX_VALUE;
        if (!paged && lock == null && loadPlan == null && loads == Loads.NONE && !streamed) {
            return TranslationOptions.NONE;
        }
        return new TranslationOptions(
                maxResults != Integer.MAX_VALUE, firstResult != 0, streamed, lock, loadPlan, loads);
    }

    /** The SQL text this request would run. */
    public String sql() {
        return statement(false).sql();
    }

    private CompiledStatement statement(boolean streamed) {
        return plan instanceof TreeQueryPlan tree
                ? tree.statement(this, streamed)
                : ((NativeQueryPlan) plan).statement(this);
    }

    private CompiledStatement ready(boolean streamed) {
        for (int i = 0; i < given.length; i++) {
            if (given[i] == UNSET) {
                throw new IllegalStateException(
                        "Parameter " + plan.parameters().get(i).label()
                                + " is not set: set it before the query is executed: " + plan.text());
            }
        }
        return statement(streamed);
    }

    /** Runs a select; a new list. IllegalStateException when it is none, or a parameter is not set. */
    public List<Object> list(QueryContext context) {
        return new Execution(this, context, requireSelect(ready(false))).list();
    }

    /** Runs a select and reads rows as they are asked for; to be closed. */
    public Stream<Object> stream(QueryContext context) {
        return new Execution(this, context, requireSelect(ready(true))).stream();
    }

    private CompiledStatement requireSelect(CompiledStatement statement) {
        if (plan.kind() != QueryPlan.Kind.SELECT) {
            throw new IllegalStateException("Only a select has results: " + plan.text());
        }
        return statement;
    }

    /** Runs an update or delete; the number of rows. */
    public int executeUpdate(QueryContext context) {
        if (plan.kind() == QueryPlan.Kind.SELECT) {
            throw new IllegalStateException("A select changes nothing: ask it for its results: " + plan.text());
        }
        return new Execution(this, context, ready(false)).update();
    }
}
