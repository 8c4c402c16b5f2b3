/** One factory, many threads, each with an entity manager of its own. */
package org.athanor.behaviour.threads;
