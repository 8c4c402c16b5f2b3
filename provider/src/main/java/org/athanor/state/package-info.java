/**
 * What one persistence context knows: an {@link org.athanor.state.InstanceState} for each managed instance, the identity
 * map, the changed set, the journal that a rollback plays back. Knows no SQL; those who load and flush tell it the
 * outcome. Read {@link org.athanor.state.PersistenceContext} first, then {@code InstanceState} and {@code Journal}.
 */
package org.athanor.state;
