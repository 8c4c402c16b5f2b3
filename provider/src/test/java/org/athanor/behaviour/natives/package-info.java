/** Native queries and what becomes of their rows; stored procedures. */
package org.athanor.behaviour.natives;
