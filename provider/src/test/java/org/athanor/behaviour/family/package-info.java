/** Class hierarchies, shared keys and awkward classes in real use. */
package org.athanor.behaviour.family;
