package org.athanor.behaviour.types;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.EnumeratedValue;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import jakarta.persistence.Temporal;
import jakarta.persistence.TemporalType;
import jakarta.persistence.Transient;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Currency;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.Test;

class TypesTest {
    public enum Colour {
        RED,
        GREEN
    }

    public enum Size {
        S(10),
        L(30);

        @EnumeratedValue
        final int centimetres;

        Size(int centimetres) {
            this.centimetres = centimetres;
        }
    }

    public record Point(int x, int y) implements Serializable {}

    @MappedSuperclass
    public abstract static class Keyed<K> {
        @Id
        private K id;

        public K getId() {
            return id;
        }

        public void setId(K id) {
            this.id = id;
        }
    }

    @Entity(name = "All")
    @Table(name = "alls")
    public static class All extends Keyed<String> {
        boolean aBoolean;
        byte aByte;
        short aShort;
        int anInt;
        long aLong;
        float aFloat;
        double aDouble;
        char aChar;
        Boolean bBoolean;
        Byte bByte;
        Short bShort;
        Integer bInt;
        Long bLong;
        Float bFloat;
        Double bDouble;
        Character bChar;
        String text;
        BigDecimal decimal;
        BigInteger integer;
        byte[] bytes;
        Byte[] boxedBytes;
        char[] chars;
        Character[] boxedChars;
        LocalDate localDate;
        LocalTime localTime;
        LocalDateTime localDateTime;
        OffsetTime offsetTime;
        OffsetDateTime offsetDateTime;
        ZonedDateTime zonedDateTime;
        Instant instant;
        Year year;
        Duration duration;
        UUID uuid;

        @Temporal(TemporalType.DATE)
        Date date;

        @Temporal(TemporalType.TIME)
        Date time;

        @Temporal(TemporalType.TIMESTAMP)
        Date timestamp;

        Date plain;

        @Temporal(TemporalType.TIMESTAMP)
        Calendar calendar;

        java.sql.Date sqlDate;
        java.sql.Time sqlTime;
        java.sql.Timestamp sqlTimestamp;
        Colour ordinal;

        @Enumerated(EnumType.STRING)
        Colour named;

        Size size;
        URI uri;
        URL url;
        Locale locale;
        Currency currency;
        TimeZone zone;

        @Lob
        String clob;

        @Lob
        byte[] blob;

        @Lob
        Point point;

        Point serial;

        @Transient
        String forgotten = "f";

        transient String alsoForgotten = "g";
        static String constant = "c";
    }

    private static All full() throws Exception {
        All a = new All();
        a.setId("k");
        a.aBoolean = true;
        a.aByte = -7;
        a.aShort = 300;
        a.anInt = Integer.MIN_VALUE;
        a.aLong = Long.MAX_VALUE;
        a.aFloat = 0.1f;
        a.aDouble = Math.PI;
        a.aChar = 'é';
        a.bBoolean = false;
        a.bByte = 1;
        a.bShort = 2;
        a.bInt = 3;
        a.bLong = 4L;
        a.bFloat = 1e10f;
        a.bDouble = Double.MIN_VALUE;
        a.bChar = '\'';
        a.text = "O'Neil \u20ac \ud83d\ude00";
        a.decimal = new BigDecimal("12345678901234567890.123456789");
        a.integer = new BigInteger("123456789012345678901234567890");
        a.bytes = new byte[] {0, -1, 2};
        a.boxedBytes = new Byte[] {1, -2};
        a.chars = "abc".toCharArray();
        a.boxedChars = new Character[] {'x', 'y'};
        a.localDate = LocalDate.of(1899, 12, 31);
        a.localTime = LocalTime.of(23, 59, 59, 123_000_000);
        a.localDateTime = LocalDateTime.of(2026, 2, 28, 1, 2, 3, 456_789_000);
        a.offsetTime = OffsetTime.of(1, 2, 3, 0, ZoneOffset.ofHours(5));
        a.offsetDateTime = OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.ofHours(2));
        a.zonedDateTime = ZonedDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneId.of("Europe/Paris"));
        a.instant = Instant.parse("2026-05-06T07:08:09.123456Z");
        a.year = Year.of(1999);
        a.duration = Duration.ofMillis(12345);
        a.uuid = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
        a.date = java.sql.Date.valueOf("2026-03-04");
        a.time = java.sql.Time.valueOf("10:11:12");
        a.timestamp = java.sql.Timestamp.valueOf("2026-03-04 05:06:07.008");
        a.plain = new Date(1_700_000_000_123L);
        a.calendar = Calendar.getInstance();
        a.calendar.setTimeInMillis(1_700_000_000_000L);
        a.sqlDate = java.sql.Date.valueOf("2026-03-05");
        a.sqlTime = java.sql.Time.valueOf("11:11:12");
        a.sqlTimestamp = java.sql.Timestamp.valueOf("2026-03-04 05:06:07.123456");
        a.ordinal = Colour.GREEN;
        a.named = Colour.RED;
        a.size = Size.L;
        a.uri = URI.create("http://x/y?z");
        a.url = URI.create("http://x/").toURL();
        a.locale = Locale.CANADA_FRENCH;
        a.currency = Currency.getInstance("CHF");
        a.zone = TimeZone.getTimeZone("Asia/Tokyo");
        a.clob = "x".repeat(100_000);
        a.blob = new byte[100_000];
        a.point = new Point(1, 2);
        a.serial = new Point(3, 4);
        return a;
    }

    @Test
    void everyTypeIsReadAsItWasWritten() throws Exception {
        All a = full();
        try (TestUnit unit = TestUnit.of(All.class, Keyed.class).start()) {
            unit.inTransaction(em -> em.persist(a));
            unit.statements().clear();
            All b = unit.fromTransaction(em -> em.find(All.class, "k"));
            assertThat(b.forgotten).isEqualTo("f");
            assertThat(b)
                    .usingRecursiveComparison()
                    .ignoringFields("offsetDateTime", "zonedDateTime")
                    .isEqualTo(a);
            assertThat(b.offsetDateTime.toInstant()).isEqualTo(a.offsetDateTime.toInstant());
            assertThat(b.zonedDateTime.toInstant()).isEqualTo(a.zonedDateTime.toInstant());
            unit.statements().all().areCounted(1); // nothing looks changed
            unit.statements().clear();
            unit.inTransaction(em -> {
                All c = em.find(All.class, "k");
                c.bytes[0] = 9;
                c.date.setTime(java.sql.Date.valueOf("2027-03-04").getTime());
                c.chars[0] = 'z';
                c.calendar.add(Calendar.DATE, 1);
                c.boxedBytes[0] = 5;
            });
            unit.statements()
                    .all()
                    .contain(
                            "update alls set bytes = ?, boxedBytes = ?, chars = ?, date = ?, calendar = ? where id = ?");
        }
    }

    @Test
    void everyNullableTypeIsNull() {
        try (TestUnit unit = TestUnit.of(All.class, Keyed.class).start()) {
            All a = new All();
            a.setId("n");
            a.forgotten = null;
            unit.inTransaction(em -> em.persist(a));
            All b = unit.fromEntityManager(em -> em.find(All.class, "n"));
            assertThat(b.bInt).isNull();
            assertThat(b.named).isNull();
            assertThat(b.instant).isNull();
            assertThat(b.point).isNull();
            assertThat(b.aChar).isEqualTo('\0');
        }
    }

    @Test
    void everyTypeIsAParameter() throws Exception {
        All a = full();
        try (TestUnit unit = TestUnit.of(All.class, Keyed.class).start()) {
            unit.inTransaction(em -> em.persist(a));
            unit.inEntityManager(em -> {
                Map<String, Object> parameters = new LinkedHashMap<>();
                parameters.put("aBoolean", true);
                parameters.put("aByte", a.aByte);
                parameters.put("aShort", a.aShort);
                parameters.put("anInt", a.anInt);
                parameters.put("aLong", a.aLong);
                parameters.put("aFloat", a.aFloat);
                parameters.put("aDouble", a.aDouble);
                parameters.put("aChar", a.aChar);
                parameters.put("text", a.text);
                parameters.put("decimal", a.decimal);
                parameters.put("integer", a.integer);
                parameters.put("localDate", a.localDate);
                parameters.put("localTime", a.localTime);
                parameters.put("localDateTime", a.localDateTime);
                parameters.put("offsetDateTime", a.offsetDateTime);
                parameters.put("zonedDateTime", a.zonedDateTime);
                parameters.put("instant", a.instant);
                parameters.put("year", a.year);
                parameters.put("duration", a.duration);
                parameters.put("uuid", a.uuid);
                parameters.put("timestamp", a.timestamp);
                parameters.put("plain", a.plain);
                parameters.put("sqlDate", a.sqlDate);
                parameters.put("sqlTimestamp", a.sqlTimestamp);
                parameters.put("ordinal", a.ordinal);
                parameters.put("named", a.named);
                parameters.put("size", a.size);
                parameters.put("uri", a.uri);
                parameters.put("currency", a.currency);
                parameters.forEach((name, value) -> {
                    assertThat(em.createQuery("select a.id from All a where a." + name + " = :p", String.class)
                                    .setParameter("p", value)
                                    .getResultList())
                            .as(name)
                            .containsExactly("k");
                    assertThat(em.createQuery("select a.id from All a where a." + name + " in :p", String.class)
                                    .setParameter("p", List.of(value))
                                    .getResultList())
                            .as(name + " in")
                            .containsExactly("k");
                    assertThat(em.createQuery("select a." + name + " from All a")
                                    .getSingleResult())
                            .as("select " + name)
                            .isInstanceOf(name.equals("timestamp") ? Date.class : value.getClass());
                });
                assertThat(em.createQuery("select a.id from All a where a.date = :p")
                                .setParameter("p", a.date, TemporalType.DATE)
                                .getResultList())
                        .hasSize(1);
                assertThat(em.createQuery("select a.id from All a where a.named = :p and a.anInt < :i")
                                .setParameter("p", Colour.RED)
                                .setParameter("i", 0)
                                .getResultList())
                        .hasSize(1);
            });
        }
    }

    /** Properties, with one field among them, and a getter that computes. */
    @Entity(name = "Person")
    public static class Person {
        private Long key;
        private String first;
        private String last;
        private Person friend;
        private List<Person> admirers = new ArrayList<>();
        private int reads;

        @Access(AccessType.FIELD)
        @Column(name = "secret_note")
        private String note;

        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        public Long getId() {
            return key;
        }

        public void setId(Long id) {
            this.key = id;
        }

        @Column(name = "given")
        public String getFirst() {
            reads++;
            return first == null ? null : first.trim();
        }

        public void setFirst(String first) {
            this.first = first;
        }

        public String getLast() {
            return last;
        }

        public void setLast(String last) {
            this.last = last;
        }

        @Transient
        public String getFull() {
            return first + " " + last;
        }

        public boolean isTall() {
            return reads >= 0;
        }

        public void setTall(boolean tall) {}

        @ManyToOne(fetch = FetchType.LAZY)
        public Person getFriend() {
            return friend;
        }

        public void setFriend(Person friend) {
            this.friend = friend;
        }

        @OneToMany(mappedBy = "friend")
        public List<Person> getAdmirers() {
            return admirers;
        }

        public void setAdmirers(List<Person> admirers) {
            this.admirers = admirers;
        }

        public void note(String note) {
            this.note = note;
        }

        public String note() {
            return note;
        }
    }

    @Test
    void propertiesAreReadAndWrittenThroughTheirAccessors() {
        try (TestUnit unit = TestUnit.of(Person.class).start()) {
            Long id = unit.fromTransaction(em -> {
                Person a = new Person();
                a.setFirst(" Ann ");
                a.setLast("Lee");
                a.note("n");
                Person b = new Person();
                b.setFirst("Bob");
                b.setFriend(a);
                em.persist(b);
                em.persist(a);
                em.flush();
                return a.getId();
            });
            assertThat(unit.sql("select given, last, tall, secret_note from Person where id = ?", id))
                    .containsExactly(List.of("Ann", "Lee", 1, "n"));
            unit.inTransaction(em -> {
                Person a = em.find(Person.class, id);
                assertThat(a.getFull()).isEqualTo("Ann Lee");
                assertThat(a.note()).isEqualTo("n");
                Person b = a.getAdmirers().get(0);
                assertThat(b.getFriend()).isSameAs(a);
                b.setFirst("Bill");
                b.note("m");
            });
            assertThat(unit.sql("select given, secret_note from Person where friend_id = ?", id))
                    .containsExactly(List.of("Bill", "m"));
            unit.inEntityManager(em -> {
                Person b = em.createQuery("select p from Person p where p.first = 'Bill'", Person.class)
                        .getSingleResult();
                assertThat(b.getFriend().getFull()).isEqualTo("Ann Lee");
            });
        }
    }

    @Embeddable
    public record Pair(String code, Integer no) implements Serializable {}

    @Entity(name = "Owned")
    public static class Owned {
        @EmbeddedId
        Pair id;

        @ManyToOne
        Owned next;

        @OneToMany(mappedBy = "next")
        Set<Owned> previous = new LinkedHashSet<>();

        String text;
    }

    @Test
    void recordsAreEmbeddedIdentifiersAndForeignKeys() {
        try (TestUnit unit = TestUnit.of(Owned.class, Pair.class).start()) {
            unit.inTransaction(em -> {
                Owned a = new Owned();
                a.id = new Pair("a", 1);
                Owned b = new Owned();
                b.id = new Pair("b", 2);
                b.next = a;
                em.persist(b);
                em.persist(a);
            });
            unit.inTransaction(em -> {
                Owned b = em.find(Owned.class, new Pair("b", 2));
                assertThat(b.next.id).isEqualTo(new Pair("a", 1));
                assertThat(b.next.previous).containsExactly(b);
                assertThat(em.createQuery("select o.id.code from Owned o where o.next.id.no = 1", String.class)
                                .getSingleResult())
                        .isEqualTo("b");
                assertThat(em.createQuery("select o from Owned o where o.id = :id", Owned.class)
                                .setParameter("id", new Pair("b", 2))
                                .getSingleResult())
                        .isSameAs(b);
                assertThat(em.createQuery("select o.id from Owned o order by o.id.code", Pair.class)
                                .getResultList())
                        .containsExactly(new Pair("a", 1), new Pair("b", 2));
                b.next = null;
                em.remove(em.find(Owned.class, new Pair("a", 1)));
            });
            assertThat(unit.sql("select code, no, next_code, next_no from Owned"))
                    .containsExactly(Arrays.asList("b", 2, null, null));
        }
    }
}
