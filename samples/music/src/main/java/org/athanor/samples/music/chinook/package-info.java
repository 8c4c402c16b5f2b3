/** The Chinook music store: entities mapped onto its tables as they stand, and a tour through them. */
package org.athanor.samples.music.chinook;
