package org.athanor.mapping.bind;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.athanor.mapping.Attribute;
import org.athanor.mapping.BasicAttribute;
import org.athanor.mapping.EmbeddedAttribute;
import org.athanor.mapping.PluralAttribute.Ordering;
import org.athanor.util.NearestNames;

/**
 * Reads {@code @OrderBy} (Jakarta Persistence 3.2, 11.1.43): a list of {@code [path] [ASC|DESC] [NULLS FIRST|LAST]}. Without a
 * path it is the identifier, or the element itself if that is basic.
 */
final class Orderings {
    private final MappingErrors errors;

    Orderings(MappingErrors errors) {
        this.errors = errors;
    }

    /** The order of entities. */
    List<Ordering> parse(Place place, String attribute, String text, EntityDraft target) {
        List<Attribute> id = target.id == null ? List.of() : target.id.attributes();
        List<String> names = target.attributes().stream().map(Attribute::name).toList();
        if (target.attributes().size() < target.slots.size()) {
            return List.of(); // some have errors of their own
        }
        return parse(place, attribute, text, target::attribute, id, target.name(), names);
    }

    /** The order of basic or embedded elements. */
    List<Ordering> parse(Place place, String attribute, String text, Attribute element) {
        if (element instanceof EmbeddedAttribute embedded) {
            List<String> names =
                    embedded.attributes().stream().map(Attribute::name).toList();
            return parse(
                    place,
                    attribute,
                    text,
                    embedded::attribute,
                    embedded.attributes(),
                    embedded.javaType().getSimpleName(),
                    names);
        }
        return parse(place, attribute, text, name -> null, List.of(element), "the elements", List.of());
    }

    private List<Ordering> parse(
            Place place,
            String attribute,
            String text,
            Function<String, Attribute> attributes,
            List<Attribute> whole,
            String of,
            List<String> names) {
        List<Ordering> all = new ArrayList<>();
        for (String item : text.split(",")) {
            Item read = Item.read(item);
            List<List<Attribute>> paths = new ArrayList<>();
            if (read.path.isEmpty()) {
                whole.forEach(one -> expand(List.of(one), paths));
            } else {
                List<Attribute> path = path(read.path, attributes);
                if (path != null) {
                    expand(path, paths);
                }
                if (paths.isEmpty()) {
                    errors.add(
                            place,
                            attribute,
                            "@OrderBy names \"" + read.path + "\", which is no basic attribute of " + of
                                    + NearestNames.remark(read.path, names) + "; name an attribute, not a column.");
                }
            }
            for (List<Attribute> path : paths) {
                all.add(new Ordering(path, read.descending, read.nullsFirst));
            }
        }
        return all;
    }

    private static @Nullable List<Attribute> path(String text, Function<String, Attribute> attributes) {
        List<Attribute> path = new ArrayList<>();
        for (String name : text.split("\\.", -1)) {
            Attribute next = path.isEmpty()
                    ? attributes.apply(name)
                    : path.get(path.size() - 1) instanceof EmbeddedAttribute embedded ? embedded.attribute(name) : null;
            if (next == null) {
                return null;
            }
            path.add(next);
        }
        return path;
    }

    /** An embedded attribute stands for all basic ones in it. */
    private static void expand(List<Attribute> path, List<List<Attribute>> paths) {
        Attribute last = path.get(path.size() - 1);
        if (last instanceof BasicAttribute) {
            paths.add(path);
        } else if (last instanceof EmbeddedAttribute embedded) {
            for (Attribute inner : embedded.attributes()) {
                List<Attribute> longer = new ArrayList<>(path);
                longer.add(inner);
                expand(longer, paths);
            }
        }
    }

    private record Item(
            String path, boolean descending, @Nullable Boolean nullsFirst) {
        static Item read(String text) {
            String rest = text.trim();
            Boolean nulls = null;
            String lower = rest.toLowerCase(Locale.ROOT);
            if (lower.matches("(.*\\s)?nulls\\s+(first|last)")) {
                nulls = lower.endsWith("first");
                rest = rest.substring(0, lower.lastIndexOf("nulls")).trim();
                lower = rest.toLowerCase(Locale.ROOT);
            }
            boolean down = lower.matches("(.*\\s)?desc");
            boolean up = lower.matches("(.*\\s)?asc");
            rest = rest.substring(0, rest.length() - (down ? 4 : up ? 3 : 0)).trim();
            return new Item(rest, down, nulls);
        }
    }
}
