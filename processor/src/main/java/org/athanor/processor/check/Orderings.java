package org.athanor.processor.check;

import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import org.athanor.processor.model.Annotations;
import org.athanor.processor.model.Attribute;
import org.athanor.processor.model.AttributeKind;
import org.athanor.processor.model.Container;
import org.athanor.processor.model.ManagedClass;
import org.athanor.processor.model.Model;

/** What {@code @OrderBy} and {@code @MapKey} name, and where an order is kept (Jakarta Persistence 3.2, 11.1.32, 11.1.43). */
final class Orderings implements Checks.Check {
    private static final Pattern DIRECTION =
            Pattern.compile("(\\s|^)((asc|desc)\\s*)?(nulls\\s+(first|last)\\s*)?$", Pattern.CASE_INSENSITIVE);

    private final Model model;

    Orderings(Model model) {
        this.model = model;
    }

    @Override
    public void check(ManagedClass managed, Problems problems) {
        for (Attribute attribute : managed.attributes()) {
            if (!attribute.kind().isPlural() || attribute.container() == null || model.unresolved(attribute)) {
                continue;
            }
            boolean list = attribute.container() == Container.LIST;
            if (!list && Annotations.has(attribute.member(), "OrderColumn")) {
                problems.add(
                        managed,
                        attribute,
                        "OrderColumn",
                        "@OrderColumn is for a List, and it is a "
                                + attribute.container().type()
                                + "; make it a java.util.List, or remove the annotation.");
            }
            orderBy(managed, attribute, problems);
            mapKey(managed, attribute, problems);
        }
    }

    private void orderBy(ManagedClass managed, Attribute attribute, Problems problems) {
        String text = Annotations.text(Annotations.find(attribute.member(), "OrderBy"), "value");
        for (String item : text.split(",", -1)) {
            String path = DIRECTION.matcher(item.trim()).replaceFirst("").trim();
            String fault = path.isEmpty() ? "" : unknown(attribute, path);
            if (!fault.isEmpty()) {
                problems.add(
                        managed,
                        attribute,
                        "OrderBy",
                        "value",
                        "@OrderBy names \"" + path + "\", which is " + fault + "; name an attribute, not a column.");
            }
        }
    }

    private void mapKey(ManagedClass managed, Attribute attribute, Problems problems) {
        String path = Annotations.text(Annotations.find(attribute.member(), "MapKey"), "name");
        String fault = path.isEmpty() || !attribute.kind().isToMany() ? "" : unknown(attribute, path);
        if (!fault.isEmpty()) {
            problems.add(
                    managed,
                    attribute,
                    "MapKey",
                    "name",
                    "@MapKey names \"" + path + "\", which is " + fault + "; name the attribute that is the key.");
        }
    }

    /** Empty when elements have the attribute, or may have it. */
    private String unknown(Attribute attribute, String path) {
        TypeMirror target = attribute.target();
        TypeElement element = target == null ? null : model.types().element(target);
        ManagedClass managed = model.of(target);
        if (target == null || element == null || model.unresolvedAbove(element)) {
            return "";
        }
        if (managed == null) {
            boolean basic = attribute.kind() == AttributeKind.ELEMENT_COLLECTION
                    && element.getQualifiedName().toString().startsWith("java.");
            return basic ? "no attribute: the elements are basic values" : "";
        }
        Set<String> names = model.names(managed);
        return model.find(target, path) == null
                ? "no attribute of " + managed.entityName() + NearestNames.remark(path, names)
                : "";
    }
}
