package io.github.kmsfake.internal.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.xml.XmlMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What the server replied. */
public final class Reply {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final XmlMapper XML = new XmlMapper();

    private final HttpResponse<byte[]> response;

    public Reply(HttpResponse<byte[]> response) {
        this.response = response;
    }

    public int status() {
        return response.statusCode();
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    public byte[] bytes() {
        return response.body();
    }

    public String body() {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    public JsonNode json() {
        try {
            return JSON.readTree(body());
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + body(), e);
        }
    }

    /** The answer as XML: its root element's name, and what is in it. */
    public record Xml(String root, JsonNode fields) {}

    /** The answer as XML, read by parsers that are not the server's own. */
    public Xml xml() {
        try {
            XMLStreamReader reader = XML.getFactory()
                    .getXMLInputFactory()
                    .createXMLStreamReader(new ByteArrayInputStream(response.body()));
            reader.nextTag();
            return new Xml(reader.getLocalName(), XML.readValue(reader, JsonNode.class));
        } catch (IOException | XMLStreamException e) {
            throw new AssertionError("not XML: " + body(), e);
        }
    }

    /** A field of the answer as text; names of inner fields follow after slashes, elements by index. */
    public String text(String path) {
        JsonNode node = json().at("/" + path);
        if (node.isMissingNode()) {
            throw new AssertionError("no " + path + " in " + body());
        }
        return node.asText();
    }

    /** The elements of an array as text. */
    public List<String> texts(String path) {
        List<String> texts = new ArrayList<>();
        json().at("/" + path).forEach(element -> texts.add(element.asText()));
        return texts;
    }

    /** One field of each element of an array. */
    public List<String> column(String path, String field) {
        List<String> texts = new ArrayList<>();
        json().at("/" + path).forEach(element -> texts.add(element.path(field).asText()));
        return texts;
    }

    /** The names of the fields of an object of the answer, in order; of the answer itself for an empty path. */
    public List<String> fields(String path) {
        List<String> names = new ArrayList<>();
        json().at(path.isEmpty() ? "" : "/" + path).fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Override
    public String toString() {
        return status() + " " + body();
    }
}
