package io.github.kmsfake.internal.schema;

import io.github.kmsfake.internal.text.ClientText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** An XML body: an element per field, and one per element of an array. */
public final class XmlOutput implements FieldOutput {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final XMLStreamWriter xml;
    /** Whether each open object or array has an element of its own: arrays have none. */
    private final Deque<Boolean> hasElement = new ArrayDeque<>();

    /** An empty root element, to be filled. */
    public XmlOutput(String root) {
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeStartElement(root);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("memory does not fail", e);
        }
    }

    @Override
    public void text(String name, String value) {
        FieldOutput.inMemory(() -> {
            xml.writeStartElement(name);
            characters(value);
            xml.writeEndElement();
        });
    }

    @Override
    public void number(String name, long value) {
        text(name, Long.toString(value));
    }

    @Override
    public void bool(String name, boolean value) {
        text(name, Boolean.toString(value));
    }

    @Override
    public void beginObject(String name) {
        hasElement.push(true);
        FieldOutput.inMemory(() -> xml.writeStartElement(name));
    }

    @Override
    public void endObject() {
        end();
    }

    @Override
    public void beginArray(String name) {
        hasElement.push(false);
    }

    @Override
    public void endArray() {
        end();
    }

    @Override
    public byte[] finish() {
        FieldOutput.inMemory(() -> {
            xml.writeEndDocument();
            xml.close();
        });
        return bytes.toByteArray();
    }

    private void end() {
        if (hasElement.pop()) {
            FieldOutput.inMemory(xml::writeEndElement);
        }
    }

    /** A reader turns a bare carriage return into a line feed, unless it is written as a reference. */
    private void characters(String value) throws XMLStreamException {
        String text = ClientText.inXml(value);
        int start = 0;
        for (int end = text.indexOf('\r'); end >= 0; end = text.indexOf('\r', start)) {
            xml.writeCharacters(text.substring(start, end));
            xml.writeEntityRef("#13");
            start = end + 1;
        }
        xml.writeCharacters(text.substring(start));
    }
}
