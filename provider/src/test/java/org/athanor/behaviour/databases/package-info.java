/** What databases differ in, and what an application should not notice of it. */
package org.athanor.behaviour.databases;
