/** Every basic type, both kinds of access, and generic superclasses, written and read back. */
package org.athanor.behaviour.types;
