package org.athanor.behaviour.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Parameter;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaDelete;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.CriteriaUpdate;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Join;
import jakarta.persistence.criteria.JoinType;
import jakarta.persistence.criteria.ParameterExpression;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Subquery;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.athanor.behaviour.ask.Blog.Author;
import org.athanor.behaviour.ask.Blog.Comment;
import org.athanor.behaviour.ask.Blog.Kind;
import org.athanor.behaviour.ask.Blog.Post;
import org.athanor.behaviour.ask.Blog.Summary;
import org.athanor.behaviour.ask.Blog.Topic;
import org.athanor.query.execute.QueryPlans;
import org.athanor.session.StatefulSession;
import org.athanor.testing.PersistenceExtension;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Criteria queries (Jakarta Persistence 3.2, 6) by the names of attributes. */
class CriteriaTest {
    @RegisterExtension
    final PersistenceExtension persistence = new PersistenceExtension();

    final TestUnit unit = persistence.start(TestUnit.of(Blog.CLASSES));

    private EntityManager em;
    private CriteriaBuilder cb;

    @BeforeEach
    void start() {
        unit.inTransaction(m -> {
            Author ann = new Author(1, "Ann", LocalDate.of(1990, 5, 6));
            Author bob = new Author(2, "Bob", null);
            Author cy = new Author(3, "Cy", LocalDate.of(2000, 1, 1));
            Topic java = new Topic("java");
            Topic sql = new Topic("sql");
            Post p1 = new Post(1, "one", Kind.NEWS, 10, ann);
            Post p2 = new Post(2, "two", Kind.ESSAY, 20, ann);
            Post p3 = new Post(3, "three", Kind.NEWS, 30, ann);
            Post p4 = new Post(4, "four", Kind.ESSAY, 5, bob);
            p1.topics.addAll(List.of(java, sql));
            p2.topics.add(java);
            p4.topics.add(sql);
            for (Object o : List.of(ann, bob, cy, java, sql, p1, p2, p3, p4)) {
                m.persist(o);
            }
            m.persist(new Comment(p1, "c1"));
            m.persist(new Comment(p1, "c2"));
            m.persist(new Comment(p4, "c3"));
        });
        unit.statements().clear();
        em = unit.entityManager();
        cb = em.getCriteriaBuilder();
    }

    private <T> List<T> all(CriteriaQuery<T> query) {
        return em.createQuery(query).getResultList();
    }

    @Test
    void selectsEntitiesUnderConditionsInOrder() {
        CriteriaQuery<Post> q = cb.createQuery(Post.class);
        Root<Post> p = q.from(Post.class);
        q.where(
                cb.equal(p.get("kind"), Kind.NEWS),
                cb.gt(p.get("likes"), 5),
                cb.equal(p.get("author").get("name"), "Ann"));
        q.orderBy(cb.desc(p.get("likes")));
        unit.statements()
                .during(() -> assertThat(all(q)).extracting(Post::getTitle).containsExactly("three", "one"))
                .areExactly("select p.id, p.title, p.kind, p.likes, p.fee, p.day, p.author_id from Post p"
                        + " join Author a on a.id = p.author_id"
                        + " where p.kind = ? and p.likes > ? and a.name = ? order by p.likes desc");
    }

    @Test
    void joinsWithConditionsAndGroups() {
        CriteriaQuery<Tuple> q = cb.createTupleQuery();
        Root<Author> a = q.from(Author.class);
        Join<Author, Post> p = a.join("posts", JoinType.LEFT);
        p.on(cb.gt(p.get("likes"), 9));
        Expression<Long> count = cb.count(p);
        q.multiselect(a.get("name").alias("name"), count.alias("posts"));
        q.groupBy(a.get("name")).having(cb.lt(count, 3L)).orderBy(cb.asc(a.get("name")));
        List<Tuple> rows = all(q);
        assertThat(rows).extracting(row -> row.get("name", String.class)).containsExactly("Bob", "Cy");
        assertThat(rows).extracting(row -> row.get(count)).containsExactly(0L, 0L);
        assertThat(rows.get(0).getElements()).extracting(e -> e.getAlias()).containsExactly("name", "posts");
    }

    @Test
    void fetchesCollections() {
        CriteriaQuery<Author> q = cb.createQuery(Author.class);
        Root<Author> a = q.from(Author.class);
        a.fetch("posts", JoinType.LEFT);
        q.orderBy(cb.asc(a.get("id")));
        List<Author> authors = all(q);
        assertThat(authors).extracting(Author::getName).containsExactly("Ann", "Bob", "Cy");
        unit.statements()
                .during(() -> assertThat(authors.get(0).getPosts()).hasSize(3))
                .areNone();
    }

    @Test
    void subqueriesCorrelateRootsAndJoins() {
        CriteriaQuery<Author> q = cb.createQuery(Author.class);
        Root<Author> a = q.from(Author.class);
        Subquery<Post> popular = q.subquery(Post.class);
        Root<Author> outside = popular.correlate(a);
        assertThat(outside.isCorrelated()).isTrue();
        assertThat(outside.getCorrelationParent()).isSameAs(a);
        Join<Author, Post> p = outside.join("posts");
        popular.select(p).where(cb.ge(p.get("likes"), 30));
        q.where(cb.exists(popular));
        unit.statements()
                .during(() -> assertThat(all(q)).extracting(Author::getName).containsExactly("Ann"))
                .areExactly("select a.id, a.name, a.born from Author a"
                        + " where exists (select 1 from Post p where p.author_id = a.id and p.likes >= ?)");

        CriteriaQuery<String> titles = cb.createQuery(String.class);
        Root<Author> author = titles.from(Author.class);
        Join<Author, Post> post = author.join("posts");
        Subquery<Long> comments = titles.subquery(Long.class);
        Join<Author, Post> outer = comments.correlate(post);
        comments.select(cb.count(outer.join("comments")));
        titles.select(post.get("title")).where(cb.equal(comments, 2L));
        assertThat(all(titles)).containsExactly("one");
        assertThat(comments.getCorrelatedJoins()).containsExactly(outer);
    }

    @Test
    void aCorrelatedRootMayBeLeftJoined() {
        CriteriaQuery<String> q = cb.createQuery(String.class);
        Root<Author> a = q.from(Author.class);
        Subquery<Long> count = q.subquery(Long.class);
        Root<Author> outside = count.correlate(a);
        Join<Author, Post> p = outside.join("posts", JoinType.LEFT);
        count.select(cb.count(outside)).where(cb.isNull(p));
        q.select(a.get("name")).where(cb.equal(count, 1L));
        assertThat(all(q)).containsExactly("Cy");
    }

    @Test
    void valuesAreBoundAndSharePlans() {
        QueryPlans plans = em.unwrap(StatefulSession.class).engine().queryPlans();
        titles(10, List.of("one", "two"));
        long before = plans.trees();
        assertThat(titles(20, List.of("one", "two", "three"))).containsExactly("three", "two");
        assertThat(plans.trees()).isEqualTo(before);
        em.createQuery("select p.title from Post p where p.likes >= ?1 and p.title in ?2 order by p.title")
                .setParameter(1, 1)
                .setParameter(2, List.of("one"))
                .getResultList();
        assertThat(plans.trees()).isEqualTo(before);
    }

    private List<String> titles(int likes, List<String> among) {
        CriteriaQuery<String> q = cb.createQuery(String.class);
        Root<Post> p = q.from(Post.class);
        q.select(p.get("title"))
                .where(cb.ge(p.get("likes"), likes), p.get("title").in(among))
                .orderBy(cb.asc(p.get("title")));
        return all(q);
    }

    @Test
    void parametersAreKnownByNameAndByTheirExpression() {
        CriteriaQuery<String> q = cb.createQuery(String.class);
        Root<Post> p = q.from(Post.class);
        ParameterExpression<Integer> likes = cb.parameter(Integer.class);
        ParameterExpression<Kind> kind = cb.parameter(Kind.class, "kind");
        q.select(p.get("title"))
                .where(cb.ge(p.get("likes"), likes), cb.equal(p.get("kind"), kind), cb.gt(p.get("id"), 0));
        assertThat(q.getParameters()).containsExactly(likes, kind);
        TypedQuery<String> query = em.createQuery(q);
        assertThat(query.getParameters()).containsExactlyInAnyOrder(likes, kind);
        assertThat(query.getParameter("kind")).isSameAs(kind);
        assertThat(query.getParameter("kind", Kind.class).getParameterType()).isEqualTo(Kind.class);
        assertThat(query.isBound(likes)).isFalse();
        query.setParameter(likes, 20).setParameter("kind", Kind.NEWS);
        assertThat(query.getParameterValue(likes)).isEqualTo(20);
        assertThat(query.getResultList()).containsExactly("three");
        assertThatThrownBy(() -> query.setParameter(1, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no positional parameters");
        Parameter<Integer> other = cb.parameter(Integer.class);
        assertThatThrownBy(() -> em.createQuery(q).setParameter(other, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> em.createQuery(q).getResultList()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aQueryIsReadWhenItIsGivenToTheEntityManager() {
        CriteriaQuery<String> q = cb.createQuery(String.class);
        Root<Post> p = q.from(Post.class);
        q.select(p.get("title")).where(cb.equal(p.get("id"), 1));
        TypedQuery<String> first = em.createQuery(q);
        q.where(cb.equal(p.get("id"), 2));
        assertThat(em.createQuery(q).getSingleResult()).isEqualTo("two");
        assertThat(first.getSingleResult()).isEqualTo("one");
    }

    @Test
    void resultsAreOfTheClassesOfTheirExpressions() {
        CriteriaQuery<Object[]> q = cb.createQuery(Object[].class);
        Root<Post> p = q.from(Post.class);
        Path<Integer> likes = p.get("likes");
        q.select(cb.array(
                        cb.sum(likes),
                        cb.sumAsLong(likes),
                        cb.max(likes),
                        cb.avg(likes),
                        cb.prod(cb.max(likes), 1.5),
                        cb.toLong(cb.min(likes)),
                        cb.greatest(p.<String>get("title"))))
                .where(cb.equal(p.get("kind"), Kind.NEWS));
        Object[] row = all(q).get(0);
        assertThat(row[0]).isEqualTo(40);
        assertThat(row[1]).isEqualTo(40L);
        assertThat(row[2]).isEqualTo(30);
        assertThat((Double) row[3]).isEqualTo(20.0);
        assertThat((Double) row[4]).isCloseTo(45.0, within(1e-9));
        assertThat(row[5]).isEqualTo(10L);
        assertThat(row[6]).isEqualTo("three");
    }

    @Test
    void aNumberKeepsItsFractionBesideAWholeOne() {
        CriteriaQuery<String> q = cb.createQuery(String.class);
        Root<Post> p = q.from(Post.class);
        q.select(p.get("title")).where(cb.gt(p.get("likes"), 19.5)).orderBy(cb.asc(p.get("title")));
        assertThat(all(q)).containsExactly("three", "two");
        q.where(cb.equal(p.get("likes"), 10_000_000_000L));
        assertThat(all(q)).isEmpty();
        q.where(cb.gt(cb.prod(p.get("fee"), 2.5), 6));
        assertThat(all(q)).containsExactly("three");
    }

    @Test
    void constructorsTuplesAndTypedArrays() {
        CriteriaQuery<Summary> q = cb.createQuery(Summary.class);
        Root<Post> p = q.from(Post.class);
        q.multiselect(p.get("author").get("name"), cb.count(p), cb.avg(p.<Integer>get("likes")));
        q.groupBy(p.get("author").get("name")).orderBy(cb.asc(p.get("author").get("name")));
        assertThat(all(q)).containsExactly(new Summary("Ann", 3, 20.0), new Summary("Bob", 1, 5.0));

        CriteriaQuery<String[]> arrays = cb.createQuery(String[].class);
        Root<Author> a = arrays.from(Author.class);
        arrays.multiselect(a.get("name"), cb.upper(a.get("name"))).where(cb.equal(a.get("id"), 1L));
        assertThat(all(arrays).get(0)).isExactlyInstanceOf(String[].class).containsExactly("Ann", "ANN");

        CriteriaQuery<Object> objects = cb.createQuery();
        Root<Author> b = objects.from(Author.class);
        objects.multiselect(b.get("id"), b).where(cb.equal(b.get("id"), 2));
        assertThat((Object[]) all(objects).get(0)).containsExactly(2L, em.find(Author.class, 2L));
    }

    @Test
    void nullsLiteralsAndFunctionsOfTheDatabase() {
        CriteriaQuery<Tuple> q = cb.createTupleQuery();
        Root<Author> a = q.from(Author.class);
        q.multiselect(
                        a.get("name"),
                        cb.nullLiteral(String.class),
                        cb.literal("x"),
                        cb.literal(7),
                        cb.function("upper", String.class, a.get("name")),
                        cb.coalesce(a.<LocalDate>get("born"), LocalDate.of(1, 1, 1)))
                .where(cb.equal(a.get("name"), "Bob"));
        assertThat(all(q).get(0).toArray()).containsExactly("Bob", null, "x", 7, "BOB", LocalDate.of(1, 1, 1));
    }

    @Test
    void groupsByExpressionsWithValues() {
        CriteriaQuery<Object[]> q = cb.createQuery(Object[].class);
        Root<Post> p = q.from(Post.class);
        Expression<String> letter = cb.substring(p.get("title"), 1, 1);
        q.multiselect(letter, cb.count(p)).groupBy(letter).orderBy(cb.asc(letter));
        assertThat(all(q)).containsExactly(new Object[] {"f", 1L}, new Object[] {"o", 1L}, new Object[] {"t", 2L});
    }

    @Test
    void distinctResultsAreOrderedByExpressionsWithValues() {
        CriteriaQuery<String> q = cb.createQuery(String.class);
        Root<Post> p = q.from(Post.class);
        Expression<String> letter = cb.concat(cb.substring(p.get("title"), 1, 1), "…");
        q.select(letter).distinct(true).orderBy(cb.desc(letter));
        assertThat(all(q)).containsExactly("t…", "o…", "f…");
    }

    @Test
    void aListMayBeALiteralOrAParameter() {
        CriteriaQuery<String> q = cb.createQuery(String.class);
        Root<Post> p = q.from(Post.class);
        Expression<Collection<?>> list = cb.literal(List.of("one", "two"));
        q.select(p.get("title")).where(p.get("title").in(list)).orderBy(cb.asc(p.get("id")));
        assertThat(all(q)).containsExactly("one", "two");
        q.where(
                p.get("title").in(cb.parameter(Collection.class, "titles")),
                p.get("id").in().not());
        assertThat(em.createQuery(q)
                        .setParameter("titles", List.of("two", "four"))
                        .getResultList())
                .containsExactly("two", "four");
    }

    @Test
    void membershipEmptinessAndSize() {
        CriteriaQuery<String> q = cb.createQuery(String.class);
        Root<Post> p = q.from(Post.class);
        Expression<java.util.Set<Topic>> topics = p.get("topics");
        q.select(p.get("title")).orderBy(cb.asc(p.get("title")));
        q.where(cb.isMember(em.getReference(Topic.class, "sql"), topics));
        assertThat(all(q)).containsExactly("four", "one");
        q.where(cb.isEmpty(topics));
        assertThat(all(q)).containsExactly("three");
        q.where(cb.ge(cb.size(topics), 2));
        assertThat(all(q)).containsExactly("one");
        q.where(cb.equal(p.get("author"), em.getReference(Author.class, 2L)));
        assertThat(all(q)).containsExactly("four");
    }

    @Test
    void setOperations() {
        CriteriaQuery<String> names = cb.createQuery(String.class);
        names.select(names.from(Author.class).get("name"));
        CriteriaQuery<String> titles = cb.createQuery(String.class);
        Root<Post> p = titles.from(Post.class);
        titles.select(p.get("title")).where(cb.gt(p.get("likes"), 15)).orderBy(cb.asc(p.get("title")));
        assertThat(em.createQuery(cb.union(names, titles)).getResultList())
                .containsExactly("Ann", "Bob", "Cy", "three", "two");
        assertThat(em.createQuery(cb.except(titles, names)).setMaxResults(1).getResultList())
                .hasSize(1);
    }

    @Test
    void updatesAndDeletes() {
        em.getTransaction().begin();
        CriteriaUpdate<Post> update = cb.createCriteriaUpdate(Post.class);
        Root<Post> p = update.from(Post.class);
        update.set(p.<Integer>get("likes"), cb.sum(p.<Integer>get("likes"), 1))
                .set("fee", new BigDecimal("1.50"))
                .set(p.<LocalDate>get("day"), (LocalDate) null)
                .where(cb.equal(p.get("kind"), Kind.NEWS));
        unit.statements()
                .during(() -> assertThat(em.createQuery(update).executeUpdate()).isEqualTo(2))
                .contain("likes + ?, fee = ?, day = null where ");
        CriteriaDelete<Comment> delete = cb.createCriteriaDelete(Comment.class);
        Root<Comment> c = delete.from(Comment.class);
        Subquery<Long> posts = delete.subquery(Long.class);
        Root<Post> post = posts.from(Post.class);
        posts.select(post.get("id")).where(cb.like(post.get("title"), "f%"));
        delete.where(c.get("post").get("id").in(posts));
        assertThat(em.createQuery(delete).executeUpdate()).isEqualTo(1);
        em.getTransaction().rollback();
    }

    @Test
    void queriesCanBeSerializedAndAskedAgain() throws Exception {
        CriteriaQuery<Tuple> q = cb.createTupleQuery();
        Root<Author> a = q.from(Author.class);
        Join<Author, Post> p = a.join("posts", JoinType.LEFT);
        p.on(cb.gt(p.get("likes"), 9));
        Subquery<Long> comments = q.subquery(Long.class);
        comments.select(cb.count(comments.correlate(p).join("comments")));
        ParameterExpression<String> name = cb.parameter(String.class, "name");
        q.multiselect(a.get("name"), cb.concat(p.get("title"), "!"), comments);
        q.where(cb.equal(a.get("name"), name), p.get("kind").in(Kind.NEWS)).orderBy(cb.desc(p.get("likes")));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(q);
        }
        @SuppressWarnings("unchecked")
        CriteriaQuery<Tuple> read = (CriteriaQuery<Tuple>)
                new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
        assertThat(read.getParameters())
                .singleElement()
                .satisfies(parameter -> assertThat(parameter.getName()).isEqualTo("name"));
        assertThat(em.createQuery(read).setParameter("name", "Ann").getResultList())
                .extracting(Tuple::toArray)
                .containsExactly(new Object[] {"Ann", "three!", 0L}, new Object[] {"Ann", "one!", 2L});
    }

    @Test
    void wrongUseIsRefusedWhereItIsMade() {
        CriteriaQuery<Post> q = cb.createQuery(Post.class);
        Root<Post> p = q.from(Post.class);
        assertThatThrownBy(() -> p.get("titel"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("titel");
        assertThatThrownBy(() -> p.get("title").get("length")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> p.join("title")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> p.joinList("topics")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> p.get("topics").get("name")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> q.from(String.class)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> p.getCorrelationParent()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> cb.tuple(p.get("id").alias("x"), p.get("title").alias("x")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> cb.array(cb.tuple(p))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> em.createQuery(cb.createQuery(Post.class)))
                .isInstanceOf(IllegalArgumentException.class);
        CriteriaQuery<Post> other = cb.createQuery(Post.class);
        other.from(Post.class);
        assertThatThrownBy(() -> em.createQuery(other.where(cb.isNull(p.get("title")))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not part of the query");
    }
}
