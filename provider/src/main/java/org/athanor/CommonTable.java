package org.athanor;

import java.util.function.Function;

/**
 * A query with a name, written before the statement ({@code WITH}); however often the statement speaks of it, it is written
 * once. With a step it is recursive: the step is asked of the rows found last, until it finds no more.
 *
 * <pre>{@code
 * Alias<Node> child = aliased(Node.class);
 * CommonTable tree = session.query(Node_.id, Node_.name).filter(Node_.id.eq(1)).cte("tree")
 *         .unionAll(found -> session.query(child.get(Node_.id), child.get(Node_.name))
 *                 .join(found, child.get(Node_.parent).get(Node_.id).eq(found.c(Node_.id))));
 * session.query(tree.c("name")).all();
 * }</pre>
 */
public interface CommonTable extends Subquery {
    /** A table of the same name with what the step finds, beginning at the rows of this one. */
    CommonTable unionAll(Function<? super Subquery, ? extends Query<?>> step);

    /** The same, each row once: ends in graphs with circles too. */
    CommonTable union(Function<? super Subquery, ? extends Query<?>> step);
}
