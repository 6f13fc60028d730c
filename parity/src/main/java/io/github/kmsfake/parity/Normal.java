package io.github.kmsfake.parity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kmsfake.parity.cases.Answer;
import io.github.kmsfake.parity.cases.Variables;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes two answers comparable, and fit to be shown: what must differ is replaced by the name of its kind. */
final class Normal {
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
    private static final Pattern KEY = Pattern.compile("\\bkey-[a-z0-9]{12,}\\b");
    private static final Pattern VERSION = Pattern.compile("(<key>|\\$\\{\\w+})-[a-z0-9]{10}\\b");
    private static final Pattern SIGNED =
            Pattern.compile("(server string to sign is:|StringToSign is \\[).*", Pattern.DOTALL);
    private static final Pattern BYTES =
            Pattern.compile("base64:.*|-----BEGIN .*|[A-Za-z0-9+/_-]{32,}=*", Pattern.DOTALL);

    /** What is random or secret, whatever it looks like. */
    private static final Set<String> SECRETS = Set.of(
            "CiphertextBlob",
            "PublicKey",
            "PrivateKeyData",
            "ImportToken",
            "RandomPassword",
            "Mac",
            "ExportedDataKey",
            "PublicKeyBlob",
            "PrivateKeyCiphertextBlob",
            "PrivateKeyPlaintext",
            "Challenge");

    private final List<Map.Entry<String, String>> values;
    private final boolean listing;

    /** For answers of a call; those of a listing show whatever else the account has. */
    Normal(Variables variables, String call) {
        values = variables.all().entrySet().stream()
                .filter(value -> value.getValue().length() >= 6)
                .sorted(Comparator.<Map.Entry<String, String>>comparingInt(
                        value -> -value.getValue().length()))
                .toList();
        listing = call.startsWith("List") || call.equals("DescribeRegions");
    }

    /** The body of an answer. */
    JsonNode body(Answer answer) {
        return node("", answer.body());
    }

    private JsonNode node(String name, JsonNode node) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (node.isObject()) {
            ObjectNode fields = nodes.objectNode();
            node.properties().forEach(field -> fields.set(field.getKey(), node(field.getKey(), field.getValue())));
            return fields;
        }
        if (node.isArray()) {
            ArrayNode elements = nodes.arrayNode();
            for (JsonNode element : node) {
                if (!listing || elements.isEmpty()) {
                    elements.add(node(name, element));
                }
            }
            return elements;
        }
        if (listing && name.equals("TotalCount")) {
            return node.isNumber() ? nodes.numberNode(0) : nodes.textNode("<count>");
        }
        return node.isTextual() ? nodes.textNode(text(name, node.asText())) : node;
    }

    private String text(String name, String text) {
        if (SECRETS.contains(name)) {
            return "<secret>";
        }
        if (name.equals("HostId")) {
            return "<host>";
        }
        String plain = text;
        for (Map.Entry<String, String> value : values) {
            plain = plain.replace(value.getValue(), "${" + value.getKey() + "}");
        }
        plain = TIME.matcher(plain).replaceAll("<time>");
        plain = UUID.matcher(plain).replaceAll("<uuid>");
        plain = KEY.matcher(plain).replaceAll("<key>");
        plain = VERSION.matcher(plain).replaceAll("<version>");
        plain = SIGNED.matcher(plain).replaceAll("$1…");
        if (BYTES.matcher(plain).matches()) {
            return name.equals("Plaintext") ? "<" + plain.length() + " characters>" : "<secret>";
        }
        return plain;
    }
}
