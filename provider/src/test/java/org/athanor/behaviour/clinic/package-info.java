/** An application as many are: mapped superclasses, eager unidirectional collections, an existing schema with rows. */
package org.athanor.behaviour.clinic;
