/** What a user reads when something is wrong: one clear message with the name of the thing and the cure. */
package org.athanor.behaviour.mistakes;
