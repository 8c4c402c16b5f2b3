/** Classes that a {@code Deployment} brings along and that the test's own class path does not show. */
package org.athanor.behaviour.bootstrap.deployed;
