package org.athanor.samples.tutorial;

import java.util.Map;
import org.athanor.Session;
import org.athanor.SessionFactory;
import org.athanor.samples.tutorial.artists.Album;
import org.athanor.samples.tutorial.artists.Artist;

/** A page of notes on artists and albums, without its mistakes; the classes say where they were. */
final class ArtistsAndAlbums {
    private final Page page;

    ArtistsAndAlbums(Page page) {
        this.page = page;
    }

    void run(Map<String, Object> settings) {
        page.chapter("Artists and albums");
        try (SessionFactory sessions = SessionFactory.of("artists", settings)) {
            page.step(
                    "create the tables",
                    () -> sessions.entityManagerFactory().getSchemaManager().create(false));
            try (Session session = sessions.open()) {
                session.add(new Artist("가수1"));
                session.commit();
                Artist artist = page.show(
                        "the artist", () -> session.query(Artist.class).one());
                page.step("an album is added", () -> artist.addAlbum(session, "가수1의 앨범1"));
                page.show("all albums", () -> session.query(Album.class).all());
                page.show(
                        "the album's artist is the artist",
                        () -> session.query(Album.class).one().getArtist() == artist);
                page.step("the album is removed", () -> artist.removeAlbum(session, "가수1의 앨범1"));
                page.show("it is still there", () -> session.query(Album.class).all());
                page.show("its artist", () -> session.query(Album.class).one().getArtist());
            }
        }
    }
}
