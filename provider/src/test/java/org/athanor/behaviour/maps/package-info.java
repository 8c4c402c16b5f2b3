/** Maps whose keys are stored beside their elements, or in the elements' rows. */
package org.athanor.behaviour.maps;
