package org.athanor.sql;

import java.util.List;

/** What yields rows: a select or a set operation of such. */
public sealed interface QueryExpression extends Statement permits Select, SetOperation {
    /** The columns of each row. */
    List<SelectItem> items();
}
