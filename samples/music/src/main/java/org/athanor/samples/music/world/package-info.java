/** Artists and their albums, after the Artist/Album page of the object-relational tutorials. */
package org.athanor.samples.music.world;
