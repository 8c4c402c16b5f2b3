/** What JPQL asks and how it reads in SQL, clause by clause of the specification's chapter 4. */
package org.athanor.behaviour.jpql;
