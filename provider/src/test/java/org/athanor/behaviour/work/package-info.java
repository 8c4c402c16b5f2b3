/** What one flush sends, in which order, and what it leaves alone. */
package org.athanor.behaviour.work;
