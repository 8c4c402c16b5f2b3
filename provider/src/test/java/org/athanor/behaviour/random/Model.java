package org.athanor.behaviour.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The rows there should be. Tags are known by label, since their ids are generated. */
final class Model {
    static final class AuthorRow {
        String name;
        Integer mentor;

        AuthorRow(String name, Integer mentor) {
            this.name = name;
            this.mentor = mentor;
        }
    }

    static final class BookRow {
        String title;
        Integer author;
        final TreeSet<String> tags = new TreeSet<>();

        BookRow(String title, Integer author) {
            this.title = title;
            this.author = author;
        }
    }

    final TreeMap<Integer, AuthorRow> authors = new TreeMap<>();
    final TreeMap<Integer, BookRow> books = new TreeMap<>();
    final TreeSet<String> tags = new TreeSet<>();

    Model copy() {
        Model copy = new Model();
        authors.forEach((id, a) -> copy.authors.put(id, new AuthorRow(a.name, a.mentor)));
        books.forEach((id, b) -> {
            BookRow row = new BookRow(b.title, b.author);
            row.tags.addAll(b.tags);
            copy.books.put(id, row);
        });
        copy.tags.addAll(tags);
        return copy;
    }

    List<Integer> booksOf(int author) {
        List<Integer> ids = new ArrayList<>();
        for (Map.Entry<Integer, BookRow> entry : books.entrySet()) {
            if (entry.getValue().author != null && entry.getValue().author == author) {
                ids.add(entry.getKey());
            }
        }
        return ids;
    }

    /** One line a row, comparable with what SQL reads. */
    List<String> rows() {
        List<String> rows = new ArrayList<>();
        authors.forEach((id, a) -> rows.add("author " + id + " " + a.name + " " + a.mentor));
        books.forEach((id, b) -> rows.add("book " + id + " " + b.title + " " + b.author));
        tags.forEach(t -> rows.add("tag " + t));
        books.forEach((id, b) -> b.tags.forEach(t -> rows.add("book " + id + " tagged " + t)));
        return rows;
    }
}
