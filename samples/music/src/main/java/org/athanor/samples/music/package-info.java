/**
 * The music sample: {@link org.athanor.samples.music.Music} starts it. {@code world} creates a small database of its own,
 * {@code chinook} works on an existing one. Everything is standard Jakarta Persistence code.
 */
package org.athanor.samples.music;
