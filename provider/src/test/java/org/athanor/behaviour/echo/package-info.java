/** What {@code athanor.echo} prints and what {@code athanor.statement-observer} is told. */
package org.athanor.behaviour.echo;
