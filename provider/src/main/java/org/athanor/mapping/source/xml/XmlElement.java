package org.athanor.mapping.source.xml;

import jakarta.annotation.Nullable;
import java.net.URL;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.athanor.util.NearestNames;

/**
 * An element of a mapping file with all it contains. It notes what it was asked for: what nobody asked for at the end is what
 * the element may not hold.
 */
final class XmlElement {
    private final String file;
    private final String name;
    private final int line;
    private final Map<String, String> attributes;
    private final List<XmlElement> children = new ArrayList<>();
    private final Set<String> askedAttributes = new LinkedHashSet<>();
    private final Set<String> askedChildren = new LinkedHashSet<>(Set.of("description"));
    private String text = "";
    private boolean textAsked;

    private XmlElement(XmlCursor at) {
        file = at.file();
        name = at.element();
        line = at.line();
        attributes = new LinkedHashMap<>(at.attributes());
    }

    /** The root element of a document. */
    static XmlElement read(URL source) {
        try (XmlCursor xml = XmlCursor.open(source)) {
            if (!xml.nextElement()) {
                throw xml.fail("the document is empty");
            }
            return read(xml);
        }
    }

    private static XmlElement read(XmlCursor xml) {
        XmlElement element = new XmlElement(xml);
        StringBuilder text = new StringBuilder();
        while (xml.nextElement(text)) {
            element.children.add(read(xml));
        }
        element.text = text.toString().strip();
        return element;
    }

    String name() {
        return name;
    }

    /** The file and the line, as messages begin. */
    String where() {
        return file + ", line " + line;
    }

    @Nullable
    String attribute(String sought) {
        askedAttributes.add(sought);
        return attributes.get(sought);
    }

    String text() {
        textAsked = true;
        return text;
    }

    List<XmlElement> children(String sought) {
        askedChildren.add(sought);
        return children.stream().filter(child -> child.name.equals(sought)).toList();
    }

    @Nullable
    XmlElement child(String sought) {
        List<XmlElement> found = children(sought);
        if (found.size() > 1) {
            throw found.get(1).fail("<" + sought + "> stands twice in <" + name + ">");
        }
        return found.isEmpty() ? null : found.get(0);
    }

    boolean has(String child) {
        return child(child) != null;
    }

    /** All of them, in the order of the document; for an element that goes by their names itself. */
    List<XmlElement> children() {
        children.forEach(child -> askedChildren.add(child.name));
        return children;
    }

    DescriptorException fail(String problem) {
        return new DescriptorException(file, line, problem, null);
    }

    /**
     * Refuses what nobody asked this element for.
     *
     * @throws DescriptorException that names what stands there in vain and what comes near it
     */
    void refuseRest() {
        refuseOwnRest();
        for (XmlElement child : children) {
            if (!child.name.equals("description")) {
                child.refuseRest();
            }
        }
    }

    /** The same, without looking into the children. */
    void refuseOwnRest() {
        for (String attribute : attributes.keySet()) {
            if (!askedAttributes.contains(attribute)) {
                throw fail("<" + name + "> has no attribute '" + attribute + "'"
                        + NearestNames.question(attribute, askedAttributes));
            }
        }
        for (XmlElement child : children) {
            if (!askedChildren.contains(child.name)) {
                throw child.fail("unknown element <" + child.name + "> in <" + name + ">"
                        + NearestNames.question(child.name, askedChildren));
            }
        }
        if (!textAsked && !text.isEmpty()) {
            throw fail("text is not allowed in <" + name + ">: '" + text + "'");
        }
    }
}
