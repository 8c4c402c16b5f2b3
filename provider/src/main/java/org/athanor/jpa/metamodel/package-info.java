/**
 * The metamodel of Jakarta Persistence as views over {@code mapping}: each view names one mapped class or attribute and
 * answers from the mapping. Made on demand; knows no session. Read {@link org.athanor.jpa.metamodel.AthanorMetamodel}.
 */
package org.athanor.jpa.metamodel;
