package org.athanor.mapping.bind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.athanor.mapping.bind.BindTesting.bind;
import static org.athanor.mapping.bind.BindTesting.errors;

import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderColumn;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.athanor.Dynamic;
import org.athanor.DynamicCollection;
import org.athanor.mapping.CollectionKind;
import org.athanor.mapping.ToManyAttribute;
import org.junit.jupiter.api.Test;

/** Where collections can be dynamic, and where not. */
class DynamicErrorsTest {
    @Entity
    static class Post {
        @Id
        long id;

        @ManyToOne
        Blog blog;
    }

    @Entity
    static class Blog {
        @Id
        long id;

        @OneToMany
        @JoinColumn(name = "owner1")
        DynamicCollection<Post> byType;

        @OneToMany
        @JoinColumn(name = "owner2")
        @Dynamic
        Collection<Post> byAnnotation;

        @OneToMany
        @JoinColumn(name = "owner3")
        Collection<Post> held;
    }

    @Test
    void theTypeOrTheAnnotationMakesACollectionDynamic() {
        var blog = BindTesting.entity(bind(Blog.class, Post.class), Blog.class);
        for (String name : List.of("byType", "byAnnotation", "held")) {
            ToManyAttribute attribute = (ToManyAttribute) blog.attribute(name);
            assertThat(attribute.dynamic()).isEqualTo(!name.equals("held"));
            assertThat(attribute.kind()).isEqualTo(CollectionKind.COLLECTION);
            assertThat(attribute.elementType()).isEqualTo(Post.class);
            assertThat(attribute.lazy()).isTrue();
        }
    }

    @Entity
    static class Wrong {
        @Id
        long id;

        @Dynamic
        String name;

        @ManyToOne
        @Dynamic
        Post one;

        @ElementCollection
        @Dynamic
        Collection<String> words;

        @ElementCollection
        DynamicCollection<String> others;

        @OneToMany
        @JoinColumn(name = "owner4")
        @Dynamic
        List<Post> list;

        @OneToMany
        @JoinColumn(name = "owner5")
        @Dynamic
        Set<Post> set;

        @OneToMany
        @JoinColumn(name = "owner6")
        @Dynamic
        Map<Long, Post> map;

        @OneToMany
        @JoinColumn(name = "owner7")
        @Dynamic
        @OrderColumn
        Collection<Post> ordered;

        @OneToMany(fetch = FetchType.EAGER)
        @JoinColumn(name = "owner8")
        DynamicCollection<Post> eager;

        @OneToMany
        @JoinColumn(name = "owner9")
        @SuppressWarnings("rawtypes")
        DynamicCollection raw;

        DynamicCollection<Post> unmapped;
    }

    @Test
    void elsewhereItIsAnErrorThatNamesTheCure() {
        String here = "Class " + Wrong.class.getName() + ", attribute ";
        String noneToMany = ": @Dynamic is for relationships to many; add @OneToMany or @ManyToMany, or take it away.";
        String held =
                " cannot be @Dynamic, for its elements would have to be held; declare it as java.util.Collection or"
                        + " org.athanor.DynamicCollection, or take @Dynamic away.";
        assertThat(errors(Wrong.class, Post.class, Blog.class))
                .containsExactlyInAnyOrder(
                        here + "name" + noneToMany,
                        here + "one" + noneToMany,
                        here + "words" + noneToMany,
                        "Entity Wrong, attribute others: a collection cannot be declared as"
                                + " org.athanor.DynamicCollection; declare it as java.util.Collection, List, Set or Map (the"
                                + " initial value may be of any class).",
                        "Entity Wrong, attribute list: a List" + held,
                        "Entity Wrong, attribute set: a Set" + held,
                        "Entity Wrong, attribute map: a Map" + held,
                        "Entity Wrong, attribute ordered: a dynamic collection has no @OrderColumn, for writing a position"
                                + " takes the others; use @OrderBy, or a java.util.List that is not @Dynamic.",
                        "Entity Wrong, attribute eager: a dynamic collection is never loaded, so it cannot be EAGER; take the"
                                + " fetch type away, or @Dynamic.",
                        "Entity Wrong, attribute raw: the class of its elements is unknown; give the collection a type"
                                + " argument, or name the class in the annotation.",
                        "Entity Wrong, attribute unmapped: it is a DynamicCollection without a mapping; annotate it with"
                                + " @OneToMany, @ManyToMany or @ElementCollection, or with @Transient.");
    }
}
