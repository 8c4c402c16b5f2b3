/** A web shop as applications write it: every kind of identifier, basic type, embeddable, relationship and inheritance. */
package org.athanor.behaviour.shop;
