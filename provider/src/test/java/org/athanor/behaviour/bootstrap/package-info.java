/** How units start: found, declared in code or by a container, several at once, with right settings and wrong ones. */
package org.athanor.behaviour.bootstrap;
