package org.athanor.behaviour.relationships;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.athanor.behaviour.relationships.Studio.Album;
import org.athanor.behaviour.relationships.Studio.Artist;
import org.athanor.behaviour.relationships.Studio.Profile;
import org.athanor.behaviour.relationships.Studio.Tag;
import org.athanor.testing.PersistenceExtension;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random changes at random sides against a model that has one side only. */
class RandomStepsTest {
    private static final int SIZE = 4;

    @RegisterExtension
    final PersistenceExtension persistence = new PersistenceExtension();

    final TestUnit unit = persistence.start(Studio.unit());

    private final TreeMap<Integer, Integer> artistOf = new TreeMap<>();
    private final TreeMap<Integer, Integer> profileArtist = new TreeMap<>();
    private final TreeSet<String> tagged = new TreeSet<>();
    private EntityManager em;
    private Random random;

    private int any() {
        return 1 + random.nextInt(SIZE);
    }

    private Artist artist(int id) {
        return em.find(Artist.class, id);
    }

    private Album album(int id) {
        return em.find(Album.class, id);
    }

    private Tag tag(int id) {
        return em.find(Tag.class, id);
    }

    private Profile profile(int id) {
        return em.find(Profile.class, id);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whicheverSideIsChangedBothAgreeWithTheRows(long seed) {
        random = new Random(seed);
        for (int i = 1; i <= SIZE; i++) {
            unit.sql("insert into Artist (id) values (?)", i);
            unit.sql("insert into Album (id) values (?)", i);
            unit.sql("insert into Tag (id) values (?)", i);
            unit.sql("insert into Profile (id) values (?)", i);
            artistOf.put(i, null);
            profileArtist.put(i, null);
        }
        em = unit.entityManager();
        em.getTransaction().begin();
        for (int step = 0; step < 600; step++) {
            change();
            switch (random.nextInt(12)) {
                case 0 -> em.flush();
                case 1 -> checkMemory();
                case 2 -> again();
                default -> {}
            }
        }
        checkMemory();
        again();
        checkMemory();
        em.getTransaction().rollback();
    }

    private void change() {
        int album = any();
        int other = any();
        switch (random.nextInt(10)) {
            case 0 -> {
                album(album).setArtist(artist(other));
                artistOf.put(album, other);
            }
            case 1 -> {
                album(album).setArtist(null);
                artistOf.put(album, null);
            }
            case 2 -> {
                List<Album> albums = artist(other).getAlbums();
                if (!albums.contains(album(album))) {
                    albums.add(album(album));
                    artistOf.put(album, other);
                }
            }
            case 3 -> {
                if (artist(other).getAlbums().contains(album(album))) {
                    artist(other).getAlbums().remove(album(album));
                    artistOf.put(album, null);
                }
            }
            case 4 -> {
                artist(other).getAlbums().clear();
                artistOf.replaceAll((id, artist) -> artist != null && artist == other ? null : artist);
            }
            case 5 -> {
                tag(any()).getAlbums().size(); // a moment at which former writes are noticed
                artist(other).setAlbums(new ArrayList<>(List.of(album(album))));
                tag(any()).getAlbums().size(); // and this one
                artistOf.replaceAll((id, artist) -> artist != null && artist == other ? null : artist);
                artistOf.put(album, other);
            }
            case 6 -> {
                if (random.nextBoolean()) {
                    album(album).getTags().add(tag(other));
                } else {
                    tag(other).getAlbums().add(album(album));
                }
                tagged.add(album + "-" + other);
            }
            case 7 -> {
                if (random.nextBoolean()) {
                    album(album).getTags().remove(tag(other));
                } else {
                    tag(other).getAlbums().remove(album(album));
                }
                tagged.remove(album + "-" + other);
            }
            case 8 -> {
                profileArtist.replaceAll((id, artist) -> artist != null && artist == other ? null : artist);
                profileArtist.put(album, other);
                readPartners(album, other);
                if (random.nextBoolean()) {
                    profile(album).setArtist(artist(other));
                } else {
                    artist(other).setProfile(profile(album));
                }
                tag(any()).getAlbums().size();
            }
            default -> {
                readPartners(album, other);
                profile(album).setArtist(null);
                profileArtist.put(album, null);
                tag(any()).getAlbums().size();
            }
        }
    }

    /** A partner in a one-to-one that was never read is not looked for. */
    private void readPartners(int profile, int artist) {
        artist(artist).getProfile();
        Artist former = profile(profile).getArtist();
        if (former != null) {
            assertThat(artist(former.id).getProfile()).isSameAs(profile(profile));
        }
    }

    private void checkMemory() {
        for (int i = 1; i <= SIZE; i++) {
            int id = i;
            Set<Integer> albums = new HashSet<>();
            artist(i)
                    .getAlbums()
                    .forEach(each -> assertThat(albums.add(each.id)).isTrue());
            Set<Integer> expected = new HashSet<>();
            artistOf.forEach((album, artist) -> {
                if (artist != null && artist == id) {
                    expected.add(album);
                }
            });
            assertThat(albums).isEqualTo(expected);
            Artist its = album(i).getArtist();
            assertThat(its == null ? null : its.id).isEqualTo(artistOf.get(i));
            Set<String> tags = new TreeSet<>();
            album(i).getTags().forEach(each -> tags.add(id + "-" + each.id));
            assertThat(tags).isEqualTo(new TreeSet<>(tagged.subSet(i + "-", i + ".")));
            Set<String> ends = new TreeSet<>();
            tag(i).getAlbums().forEach(each -> ends.add(each.id + "-" + id));
            Set<String> expectedEnds = new TreeSet<>(tagged);
            expectedEnds.removeIf(link -> !link.endsWith("-" + id));
            assertThat(ends).isEqualTo(expectedEnds);
            Artist of = profile(i).getArtist();
            assertThat(of == null ? null : of.id).isEqualTo(profileArtist.get(i));
            Profile back = artist(i).getProfile();
            assertThat(back == null ? null : profileArtist.get(back.id)).isEqualTo(back == null ? null : id);
        }
    }

    private void again() {
        em.getTransaction().commit();
        assertThat(unit.sql("select id, artist_id from Album order by id").toString())
                .isEqualTo(rows(artistOf));
        assertThat(unit.sql("select id, artist_id from Profile order by id").toString())
                .isEqualTo(rows(profileArtist));
        List<String> links = new ArrayList<>();
        unit.sql("select albums_id, tags_id from Album_Tag order by albums_id, tags_id")
                .forEach(row -> links.add(row.get(0) + "-" + row.get(1)));
        assertThat(links).containsExactlyElementsOf(tagged);
        em.clear();
        em.getTransaction().begin();
    }

    private static String rows(TreeMap<Integer, Integer> model) {
        List<List<Object>> rows = new ArrayList<>();
        model.forEach((id, artist) -> rows.add(Arrays.asList(id, artist)));
        return rows.toString();
    }
}
