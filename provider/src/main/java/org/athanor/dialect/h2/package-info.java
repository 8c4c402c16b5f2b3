/**
 * H2 2.3 and later, as data for {@link org.athanor.dialect.Dialect}. Does not refer to the driver's classes. Read {@link
 * org.athanor.dialect.h2.H2Dialect} first.
 */
package org.athanor.dialect.h2;
