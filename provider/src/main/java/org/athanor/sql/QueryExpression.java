package org.athanor.sql;

import java.util.List;

/** What yields rows: a select, a set operation of such, or one of these over common tables. */
public sealed interface QueryExpression extends Statement permits Select, SetOperation, With {
    /** The columns of each row. */
    List<SelectItem> items();
}
