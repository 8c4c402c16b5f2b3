/** Chapter 3 of the specification as an application meets it: each verb on each state, cascades, locks, callbacks. */
package org.athanor.behaviour.context;
