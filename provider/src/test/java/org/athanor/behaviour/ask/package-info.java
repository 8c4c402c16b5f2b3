/** Questions in JPQL and SQL as applications ask them. */
package org.athanor.behaviour.ask;
