/** Collections that are queries: what they send, and what they mean beside the collections that are held. */
package org.athanor.behaviour.dynamic;
