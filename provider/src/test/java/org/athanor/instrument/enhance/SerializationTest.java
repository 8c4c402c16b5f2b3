package org.athanor.instrument.enhance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Nullable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import org.junit.jupiter.api.Test;

/** Enhanced and un-enhanced versions of a class read each other's streams. */
class SerializationTest {
    private final Program program = Program.of("""
            package shop;
            import jakarta.persistence.*;
            import java.io.Serializable;
            import java.util.*;
            @Entity
            public class Item extends Base implements Serializable, Comparable<Item> {
                static final List<String> KNOWN = new ArrayList<>();
                private static int count;
                @Id long id = 7;
                protected transient String cache;
                private String name = "chair";
                volatile int[] sizes = {1};
                Item() { assert id > 0; }
                protected Item(String name) { this.name = name; }
                public synchronized int compareTo(Item other) { Runnable r = () -> count++; r.run(); return 0; }
                static <T> T any(T[] ts) throws java.io.IOException { return ts[0]; }
                @Override public String toString() { return name + id + sizes.length; }
                protected static final class Inner extends Base implements Serializable { final int x = 1; }
                static abstract class Shape implements Serializable { abstract void draw(); }
            }
            """, """
            package shop;
            @jakarta.persistence.MappedSuperclass
            public class Base { String base = "b"; }
            """, """
            package shop;
            @jakarta.persistence.Entity
            public class Stated implements java.io.Serializable {
                private static final long serialVersionUID = 5;
                @jakarta.persistence.Id int id;
            }
            """);

    @Test
    void theSerialVersionIsThatOfTheClassAsCompiled() {
        for (String name : new String[] {"shop.Item", "shop.Item$Inner", "shop.Item$Shape", "shop.Stated"}) {
            long compiled = ObjectStreamClass.lookup(program.plain().type(name)).getSerialVersionUID();
            long enhanced =
                    ObjectStreamClass.lookup(program.enhanced().type(name)).getSerialVersionUID();
            assertThat(enhanced).as(name).isEqualTo(compiled);
        }
    }

    @Test
    void streamsGoBothWays() throws Exception {
        Program.Loader plain = program.plain();
        Program.Loader enhanced = program.enhanced();
        assertThat(read(write(plain.create("shop.Item")), enhanced)).hasToString("chair71");
        assertThat(read(write(enhanced.create("shop.Item")), plain)).hasToString("chair71");
        assertThat(read(write(enhanced.create("shop.Item")), program.enhanced()))
                .hasToString("chair71");
    }

    private static byte[] write(Object object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        return bytes.toByteArray();
    }

    private static @Nullable Object read(byte[] bytes, ClassLoader loader) throws Exception {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            protected Class<?> resolveClass(ObjectStreamClass described) throws ClassNotFoundException {
                return Class.forName(described.getName(), false, loader);
            }
        }) {
            return in.readObject();
        }
    }
}
