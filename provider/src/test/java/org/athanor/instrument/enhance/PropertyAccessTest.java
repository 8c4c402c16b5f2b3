package org.athanor.instrument.enhance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.athanor.instrument.Enhancement;
import org.junit.jupiter.api.Test;

/** What enhancement makes of classes whose attributes are properties. */
class PropertyAccessTest {
    private static final String HEAD = """
            package shop;
            import jakarta.persistence.*;
            import java.util.*;
            import org.athanor.instrument.enhance.Recorder;
            """;

    @Test
    void gettersAndSettersAnnounceThemselves() {
        Program program = Program.of(HEAD + """
                @Entity
                public class Item {
                    private long no;
                    private String name;
                    private Item owner;
                    private boolean sold;
                    private double[] prices;
                    @Id public long getId() { return no; }
                    public void setId(long id) { this.no = id; }
                    public String getURL() { return name; }
                    public void setURL(String name) { if (name == null) { return; } this.name = name; }
                    public Item getOwner() { return owner; }
                    public Item setOwner(Item owner) { this.owner = owner; return this; }
                    public boolean isSold() { return sold; }
                    public void setSold(boolean sold) { this.sold = sold; }
                    @Transient public double[] getPrices() { return prices; }
                    public void setPrices(double[] prices) { this.prices = prices; }
                    public String getLabel() { return name + no; }
                    void rename(String to) { name = to; }
                    static Object main() {
                        Item item = new Item();
                        Recorder heard = Recorder.on(item);
                        List<Object> all = new ArrayList<>();
                        item.setURL(null);
                        all.add(heard.heard());
                        item.setOwner(item);
                        all.add(heard.heard());
                        item.isSold();
                        all.add(heard.heard());
                        item.rename("x");
                        all.add(heard.heard());
                        return all;
                    }
                }
                """);
        Program.Loader loader = program.enhanced();
        assertThat(loader.run("shop.Item", "main"))
                .isEqualTo(List.of(
                        List.of("write URL"),
                        List.of("write owner", "write owner", "wrote owner", "wrote owner"),
                        List.of("read sold", "read sold"),
                        List.of("write URL")));
        Enhancement mark = loader.type("shop.Item").getDeclaredAnnotation(Enhancement.class);
        assertThat(mark.properties()).containsExactly("URL", "id", "owner", "sold");
        assertThat(mark.fields()).containsExactly("owner", "sold", "prices");
    }

    @Test
    void theSettersOfASuperclassAndItsBridgesCountOnce() {
        Program program = Program.of(HEAD + """
                class Main {
                    @MappedSuperclass static abstract class Base<T> {
                        protected T value;
                        public T getValue() { return value; }
                        public void setValue(T value) { this.value = value; }
                    }
                    @Entity static class Leaf extends Base<String> {
                        @Id public int getId() { return 1; }
                        void setId(int id) {}
                        @Override public String getValue() { return "-"; }
                    }
                    @SuppressWarnings({"rawtypes", "unchecked"})
                    static Object main() {
                        Base leaf = new Leaf();
                        Recorder heard = Recorder.on(leaf);
                        leaf.setValue("v");
                        leaf.getValue();
                        return heard.heard();
                    }
                }
                """);
        Program.Loader loader = program.enhanced();
        assertThat(loader.run("shop.Main", "main"))
                .isEqualTo(List.of("write value", "write value", "wrote value", "wrote value", "read value"));
        assertThat(loader.type("shop.Main$Leaf")
                        .getDeclaredAnnotation(Enhancement.class)
                        .properties())
                .containsExactly("id", "value");
    }

    @Test
    void accessCanBeStatedForAClassAndForAMember() {
        Program program = Program.of(HEAD + """
                class Main {
                    @Entity @Access(AccessType.FIELD) static class Fields {
                        @Id int id;
                        @Transient private String raw;
                        @Access(AccessType.PROPERTY) public String getText() { return raw; }
                        public void setText(String text) { raw = text; }
                        void touch() { raw = "t"; }
                    }
                    @Entity @Access(AccessType.PROPERTY) static class Properties {
                        @Access(AccessType.FIELD) private int seen;
                        private int id;
                        @Id public int getId() { return id; }
                        public void setId(int id) { this.id = id; }
                        public int getSeen() { return seen; }
                        public void setSeen(int seen) { this.seen = seen; }
                    }
                    @Embeddable static class Unknown {
                        private int x;
                        public int getX() { return x; }
                        public void setX(int x) { this.x = x; }
                    }
                    static Object main() {
                        Fields fields = new Fields();
                        Recorder heard = Recorder.on(fields);
                        fields.touch();
                        return heard.heard();
                    }
                }
                """);
        Program.Loader loader = program.enhanced();
        Enhancement fields = loader.type("shop.Main$Fields").getDeclaredAnnotation(Enhancement.class);
        assertThat(fields.fields()).containsExactly("id");
        assertThat(fields.properties()).containsExactly("text");
        Enhancement properties = loader.type("shop.Main$Properties").getDeclaredAnnotation(Enhancement.class);
        assertThat(properties.fields()).contains("seen");
        assertThat(properties.properties()).containsExactly("id");
        Enhancement unknown = loader.type("shop.Main$Unknown").getDeclaredAnnotation(Enhancement.class);
        assertThat(unknown.fields()).containsExactly("x");
        assertThat(unknown.properties()).containsExactly("x");
        assertThat(loader.run("shop.Main", "main")).isEqualTo(List.of("write text"));
    }
}
