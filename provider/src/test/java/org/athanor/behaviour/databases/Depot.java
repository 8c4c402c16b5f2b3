package org.athanor.behaviour.databases;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.TableGenerator;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.UUID;

/** Three entities whose identifiers come from an identity column, a sequence and a table. */
final class Depot {
    static final Class<?>[] CLASSES = {Part.class, Bin.class, Move.class};

    private Depot() {}

    @Entity(name = "Part")
    static class Part {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;

        @Version
        int version;

        @Column(unique = true)
        String code;

        Integer weight;
        UUID serial;
        BigDecimal price;
        LocalDate made;
        LocalDateTime seen;
        Boolean active;

        @ManyToOne
        Bin bin;

        protected Part() {}

        Part(String code, Integer weight) {
            this.code = code;
            this.weight = weight;
        }
    }

    @Entity(name = "Bin")
    static class Bin {
        @Id
        @SequenceGenerator(name = "bins", sequenceName = "bin_numbers", allocationSize = 20)
        @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "bins")
        Long id;

        @Column(nullable = false)
        String name;

        protected Bin() {}

        Bin(String name) {
            this.name = name;
        }
    }

    @Entity(name = "Move")
    static class Move {
        @Id
        @TableGenerator(name = "moves", allocationSize = 10)
        @GeneratedValue(strategy = GenerationType.TABLE, generator = "moves")
        Long id;

        String note;

        protected Move() {}

        Move(String note) {
            this.note = note;
        }
    }
}
