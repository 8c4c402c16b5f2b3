package org.athanor;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A relationship that is only looked at: it is loaded as mapped, and whatever is done to it in memory writes nothing, makes
 * nothing modified, cascades nowhere and is not made at the other side. Its cascades and orphan removal are void.
 *
 * <pre>{@code
 * @OneToMany
 * @JoinColumn(name = "artist_id")
 * @OrderBy("year DESC")
 * @ViewOnly
 * private List<Album> latestFirst;       // beside the albums that are mapped by Album.artist
 * }</pre>
 */
@Target({ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface ViewOnly {}
