package io.github.kmsfake.parity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kmsfake.parity.Outcome.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What came of a run: as a table, as JSON and as a page. */
final class Report {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> RESULTS = List.of("same", "differs", "could not run");

    private final String a;
    private final String b;
    private final List<Outcome> outcomes = new ArrayList<>();

    Report(String a, String b) {
        this.a = a;
        this.b = b;
    }

    void add(Outcome outcome) {
        outcomes.add(outcome);
    }

    private long count(String result) {
        return outcomes.stream().filter(one -> one.result().equals(result)).count();
    }

    /** 0 without a difference, 1 with one, 2 if nothing could run, or not all that should. */
    int exitCode() {
        if (count("differs") > 0) {
            return 1;
        }
        return count("same") == 0 || !failures().isEmpty() ? 2 : 0;
    }

    /** How many cases failed though they should have run, by the reason. */
    private Map<String, Integer> failures() {
        Map<String, Integer> failures = new TreeMap<>();
        for (Outcome one : outcomes) {
            if (!one.obstacle().isEmpty() && !one.planned()) {
                failures.merge(one.obstacle(), 1, Integer::sum);
            }
        }
        return failures;
    }

    /** In place of a report, where none came about. */
    static String none(String why) {
        ObjectNode report = JSON.createObjectNode().put("error", why);
        report.putArray("cases");
        return report.toPrettyString();
    }

    String table() {
        Map<String, long[]> rows = new TreeMap<>();
        for (Outcome one : outcomes) {
            rows.computeIfAbsent(one.topic(), any -> new long[RESULTS.size()])[RESULTS.indexOf(one.result())]++;
        }
        StringBuilder table = new StringBuilder("a: " + a + "\nb: " + b + "\n\n");
        table.append(String.format(Locale.ROOT, "%-34s %6s %8s %14s%n", "", "same", "differs", "could not run"));
        rows.forEach((topic, row) ->
                table.append(String.format(Locale.ROOT, "%-34s %6d %8d %14d%n", topic, row[0], row[1], row[2])));
        table.append(String.format(
                Locale.ROOT, "%-34s %6d %8d %14d%n", "all", count("same"), count("differs"), count("could not run")));
        failures()
                .forEach((why, count) -> table.append('\n')
                        .append(count)
                        .append(" got no answer: ")
                        .append(printable(why))
                        .append('\n'));
        for (Outcome one : outcomes) {
            if (one.result().equals("differs")) {
                table.append('\n')
                        .append(one.what().id())
                        .append(": ")
                        .append(one.what().title())
                        .append('\n');
                one.differences()
                        .forEach(difference -> table.append("  ")
                                .append(difference.field())
                                .append("\n    a: ")
                                .append(printable(difference.a()))
                                .append("\n    b: ")
                                .append(printable(difference.b()))
                                .append('\n'));
            }
        }
        return table.toString();
    }

    /** A peer's text must not steer a terminal. */
    private static String printable(String text) {
        return io.github.kmsfake.internal.text.ClientText.inLog(text);
    }

    String json() {
        ObjectNode report = JSON.createObjectNode().put("a", a).put("b", b);
        RESULTS.forEach(result -> report.put(result, count(result)));
        ArrayNode cases = report.putArray("cases");
        for (Outcome one : outcomes) {
            ObjectNode entry = cases.addObject()
                    .put("id", one.what().id())
                    .put("title", one.what().title())
                    .put("topic", one.topic())
                    .put("operation", one.what().when().call())
                    .put("source", one.what().source())
                    .put("result", one.result());
            if (!one.obstacle().isEmpty()) {
                entry.put("reason", one.obstacle());
            }
            ArrayNode differences = entry.putArray("differences");
            one.differences()
                    .forEach(difference -> differences
                            .addObject()
                            .put("field", difference.field())
                            .put("a", difference.a())
                            .put("b", difference.b()));
        }
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    String html() {
        StringBuilder page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<title>Parity report</title><style>body{font:14px sans-serif;margin:2em}table{border-collapse:"
                + "collapse}td,th{border:1px solid #bbb;padding:.3em .6em;text-align:left;vertical-align:top}"
                + ".differs{background:#fdd}.same{background:#efe}</style></head><body><h1>Parity report</h1>\n");
        page.append("<p>a: ")
                .append(escaped(a))
                .append("<br>b: ")
                .append(escaped(b))
                .append("</p>\n<p>");
        RESULTS.forEach(
                result -> page.append(result).append(": ").append(count(result)).append(' '));
        page.append("</p>\n<table><tr><th>case<th>what<th>source<th>result<th>field<th>a<th>b</tr>\n");
        for (Outcome one : outcomes) {
            String begin = "<tr class=\"" + one.result().replace(' ', '-') + "\"><td>"
                    + escaped(one.what().id()) + "<td>" + escaped(one.what().title()) + "<td>"
                    + one.what().source() + "<td>" + one.result();
            if (one.differences().isEmpty()) {
                page.append(begin)
                        .append("<td colspan=3>")
                        .append(escaped(one.obstacle()))
                        .append("</tr>\n");
            }
            for (Difference difference : one.differences()) {
                page.append(begin).append("<td>").append(escaped(difference.field()));
                page.append("<td>")
                        .append(escaped(difference.a()))
                        .append("<td>")
                        .append(escaped(difference.b()));
                page.append("</tr>\n");
            }
        }
        return page.append("</table></body></html>\n").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
