package io.github.kmsfake.parity.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** An answer in XML in the shape of JSON: elements are fields, those of one name an array; {@code #root} is the root's name. */
final class XmlTree {
    private XmlTree() {}

    static JsonNode read(byte[] xml) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
            reader.nextTag();
            String root = reader.getLocalName();
            JsonNode content = element(reader);
            ObjectNode all = content instanceof ObjectNode fields ? fields : JsonNodeFactory.instance.objectNode();
            return all.put("#root", root);
        } catch (XMLStreamException e) {
            throw new IOException("not XML", e);
        }
    }

    private static JsonNode element(XMLStreamReader reader) throws XMLStreamException {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        StringBuilder text = new StringBuilder();
        for (int event = reader.next(); event != XMLStreamConstants.END_ELEMENT; event = reader.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                add(fields, reader.getLocalName(), element(reader));
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(reader.getText());
            }
        }
        return fields.isEmpty() ? JsonNodeFactory.instance.textNode(text.toString()) : fields;
    }

    private static void add(ObjectNode fields, String name, JsonNode value) {
        JsonNode there = fields.get(name);
        if (there instanceof ArrayNode several) {
            several.add(value);
        } else if (there != null) {
            fields.set(name, JsonNodeFactory.instance.arrayNode().add(there).add(value));
        } else {
            fields.set(name, value);
        }
    }
}
