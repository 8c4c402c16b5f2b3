package org.athanor.behaviour.random;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomOperationsTest {
    private static final int TRANSACTIONS = 40;
    private static final int OPERATIONS = 25;

    private Random random;
    private TestUnit unit;
    private EntityManager em;
    private Model model;
    private List<String> trace;
    private int nextAuthor;
    private int nextBook;
    private int nextTag;

    @ParameterizedTest(name = "rows agree with the model after random operations, seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233})
    void rowsAgreeWithTheModel(long seed) {
        random = new Random(seed);
        model = new Model();
        try (TestUnit started = TestUnit.of(Author.class, Book.class, Tag.class).start()) {
            unit = started;
            for (int i = 0; i < TRANSACTIONS; i++) {
                transaction(seed, i);
            }
        }
    }

    private void transaction(long seed, int number) {
        Model before = model.copy();
        trace = new ArrayList<>();
        em = unit.factory().createEntityManager();
        try {
            em.getTransaction().begin();
            for (int i = 0; i < OPERATIONS; i++) {
                operation();
            }
            if (random.nextInt(4) == 0) {
                trace.add("rollback");
                em.getTransaction().rollback();
                model = before;
            } else {
                trace.add("commit");
                em.getTransaction().commit();
            }
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("seed " + seed + ", transaction " + number + ":\n" + String.join("\n", trace), e);
        } finally {
            if (em.getTransaction().isActive()) {
                em.getTransaction().rollback();
            }
            em.close();
        }
        assertThat(rows())
                .as("seed %s, transaction %s: %s", seed, number, trace)
                .containsExactlyElementsOf(model.rows());
    }

    private void operation() {
        switch (random.nextInt(14)) {
            case 0, 1 -> newAuthor();
            case 2 -> rename();
            case 3 -> setMentor();
            case 4, 5 -> addBook();
            case 6 -> removeBook();
            case 7 -> retitle();
            case 8 -> newTag();
            case 9, 10 -> toggleTag();
            case 11 -> removeAuthor();
            case 12 -> flushOrClear();
            default -> count();
        }
    }

    private void newAuthor() {
        int id = ++nextAuthor;
        Integer mentor = random.nextBoolean() ? any(model.authors.keySet()) : null;
        trace.add("new author " + id + " with mentor " + mentor);
        Author author = new Author(id, "author " + id);
        author.setMentor(mentor == null ? null : em.getReference(Author.class, mentor));
        em.persist(author);
        model.authors.put(id, new Model.AuthorRow("author " + id, mentor));
    }

    private void rename() {
        Integer id = any(model.authors.keySet());
        if (id != null) {
            String name = "name " + random.nextInt(1000);
            trace.add("rename author " + id);
            em.find(Author.class, id).setName(name);
            model.authors.get(id).name = name;
        }
    }

    private void setMentor() {
        Integer id = any(model.authors.keySet());
        if (id != null) {
            Integer mentor = random.nextInt(3) == 0 ? null : any(model.authors.keySet());
            trace.add("mentor of author " + id + " is " + mentor);
            // Two new rows that refer to each other are another test's business.
            em.flush();
            em.find(Author.class, id).setMentor(mentor == null ? null : em.find(Author.class, mentor));
            model.authors.get(id).mentor = mentor;
        }
    }

    private void addBook() {
        Integer author = any(model.authors.keySet());
        if (author != null) {
            int id = ++nextBook;
            trace.add("book " + id + " of author " + author);
            em.find(Author.class, author).addBook(new Book(id, "title " + id));
            model.books.put(id, new Model.BookRow("title " + id, author));
        }
    }

    private void removeBook() {
        Integer id = any(model.books.keySet());
        if (id != null) {
            trace.add("remove book " + id);
            Author author = em.find(Author.class, model.books.get(id).author);
            assertThat(author.getBooks().removeIf(b -> b.id == id)).isTrue();
            model.books.remove(id);
        }
    }

    /** Gives a new book the title of one that goes in the same flush, or retitles one. */
    private void retitle() {
        Integer id = any(model.books.keySet());
        if (id == null) {
            return;
        }
        Model.BookRow row = model.books.get(id);
        if (random.nextBoolean()) {
            trace.add("retitle book " + id);
            em.flush();
            row.title = "retitled " + id + " " + random.nextInt(1000);
            em.find(Book.class, id).setTitle(row.title);
        } else {
            int successor = ++nextBook;
            trace.add("book " + successor + " takes the title of book " + id);
            em.flush();
            Author author = em.find(Author.class, row.author);
            author.getBooks().removeIf(b -> b.id == id);
            author.addBook(new Book(successor, row.title));
            model.books.remove(id);
            model.books.put(successor, new Model.BookRow(row.title, row.author));
        }
    }

    private void newTag() {
        String label = "tag " + ++nextTag;
        trace.add("new " + label);
        em.persist(new Tag(label));
        model.tags.add(label);
    }

    private void toggleTag() {
        Integer id = any(model.books.keySet());
        String label = any(model.tags);
        if (id != null && label != null) {
            trace.add("toggle " + label + " of book " + id);
            em.flush();
            Tag tag = em.createQuery("select t from Tag t where t.label = :label", Tag.class)
                    .setParameter("label", label)
                    .getSingleResult();
            Book book = em.find(Book.class, id);
            if (book.getTags().remove(tag)) {
                assertThat(model.books.get(id).tags.remove(label)).isTrue();
            } else {
                book.getTags().add(tag);
                assertThat(model.books.get(id).tags.add(label)).isTrue();
            }
        }
    }

    private void removeAuthor() {
        Integer id = any(model.authors.keySet());
        if (id != null && random.nextInt(3) == 0) {
            trace.add("remove author " + id);
            em.createQuery("select a from Author a where a.mentor.id = :id", Author.class)
                    .setParameter("id", id)
                    .getResultList()
                    .forEach(pupil -> pupil.setMentor(null));
            em.remove(em.find(Author.class, id));
            model.authors.values().forEach(a -> a.mentor = id.equals(a.mentor) ? null : a.mentor);
            model.booksOf(id).forEach(model.books::remove);
            model.authors.remove(id);
        }
    }

    private void flushOrClear() {
        trace.add("flush");
        em.flush();
        if (random.nextBoolean()) {
            trace.add("clear");
            em.clear();
        }
    }

    private void count() {
        trace.add("count");
        assertThat(em.createQuery("select count(b) from Book b", Long.class).getSingleResult())
                .isEqualTo(model.books.size());
        Integer id = any(model.authors.keySet());
        if (id != null) {
            Author author = em.find(Author.class, id);
            assertThat(author.getName()).isEqualTo(model.authors.get(id).name);
            assertThat(author.getBooks().stream().map(b -> b.id))
                    .containsExactlyInAnyOrderElementsOf(model.booksOf(id));
        }
    }

    private <T> T any(Collection<T> values) {
        return values.isEmpty() ? null : new ArrayList<>(values).get(random.nextInt(values.size()));
    }

    private List<String> rows() {
        List<String> rows = new ArrayList<>();
        read(rows, "select 'author', id, name, mentor_id from Author order by id");
        read(rows, "select 'book', id, title, author_id from Book order by id");
        read(rows, "select 'tag', label from Tag order by label");
        read(
                rows,
                "select 'book', bt.book_id, 'tagged', t.label from Book_Tag bt join Tag t on t.id = bt.tags_id"
                        + " order by bt.book_id, t.label");
        return rows;
    }

    private void read(List<String> rows, String sql) {
        unit.sql(sql).forEach(row -> rows.add(row.stream().map(String::valueOf).collect(Collectors.joining(" "))));
    }
}
