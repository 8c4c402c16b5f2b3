package org.athanor.query.tree;

import java.util.List;

/** What yields results: one select, or several combined. */
public sealed interface Query extends Statement permits SelectQuery, SetQuery, LimitedQuery, WithQuery {
    /** The items of each result; of a combination those of its first select. */
    List<Selection> selections();
}
