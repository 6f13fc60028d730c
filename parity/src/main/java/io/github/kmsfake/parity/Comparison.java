package io.github.kmsfake.parity;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kmsfake.parity.Outcome.Difference;
import io.github.kmsfake.parity.cases.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds what differs between two answers, field by field. */
final class Comparison {
    private final List<Difference> differences = new ArrayList<>();

    private Comparison() {}

    /** What differs; an answer is late if it takes so much longer than the other. */
    static List<Difference> of(Answer a, JsonNode bodyA, Answer b, JsonNode bodyB, Duration late) {
        Comparison comparison = new Comparison();
        comparison.texts("status", String.valueOf(a.status()), String.valueOf(b.status()));
        comparison.texts("content type", a.type(), b.type());
        comparison.nodes("", bodyA, bodyB);
        if (a.time().minus(b.time()).abs().compareTo(late) > 0) {
            comparison.differences.add(new Difference("time", millis(a), millis(b)));
        }
        return comparison.differences;
    }

    /** What of an expected body, of which a document tells a part, is not in an answer. */
    static List<Difference> partly(int status, JsonNode expected, Answer answer, JsonNode body) {
        Comparison comparison = new Comparison();
        comparison.texts("status", String.valueOf(status), String.valueOf(answer.status()));
        comparison.part("", expected, body);
        return comparison.differences;
    }

    private static String millis(Answer answer) {
        return answer.time().toMillis() + " ms";
    }

    private void texts(String field, String a, String b) {
        if (!a.equals(b)) {
            differences.add(new Difference(field, a, b));
        }
    }

    /** The JSON type of a field. */
    static String type(JsonNode node) {
        return node.isMissingNode() ? "absent" : node.getNodeType().name().toLowerCase(Locale.ROOT);
    }

    private void nodes(String path, JsonNode a, JsonNode b) {
        if (!type(a).equals(type(b))) {
            differences.add(new Difference(path, described(a), described(b)));
        } else if (a.isObject()) {
            List<String> namesA = names(a);
            List<String> namesB = names(b);
            if (Set.copyOf(namesA).equals(Set.copyOf(namesB)) && !namesA.equals(namesB)) {
                differences.add(new Difference(path + " (order)", namesA.toString(), namesB.toString()));
            }
            Set<String> names = new LinkedHashSet<>(namesA);
            names.addAll(namesB);
            names.forEach(name -> nodes(path.isEmpty() ? name : path + "/" + name, a.path(name), b.path(name)));
        } else if (a.isArray()) {
            for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
                nodes(path + "/" + i, a.path(i), b.path(i));
            }
        } else {
            texts(path, a.asText(), b.asText());
        }
    }

    private void part(String path, JsonNode expected, JsonNode actual) {
        if (expected.isTextual() && expected.asText().matches("<(string|number|boolean|array|object)>")) {
            texts(path, expected.asText(), "<" + type(actual) + ">");
        } else if (expected.isObject() && actual.isObject()) {
            expected.properties()
                    .forEach(field -> part(
                            path.isEmpty() ? field.getKey() : path + "/" + field.getKey(),
                            field.getValue(),
                            actual.path(field.getKey())));
        } else if (expected.isArray() && actual.isArray()) {
            for (int i = 0; i < expected.size(); i++) {
                part(path + "/" + i, expected.path(i), actual.path(i));
            }
        } else {
            nodes(path, expected, actual);
        }
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.properties().forEach(field -> names.add(field.getKey()));
        return names;
    }

    private static String described(JsonNode node) {
        return node.isMissingNode() ? "absent" : type(node) + " " + node;
    }
}
