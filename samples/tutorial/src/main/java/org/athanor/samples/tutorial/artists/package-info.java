/** Artists who add and remove albums by themselves. */
package org.athanor.samples.tutorial.artists;
