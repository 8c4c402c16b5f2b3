package org.athanor.behaviour.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.persistence.EntityManager;
import jakarta.persistence.NoResultException;
import jakarta.persistence.NonUniqueResultException;
import jakarta.persistence.Parameter;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.athanor.behaviour.ask.Blog.Author;
import org.athanor.behaviour.ask.Blog.Comment;
import org.athanor.behaviour.ask.Blog.Kind;
import org.athanor.behaviour.ask.Blog.Post;
import org.athanor.behaviour.ask.Blog.Prize;
import org.athanor.behaviour.ask.Blog.Summary;
import org.athanor.behaviour.ask.Blog.Topic;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QuestionsTest {
    private TestUnit unit;
    private EntityManager em;

    @BeforeEach
    void start() {
        unit = TestUnit.of(Blog.CLASSES).start();
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
            m.persist(new Prize("gold", ann));
            m.persist(new Prize("silver", ann));
            m.persist(new Prize("tin", cy));
        });
        unit.statements().clear();
        em = unit.entityManager();
    }

    @AfterEach
    void stop() {
        unit.checkInvariants();
        unit.close();
    }

    private <T> List<T> all(Class<T> type, String jpql, Object... parameters) {
        TypedQuery<T> q = em.createQuery(jpql, type);
        for (int i = 0; i < parameters.length; i++) {
            q.setParameter(i + 1, parameters[i]);
        }
        return q.getResultList();
    }

    private List<String> strings(String jpql, Object... parameters) {
        return all(String.class, jpql, parameters);
    }

    @Test
    void joinsOfAllKinds() {
        assertThat(strings("select p.title from Author a join a.posts p where a.name = ?1 order by p.title", "Ann"))
                .containsExactly("one", "three", "two");
        assertThat(strings("select a.name from Author a left join a.posts p where p is null"))
                .containsExactly("Cy");
        assertThat(
                        strings(
                                "select a.name from Author a left join a.posts p on p.likes > 20 where p.id is null order by a.name"))
                .containsExactly("Bob", "Cy");
        assertThat(strings("select a.name from Author a, Post p where p.author = a and p.likes = 5"))
                .containsExactly("Bob");
        assertThat(strings("select c.text from Comment c where c.post.author.name = 'Ann' order by c.text desc"))
                .containsExactly("c2", "c1");
        assertThat(
                        strings(
                                "select distinct t.name from Author a join a.posts p join p.topics t where a.id = 1 order by t.name"))
                .containsExactly("java", "sql");
        assertThat(
                        strings(
                                "select p.title from Post p join Prize z on z.author = p.author where z.name = 'gold' order by p.id"))
                .containsExactly("one", "two", "three");
        assertThat(strings("select p.title from Author a, in(a.posts) p where a.id = 2"))
                .containsExactly("four");
        assertThat(strings("select a.name from Post p left join p.author a where p.author.id = 2"))
                .containsExactly("Bob");
    }

    @Test
    void severalFetchJoinsDoNotMultiplyRows() {
        List<Author> authors = em.createQuery(
                        "select distinct a from Author a left join fetch a.posts left join fetch a.prizes order by a.name",
                        Author.class)
                .getResultList();
        assertThat(authors).extracting(Author::getName).containsExactly("Ann", "Bob", "Cy");
        assertThat(authors.get(0).getPosts()).hasSize(3);
        assertThat(authors.get(0).getPrizes()).hasSize(2);
        assertThat(authors.get(2).getPosts()).isEmpty();
        assertThat(unit.statements().all().count()).isLessThanOrEqualTo(2);
        unit.statements()
                .during(() -> authors.forEach(a -> a.getPosts().size()))
                .areNone();
    }

    @Test
    void nestedFetchJoins() {
        List<Author> authors = em.createQuery(
                        "select a from Author a join fetch a.posts p left join fetch p.topics left join fetch p.comments where a.id = 1",
                        Author.class)
                .getResultList();
        assertThat(new LinkedHashSet<>(authors)).hasSize(1);
        Author ann = authors.get(0);
        unit.statements()
                .during(() -> {
                    assertThat(ann.getPosts()).hasSize(3);
                    assertThat(ann.getPosts().stream()
                                    .mapToInt(p -> p.getTopics().size())
                                    .sum())
                            .isEqualTo(3);
                    assertThat(ann.getPosts().stream()
                                    .mapToInt(p -> p.getComments().size())
                                    .sum())
                            .isEqualTo(2);
                })
                .areNone();
    }

    @Test
    void aFetchJoinWithPagingCountsOwners() {
        TypedQuery<Author> q = em.createQuery(
                        "select a from Author a left join fetch a.posts order by a.name", Author.class)
                .setFirstResult(0)
                .setMaxResults(2);
        assertThat(q.getResultList()).extracting(Author::getName).containsExactly("Ann", "Bob");
        assertThat(q.getResultList().get(0).getPosts()).hasSize(3);
        assertThat(em.createQuery("select a from Author a left join fetch a.posts order by a.name", Author.class)
                        .setFirstResult(1)
                        .setMaxResults(5)
                        .getResultList())
                .extracting(Author::getName)
                .containsExactly("Bob", "Cy");
    }

    @Test
    void aFetchedToOneIsReadWithTheRow() {
        List<Post> posts = all(Post.class, "select p from Post p join fetch p.author order by p.id");
        unit.statements()
                .during(() -> assertThat(posts.get(3).getAuthor().getName()).isEqualTo("Bob"))
                .areNone();
    }

    @Test
    void ordersAndPages() {
        assertThat(strings("select p.title from Post p order by p.kind desc, p.likes"))
                .containsExactly("four", "two", "one", "three");
        assertThat(strings("select a.name from Author a order by a.born desc nulls first"))
                .containsExactly("Bob", "Cy", "Ann");
        assertThat(strings("select a.name as n from Author a order by n desc")).containsExactly("Cy", "Bob", "Ann");
        assertThat(strings("select p.title from Post p order by p.author.name desc, length(p.title), p.title"))
                .containsExactly("four", "one", "two", "three");
        assertThat(em.createQuery("select p.title from Post p order by p.id", String.class)
                        .setFirstResult(1)
                        .setMaxResults(2)
                        .getResultList())
                .containsExactly("two", "three");
        assertThat(em.createQuery("select p.title from Post p order by p.id", String.class)
                        .setFirstResult(3)
                        .getResultList())
                .containsExactly("four");
        assertThat(em.createQuery("select p.title from Post p", String.class)
                        .setMaxResults(0)
                        .getResultList())
                .isEmpty();
        assertThatThrownBy(() -> em.createQuery("select p from Post p").setMaxResults(-1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> em.createQuery("select p from Post p").setFirstResult(-1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void parametersOfAllKinds() {
        Author ann = em.find(Author.class, 1L);
        assertThat(strings(
                        "select p.title from Post p where p.author = ?1 and p.kind = ?2 order by p.id", ann, Kind.NEWS))
                .containsExactly("one", "three");
        assertThat(em.createQuery(
                                "select p.title from Post p where p.author in :authors and p.kind in (:a, :b) order by p.id",
                                String.class)
                        .setParameter("authors", List.of(ann, em.getReference(Author.class, 2L)))
                        .setParameter("a", Kind.ESSAY)
                        .setParameter("b", Kind.ESSAY)
                        .getResultList())
                .containsExactly("two", "four");
        assertThat(em.createQuery("select p.title from Post p where p.day between :a and :b", String.class)
                        .setParameter("a", LocalDate.of(2026, 1, 2))
                        .setParameter("b", LocalDate.of(2026, 1, 3))
                        .getResultList())
                .containsExactly("two", "three");
        assertThat(em.createQuery("select p.title from Post p where p.id in :ids", String.class)
                        .setParameter("ids", Set.of())
                        .getResultList())
                .isEmpty();
        assertThat(em.createQuery("select p.title from Post p where p.id not in :ids order by p.id", String.class)
                        .setParameter("ids", List.of(1L, 2L, 3L))
                        .getResultList())
                .containsExactly("four");
        assertThat(em.createQuery("select a.name from Author a where a.born = :d or :d is null", String.class)
                        .setParameter("d", null)
                        .getResultList())
                .hasSize(3);
        assertThat(strings("select p.title from Post p where p.fee = ?1", new BigDecimal("2.0")))
                .containsExactly("two");
        assertThat(strings("select p.title from Post p where p.likes > ?1 and p.likes < ?1 + 15", 15L))
                .containsExactly("two");
        assertThat(strings("select a.name from Author a where a.name like ?1 escape '!'", "B%"))
                .containsExactly("Bob");
        Query q = em.createQuery("select p from Post p where p.title = :t and p.likes = :l");
        assertThat(q.getParameters()).extracting(Parameter::getName).containsExactlyInAnyOrder("t", "l");
        assertThat(q.isBound(q.getParameter("t"))).isFalse();
        q.setParameter("t", "x");
        assertThat(q.getParameterValue("t")).isEqualTo("x");
    }

    @Test
    void wrongParametersAreRefusedWithTheirNames() {
        TypedQuery<Post> q = em.createQuery("select p from Post p where p.title = :t and p.likes = :likes", Post.class);
        assertThatThrownBy(() -> q.setParameter("x", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("x");
        assertThatThrownBy(() -> q.setParameter(1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> q.setParameter("likes", "many"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("likes");
        q.setParameter("t", "one");
        Throwable t = catchThrowable(q::getResultList);
        assertThat(t).isInstanceOf(IllegalStateException.class).hasMessageContaining("likes");
    }

    @Test
    void countsAggregatesAndGroups() {
        assertThat(em.createQuery("select count(p) from Post p where p.author.id = 1", Long.class)
                        .getSingleResult())
                .isEqualTo(3L);
        assertThat(em.createQuery("select count(distinct p.author) from Post p", Long.class)
                        .getSingleResult())
                .isEqualTo(2L);
        assertThat(em.createQuery("select count(*) from Post p", Long.class).getSingleResult())
                .isEqualTo(4L);
        assertThat((Object[]) em.createQuery(
                                "select sum(p.likes), avg(p.likes), min(p.likes), max(p.day), sum(p.fee) from Post p")
                        .getSingleResult())
                .containsExactly(65L, 16.25, 5, LocalDate.of(2026, 1, 4), new BigDecimal("6.5"));
        assertThat(em.createQuery(
                                "select a.name, count(p) from Author a left join a.posts p group by a.id, a.name having count(p) > 0 order by count(p) desc",
                                Object[].class)
                        .getResultList())
                .containsExactly(new Object[] {"Ann", 3L}, new Object[] {"Bob", 1L});
        assertThat(em.createQuery("select sum(p.likes) from Post p where p.id > 99")
                        .getSingleResult())
                .isNull();
        List<Object[]> groups = em.createQuery(
                        "select a, count(p) from Post p join p.author a group by a order by a.id", Object[].class)
                .getResultList();
        assertThat(((Author) groups.get(0)[0]).getName()).isEqualTo("Ann");
    }

    @Test
    void subqueries() {
        assertThat(
                        strings(
                                "select a.name from Author a where exists (select p from Post p where p.author = a and p.likes > 10)"))
                .containsExactly("Ann");
        assertThat(strings("select a.name from Author a where a.id not in (select p.author.id from Post p)"))
                .containsExactly("Cy");
        assertThat(
                        strings(
                                "select p.title from Post p where p.likes > (select avg(q.likes) from Post q where q.author = p.author) order by p.id"))
                .containsExactly("three");
        assertThat(strings("select a.name from Author a where (select count(p) from a.posts p) > 1"))
                .containsExactly("Ann");
        assertThat(strings("select a.name from Author a where a.posts is empty"))
                .containsExactly("Cy");
        assertThat(strings("select p.title from Post p where p.likes >= all (select q.likes from Post q)"))
                .containsExactly("three");
        assertThat(strings("select a.name from Author a where size(a.prizes) = 2"))
                .containsExactly("Ann");
    }

    @Test
    void constructorsTuplesAndStreams() {
        assertThat(em.createQuery(
                                "select new org.athanor.behaviour.ask.Blog$Summary(a.name, count(p), avg(p.likes)) from Author a left join a.posts p group by a.name order by a.name",
                                Summary.class)
                        .getResultList())
                .containsExactly(new Summary("Ann", 3, 20.0), new Summary("Bob", 1, 5.0), new Summary("Cy", 0, null));
        Tuple t = em.createQuery("select a.name as name, a.born as born, a from Author a where a.id = 1", Tuple.class)
                .getSingleResult();
        assertThat(t.get("name", String.class)).isEqualTo("Ann");
        assertThat(t.get(1)).isEqualTo(LocalDate.of(1990, 5, 6));
        assertThat(t.get(2, Author.class).getName()).isEqualTo("Ann");
        assertThat(t.toArray()).hasSize(3);
        assertThatThrownBy(() -> t.get("nme"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nme");
        assertThatThrownBy(() -> t.get("name", Long.class)).isInstanceOf(IllegalArgumentException.class);
        try (Stream<Post> posts =
                em.createQuery("select p from Post p order by p.id", Post.class).getResultStream()) {
            assertThat(posts.map(Post::getTitle).limit(2)).containsExactly("one", "two");
        }
        assertThat(em.createQuery("select p.author from Post p where p.id = 4", Author.class)
                        .getSingleResult()
                        .getName())
                .isEqualTo("Bob");
        assertThat(em.createQuery("select a.name, a.born from Author a where a.id = 2", Object[].class)
                        .getSingleResult())
                .containsExactly("Bob", null);
    }

    @Test
    void singleResults() {
        assertThatThrownBy(() ->
                        em.createQuery("select a from Author a where a.id = 9").getSingleResult())
                .isInstanceOf(NoResultException.class);
        assertThatThrownBy(() -> em.createQuery("select a from Author a").getSingleResult())
                .isInstanceOf(NonUniqueResultException.class);
        assertThat(em.createQuery("select a from Author a where a.id = 9", Author.class)
                        .getSingleResultOrNull())
                .isNull();
        em.getTransaction().begin();
        try {
            em.createQuery("select a from Author a where a.id = 9").getSingleResult();
        } catch (NoResultException e) {
            // does not mark the transaction
        }
        assertThat(em.getTransaction().getRollbackOnly()).isFalse();
        em.getTransaction().commit();
    }

    @Test
    void expressions() {
        assertThat(strings("select concat(upper(a.name), '-', lower(a.name)) from Author a where a.id = 1"))
                .containsExactly("ANN-ann");
        assertThat(strings("select a.name || '!' from Author a where a.id = 1")).containsExactly("Ann!");
        assertThat(
                        strings(
                                "select case when p.likes > 10 then 'much' when p.likes = 10 then 'ten' else 'few' end from Post p order by p.id"))
                .containsExactly("ten", "much", "much", "few");
        assertThat(strings("select coalesce(cast(a.born as string), 'none') from Author a where a.id = 2"))
                .containsExactly("none");
        assertThat(all(Integer.class, "select extract(year from a.born) from Author a where a.id = 1"))
                .containsExactly(1990);
        assertThat(all(Integer.class, "select p.likes * 2 + 1 from Post p where p.id = 1"))
                .containsExactly(21);
        assertThat(strings("select substring(p.title, 2, 2) from Post p where mod(p.likes, 3) = 2 order by p.id"))
                .containsExactly("wo", "ou");
        assertThat(strings("select trim(both 'x' from 'xxaxx') from Author a where a.id = 1"))
                .containsExactly("a");
        assertThat(strings("select p.title from Post p where not (p.likes > 10 or p.title like 'o%') "))
                .containsExactly("four");
        assertThat(strings("select nullif(a.name, 'Ann') from Author a where a.id < 3 order by a.id"))
                .containsExactly(null, "Bob");
        assertThat(all(Long.class, "select count(p) from Post p where p.day < local date and p.title is not null"))
                .hasSize(1);
        assertThat(
                        strings(
                                "select p.title from Post p where p.kind = org.athanor.behaviour.ask.Blog$Kind.NEWS and p.id = 1"))
                .hasSize(1);
        assertThat(strings("select p.title from Post p where p.day = {d '2026-01-02'}"))
                .containsExactly("two");
        assertThat(
                        strings(
                                "select a.name from Author a where a.name in ('Ann', 'Cy') and a.born is not null order by a.born"))
                .hasSize(2);
    }

    @Test
    void bulkStatements() {
        em.getTransaction().begin();
        assertThat(em.createQuery(
                                "update Post p set p.likes = p.likes + :n, p.title = upper(p.title) where p.author.name = 'Ann'")
                        .setParameter("n", 1)
                        .executeUpdate())
                .isEqualTo(3);
        assertThat(em.createQuery("update Post p set p.kind = :k, p.author = :a where p.id = 4")
                        .setParameter("k", Kind.NEWS)
                        .setParameter("a", em.getReference(Author.class, 3L))
                        .executeUpdate())
                .isEqualTo(1);
        assertThat(em.createQuery(
                                "delete from Comment c where c.post.id in (select p.id from Post p where p.likes > 5)")
                        .executeUpdate())
                .isEqualTo(2);
        assertThat(em.createNativeQuery("update Author set name = ? where id = ?")
                        .setParameter(1, "Zed")
                        .setParameter(2, 3)
                        .executeUpdate())
                .isEqualTo(1);
        em.getTransaction().commit();
        assertThat(unit.sql("select title, likes from Post order by id").get(0)).containsExactly("ONE", 11);
        assertThat(unit.sql("select author_id from Post where id = 4")).containsExactly(List.of(3));
    }

    @Test
    void aBulkDeleteRemovesItsJoinRows() {
        em.getTransaction().begin();
        em.createQuery("delete from Comment").executeUpdate();
        assertThat(em.createQuery("delete from Post p where p.id = 1").executeUpdate())
                .isEqualTo(1);
        em.getTransaction().commit();
        assertThat(unit.sql("select count(*) from Post_Topic where Post_id = 1"))
                .containsExactly(List.of(0));
        assertThat(unit.sql("select count(*) from Post_Topic")).containsExactly(List.of(2));
        em.getTransaction().begin();
        unit.statements().clear();
        assertThat(em.createQuery("delete from Post p where p.author.name = :n and p.likes > :l")
                        .setParameter("n", "Ann")
                        .setParameter("l", 1)
                        .executeUpdate())
                .isEqualTo(2);
        unit.statements()
                .all()
                .areExactly(
                        "delete from Post_Topic where Post_id in (select p1.id from Post p1 join Author a1 on a1.id = p1.author_id where a1.name = ? and p1.likes > ?)",
                        "delete from Post as p where id in (select p.id from Post p join Author a on a.id = p.author_id where a.name = ? and p.likes > ?)");
        assertThat(em.createQuery("delete from Post").executeUpdate()).isEqualTo(1);
        em.getTransaction().commit();
        assertThat(unit.sql("select count(*) from Post_Topic")).containsExactly(List.of(0));
    }

    @Test
    @SuppressWarnings("unchecked")
    void nativeQueries() {
        assertThat(em.createNativeQuery("select * from Author where id = ?1", Author.class)
                        .setParameter(1, 1)
                        .getResultList())
                .containsExactly(em.find(Author.class, 1L));
        assertThat((List<Object[]>) em.createNativeQuery("select id, name from Author where name = :n")
                        .setParameter("n", "Bob")
                        .getResultList())
                .hasSize(1)
                .allSatisfy(row -> assertThat(row[1]).isEqualTo("Bob"));
        assertThat(em.createNativeQuery("select name from Author order by name")
                        .setMaxResults(1)
                        .getResultList())
                .containsExactly("Ann");
        assertThat(((Number) em.createNamedQuery("Author.count").getSingleResult()).intValue())
                .isEqualTo(3);
        assertThat(em.createNamedQuery("Author.byName", Author.class)
                        .setParameter("name", "Cy")
                        .getSingleResult()
                        .getId())
                .isEqualTo(3L);
        assertThatThrownBy(() -> em.createNamedQuery("Author.byNme"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Author.byNme");
        assertThatThrownBy(() ->
                        em.createNativeQuery("select nonsense from Author").getResultList())
                .isInstanceOf(PersistenceException.class)
                .hasMessageContaining("nonsense");
        assertThat(em.createNativeQuery("select name, id from Author where id = 1", Tuple.class)
                        .getSingleResult())
                .isInstanceOfSatisfying(
                        Tuple.class, t -> assertThat(t.get("name")).isEqualTo("Ann"));
    }

    @Test
    void mistakesSayWhere() {
        for (String wrong : List.of(
                "select a from Auther a",
                "select a from Author a where a.nme = 1",
                "select a from Author a where a.posts.title = 'x'",
                "select b from Author a",
                "selec a from Author a",
                "select a from Author a where",
                "select a from Author a where a.name = 'x",
                "select a from Author a order",
                "select a from Author a join a.name n",
                "select new no.such.Klass(a.name) from Author a",
                "select a from Author a where a.name > ",
                "update Author a set a.nme = 1",
                "delete Author a where a.x = 1",
                "select size(a.name) from Author a",
                "select a from Author a where a.id in",
                "")) {
            Throwable t = catchThrowable(() -> em.createQuery(wrong).getResultList());
            assertThat(t).as(wrong).isInstanceOf(IllegalArgumentException.class);
        }
        Throwable t = catchThrowable(() -> em.createQuery("select a from Author a", Post.class));
        assertThat(t).isInstanceOf(IllegalArgumentException.class);
        t = catchThrowable(() -> em.createQuery("select a from Author a").executeUpdate());
        assertThat(t).isInstanceOf(IllegalStateException.class);
        t = catchThrowable(() -> em.createQuery("delete from Author").getResultList());
        assertThat(t).isInstanceOf(IllegalStateException.class);
    }
}
