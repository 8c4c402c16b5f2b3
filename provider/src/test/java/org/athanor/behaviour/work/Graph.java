package org.athanor.behaviour.work;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

final class Graph {
    private Graph() {}

    /** Husband and wife in two tables, each referring to the other. */
    @Entity(name = "Left")
    @Table(name = "lefts")
    public static class Left {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;

        String name;

        @ManyToOne(cascade = CascadeType.PERSIST)
        Right right;

        protected Left() {}

        Left(String name) {
            this.name = name;
        }
    }

    @Entity(name = "Right")
    @Table(name = "rights")
    public static class Right {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;

        String name;

        @ManyToOne(optional = false, cascade = CascadeType.PERSIST)
        Left left;

        protected Right() {}

        Right(String name, Left left) {
            this.name = name;
            this.left = left;
        }
    }

    @Entity(name = "Node")
    public static class Node {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;

        String name;

        @ManyToOne(fetch = FetchType.LAZY)
        Node parent;

        @OneToMany(mappedBy = "parent")
        List<Node> children = new ArrayList<>();

        protected Node() {}

        Node(String name, Node parent) {
            this.name = name;
            this.parent = parent;
        }

        public String getName() {
            return name;
        }

        public Node getParent() {
            return parent;
        }

        public void setParent(Node parent) {
            this.parent = parent;
        }

        public List<Node> getChildren() {
            return children;
        }
    }

    @Entity(name = "Item")
    @Table(
            uniqueConstraints =
                    @UniqueConstraint(
                            name = "item_place",
                            columnNames = {"box", "place"}))
    public static class Item {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Integer id;

        @Column(unique = true)
        String code;

        Integer box;
        Integer place;
        BigDecimal price;

        @Column(columnDefinition = "integer check (amount >= 0)")
        int amount;

        @ManyToMany
        List<Label> labels = new ArrayList<>();

        @OneToMany
        @JoinColumn(name = "item_id")
        List<Part> parts = new ArrayList<>();

        @OneToMany
        Set<Part> spares = new HashSet<>();

        protected Item() {}

        Item(String code) {
            this.code = code;
        }

        Item(String code, Integer box, Integer place) {
            this.code = code;
            this.box = box;
            this.place = place;
        }

        public Integer getId() {
            return id;
        }
    }

    @Entity(name = "Label")
    public static class Label {
        @Id
        String name;

        @ManyToMany(mappedBy = "labels")
        List<Item> items = new ArrayList<>();

        protected Label() {}

        Label(String name) {
            this.name = name;
        }

        public String getName() {
            return name;
        }
    }

    @Entity(name = "Part")
    public static class Part {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Integer id;

        String name;

        protected Part() {}

        Part(String name) {
            this.name = name;
        }
    }

    static final Class<?>[] CLASSES = {Left.class, Right.class, Node.class, Item.class, Label.class, Part.class};
}
