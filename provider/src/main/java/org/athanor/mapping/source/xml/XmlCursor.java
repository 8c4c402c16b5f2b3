package org.athanor.mapping.source.xml;

import jakarta.annotation.Nullable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A document read forward once, strictly: no document type, no stray text, no unknown attribute. Every failure names the
 * file and the line.
 */
public final class XmlCursor implements AutoCloseable {
    private static final String SCHEMA_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";

    private final String file;
    private final InputStream stream;
    private final XMLStreamReader in;

    private XmlCursor(String file, InputStream stream, XMLStreamReader in) {
        this.file = file;
        this.stream = stream;
        this.in = in;
    }

    /** Opens the document past the cache of jar files, which may show an old jar of the same name. */
    public static XmlCursor open(URL source) {
        String file = source.toString();
        try {
            URLConnection connection = source.openConnection();
            connection.setUseCaches(false);
            InputStream stream = connection.getInputStream();
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            factory.setProperty(XMLInputFactory.IS_COALESCING, true);
            return new XmlCursor(file, stream, factory.createXMLStreamReader(stream));
        } catch (IOException e) {
            throw new DescriptorException(file, 0, "cannot be read (" + e.getMessage() + ")", e);
        } catch (XMLStreamException e) {
            throw malformed(file, e);
        }
    }

    public String file() {
        return file;
    }

    public int line() {
        return in.getLocation().getLineNumber();
    }

    public String element() {
        return in.getLocalName();
    }

    public @Nullable String namespace() {
        return in.getNamespaceURI();
    }

    /** Moves to the next child element; false at the end of the element that contains it. */
    public boolean nextElement() {
        StringBuilder text = new StringBuilder();
        boolean element = nextElement(text);
        if (!text.toString().isBlank()) {
            throw fail("text is not allowed here: '" + text.toString().strip() + "'");
        }
        return element;
    }

    /** The text of the element under the cursor, trimmed; moves to its end. */
    public String text() {
        String element = element();
        StringBuilder text = new StringBuilder();
        while (true) {
            int event = next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                return text.toString().strip();
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                throw fail("<" + element() + "> is not allowed in <" + element + ">, which holds text only");
            }
            if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(in.getText());
            }
        }
    }

    /** Passes over the element under the cursor with all it contains. */
    public void skip() {
        int depth = 1;
        while (depth > 0) {
            int event = next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }

    /** The attribute of the element under the cursor, null when absent. */
    public @Nullable String attribute(String name) {
        return in.getAttributeValue(null, name);
    }

    /** The attributes of the element under the cursor. */
    public Map<String, String> attributes() {
        Map<String, String> all = new LinkedHashMap<>();
        for (int i = 0; i < in.getAttributeCount(); i++) {
            if (!SCHEMA_INSTANCE.equals(in.getAttributeNamespace(i))) {
                all.put(in.getAttributeLocalName(i), in.getAttributeValue(i));
            }
        }
        return all;
    }

    /** Moves to the next child element, gathering the text before it; false at the end of the element that contains it. */
    public boolean nextElement(StringBuilder text) {
        while (true) {
            int event = next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                return true;
            }
            if (event == XMLStreamConstants.END_ELEMENT || event == XMLStreamConstants.END_DOCUMENT) {
                return false;
            }
            if (event == XMLStreamConstants.DTD) {
                throw fail("a document type declaration is not allowed here; remove <!DOCTYPE …>");
            }
            if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(in.getText());
            }
        }
    }

    public void allowAttributes(String... known) {
        List<String> names = List.of(known);
        for (int i = 0; i < in.getAttributeCount(); i++) {
            boolean plain = in.getAttributeNamespace(i) == null
                    || in.getAttributeNamespace(i).isEmpty();
            if (plain
                    ? !names.contains(in.getAttributeLocalName(i))
                    : !SCHEMA_INSTANCE.equals(in.getAttributeNamespace(i))) {
                throw fail("<" + element() + "> has no attribute '" + in.getAttributeLocalName(i) + "'"
                        + (names.isEmpty() ? "" : "; it has " + String.join(" and ", names)));
            }
        }
    }

    public DescriptorException fail(String problem) {
        return failAt(line(), problem);
    }

    public DescriptorException failAt(int line, String problem) {
        return new DescriptorException(file, line, problem, null);
    }

    private int next() {
        try {
            return in.next();
        } catch (XMLStreamException e) {
            throw malformed(file, e);
        }
    }

    private static DescriptorException malformed(String file, XMLStreamException e) {
        int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
        String message = Objects.requireNonNullElse(e.getMessage(), "no reason given");
        int start = message.indexOf("Message: ");
        String reason = (start < 0 ? message : message.substring(start + "Message: ".length())).strip();
        return new DescriptorException(file, line, "malformed XML: " + reason, e);
    }

    @Override
    public void close() {
        try {
            in.close();
            stream.close();
        } catch (XMLStreamException | IOException e) {
            throw new DescriptorException(file, 0, "cannot be closed (" + e.getMessage() + ")", e);
        }
    }
}
