package org.athanor.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.athanor.mapping.EntityMapping;
import org.junit.jupiter.api.Test;

class ReferencesTest {
    static class Author implements Serializable {
        private Long id;
        private String name;
        int age = initialAge();

        int initialAge() {
            return 1;
        }

        public Long getId() {
            return id;
        }

        String getName() {
            return name;
        }

        protected void rename(String first, long number, double part, Object... rest) {
            name = first + number + part + rest.length;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Author author && Objects.equals(name, author.getName());
        }

        @Override
        public int hashCode() {
            return Objects.hashCode(name);
        }

        @Override
        public String toString() {
            return "Author " + name;
        }
    }

    @Fixture.Properties
    static class Book {
        private Long key;
        private String title;

        private Long idKey;

        Long getIdKey() {
            return idKey;
        }

        void setIdKey(Long idKey) {
            this.idKey = idKey;
        }

        String getTitle() {
            return title;
        }

        void setTitle(String title) {
            this.title = title;
        }

        Long getKey() {
            return key;
        }

        void setKey(Long key) {
            this.key = key;
        }
    }

    static class Root {
        Long id;
    }

    static class Branch extends Root {}

    static final class Sealed {
        Long id;
    }

    static class Guarded {
        Long id;

        final Long code() {
            return id;
        }
    }

    static class Open {
        Long id;
        public String name;
    }

    static class WithTarget {
        Root id;
    }

    private final Fixture fixture = Fixture.of(Author.class);
    private final EntityMapping authors = fixture.mapping(Author.class);
    private final Accesses accesses = fixture.accesses();
    private final References references = new References(accesses);
    private final List<Object> loads = new ArrayList<>();

    private Author unloaded(long id) {
        return (Author) references.create(authors, id, this::load);
    }

    private void load(Object reference) {
        loads.add(reference);
        ((Reference) reference).athanor$loaded(true);
        accesses.of(authors).set(reference, authors.attribute("name").index(), "Jane");
    }

    @Test
    void theIdentifierIsKnownWithoutLoadingAndAnythingElseLoadsOnce() {
        Author author = unloaded(5);
        assertThat(author.getId()).isEqualTo(5);
        assertThat(loads).isEmpty();
        assertThat(author.getName()).isEqualTo("Jane");
        assertThat(author.getName()).isEqualTo("Jane");
        assertThat(loads).hasSize(1);
        assertThat(loads.get(0)).isSameAs(author);
    }

    @Test
    void equalsHashCodeAndToStringLoadWhenTheClassDeclaresThem() {
        Author plain = new Author();
        accesses.of(authors).set(plain, 1, "Jane");
        assertThat(unloaded(5)).isEqualTo(plain);
        assertThat(plain).isEqualTo(unloaded(5));
        assertThat(unloaded(6)).hasSameHashCodeAs(plain).hasToString("Author Jane");
    }

    @Test
    void parametersOfAllSizesArePassedOn() {
        Author author = unloaded(5);
        author.rename("a", 2L, 0.5, "x", "y");
        assertThat(author.getName()).isEqualTo("a20.52");
    }

    @Test
    void theConstructorMayCallItsOwnMethods() {
        assertThat(unloaded(5).age).isEqualTo(1);
    }

    @Test
    void aPropertyIdentifierIsSetThroughItsSetterWithoutLoading() {
        Fixture books = Fixture.of(Book.class);
        EntityMapping mapping = books.mapping(Book.class);
        Accesses all = books.accesses();
        List<Object> seen = new ArrayList<>();
        Book book = (Book) new References(all).create(mapping, 7L, reference -> {
            seen.add(reference);
            ((Reference) reference).athanor$loaded(true);
            ((Book) reference).setTitle("Emma");
        });
        assertThat(book.getIdKey()).isEqualTo(7L);
        assertThat(all.of(mapping).identifier().keyOf(book)).isEqualTo(7L);
        assertThat(seen).isEmpty();
        assertThat(book.getTitle()).isEqualTo("Emma");
        assertThat(seen).hasSize(1);
    }

    @Test
    void aDetachedUnloadedReferenceNamesEntityIdentifierAndCures() {
        Author author = unloaded(5);
        ((Reference) author).athanor$loader(null);
        assertThat(author.getId()).isEqualTo(5);
        assertThatThrownBy(author::getName)
                .isInstanceOf(NotLoadedException.class)
                .hasMessageContaining("Author#5")
                .hasMessageContaining("join fetch")
                .hasMessageContaining("keep the persistence context open");
    }

    @Test
    void aLoadedReferenceIsSerializedAsAPlainInstanceAndAnUnloadedOneRefuses() throws Exception {
        Author author = unloaded(5);
        assertThatThrownBy(() -> copy(author))
                .isInstanceOf(NotLoadedException.class)
                .hasMessageContaining("serialized");
        author.getName();
        Author copy = (Author) copy(author);
        assertThat(copy.getClass()).isSameAs(Author.class);
        assertThat(copy.getId()).isEqualTo(5);
        assertThat(copy.getName()).isEqualTo("Jane");
    }

    private static Object copy(Object original) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(original);
        }
        return new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
    }

    @Test
    void classesThatCannotBeExtendedWithoutGapsAreNotPossible() {
        Fixture all = Fixture.of(
                Root.class, Branch.class, Sealed.class, Guarded.class, Open.class, WithTarget.class, Author.class);
        References some = new References(all.accesses());
        assertThat(some.possible(all.mapping(Root.class))).isFalse();
        assertThat(some.possible(all.mapping(Branch.class))).isTrue();
        assertThat(some.possible(all.mapping(Sealed.class))).isFalse();
        assertThat(some.possible(all.mapping(Guarded.class))).isFalse();
        assertThat(some.possible(all.mapping(Open.class))).isFalse();
        assertThat(some.possible(all.mapping(WithTarget.class))).isFalse();
        assertThat(some.possible(all.mapping(Author.class))).isTrue();
    }

    @Test
    void mappingsFindTheEntityOfAReference() {
        assertThat(fixture.mappings().find(unloaded(1).getClass())).isSameAs(authors);
    }
}
