package io.github.kmsfake.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.kmsfake.internal.json.JsonText;
import io.github.kmsfake.internal.schema.JsonOutput;
import io.github.kmsfake.internal.schema.XmlOutput;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever text comes, it leaves in a form that every reader of its destination takes. */
class ClientTextTest {
    private static final int TRIES = 1000;

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                        Arbitraries.integers().between(0, 0xFF),
                        Arbitraries.integers().between(0xD7F0, 0xE00F),
                        Arbitraries.integers().between(0x2000, 0x2070),
                        Arbitraries.integers().between(0xFDC0, 0xFFFF),
                        Arbitraries.integers().between(0, 0x10FFFF),
                        Arbitraries.of(0xFEFF, 0x061C, 0x1FFFE, 0x10FFFF, 0xE0001, 0x1F511, 0x5D, 0x3E, 0x0D, 0x0A))
                .map(c -> Character.toString(c))
                .list()
                .ofMaxSize(12)
                .map(characters -> String.join("", characters));
    }

    @Property(tries = TRIES)
    void jsonIsUtf8AndKeepsAllUnicode(@ForAll @From("texts") String text) throws Exception {
        JsonOutput body = new JsonOutput();
        body.beginObject("Inner");
        body.text(text, text);
        body.endObject();
        byte[] bytes = body.finish();

        JsonNode inner = new ObjectMapper()
                .readTree(strictly(bytes)).get("Inner").properties().stream()
                        .findFirst()
                        .map(Map.Entry::getValue)
                        .orElseThrow();

        assertThat(inner.asText()).isEqualTo(withoutHalves(text));
    }

    @Property(tries = TRIES)
    void xmlIsWellFormedAndKeepsAllThatItHas(@ForAll @From("texts") String text) throws Exception {
        XmlOutput body = new XmlOutput("Root");
        body.text("Text", text);
        byte[] bytes = body.finish();
        strictly(bytes);

        String read = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(bytes))
                .getDocumentElement()
                .getTextContent();

        assertThat(read)
                .isEqualTo(
                        withoutHalves(text).replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "\uFFFD"));
    }

    @Property(tries = TRIES)
    void keptJsonIsUtf8AndLosesNothing(@ForAll @From("texts") String text) throws Exception {
        String json = JsonText.write(Map.of("Text", text));

        assertThat(strictly(json.getBytes(StandardCharsets.UTF_8))).isEqualTo(json);
        assertThat(JsonText.parseObject(json).get("Text")).isEqualTo(text);
    }

    @Property(tries = TRIES)
    void linesCommandNothingAndAreTheSameTwice(@ForAll @From("texts") String text) {
        String line = ClientText.inLog(text);

        assertThat(line)
                .doesNotMatch("(?s).*[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\uFFFE\\uFFFF\\uFDD0-\\uFDEF].*")
                .isEqualTo(ClientText.inLog(line));
        assertThat(unescaped(line)).isEqualTo(unescaped(text));
    }

    @Property(tries = TRIES)
    void headersArePrintableAscii(@ForAll @From("texts") String text) {
        String header = ClientText.inHeader(text);

        assertThat(header).matches("[ -~]*").isEqualTo(ClientText.inHeader(header));
        assertThat(unescaped(header)).isEqualTo(unescaped(text));
    }

    @Property(tries = TRIES)
    void bytesAreUtf8(@ForAll @From("texts") String text) throws Exception {
        String message = ClientText.inUtf8(text);

        assertThat(strictly(message.getBytes(StandardCharsets.UTF_8))).isEqualTo(withoutHalves(text));
    }

    @Example
    void showsWhatItDoesNotWrite() {
        assertThat(ClientText.inLog("a\u001B[31m\u0085\u009B\u200E\u202E\u2066\u061C\u2028\r\n\uD800é密🔑"))
                .isEqualTo("a\\u001b[31m\\u0085\\u009b\\u200e\\u202e\\u2066\\u061c\\u2028\\u000d\\u000a\\ud800é密🔑");
        assertThat(ClientText.inHeader("é🔑\t")).isEqualTo("\\u00e9\\ud83d\\udd11\\u0009");
    }

    @Example
    void cutsNoCharacterInTwo() {
        assertThat(ClientText.beginning("ab🔑c", 3)).isEqualTo("ab…");
        assertThat(ClientText.beginning("ab🔑c", 4)).isEqualTo("ab🔑…");
        assertThat(ClientText.beginning("ab🔑c", 5)).isEqualTo("ab🔑c");
    }

    /** Refuses bytes that are not UTF-8, where the platform would replace them. */
    private static String strictly(byte[] bytes) throws Exception {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    private static String withoutHalves(String text) {
        return text.codePoints()
                .mapToObj(c -> c >= 0xD800 && c <= 0xDFFF ? "\uFFFD" : Character.toString(c))
                .collect(Collectors.joining());
    }

    /** What a reader of escapes sees. */
    private static String unescaped(String line) {
        return Pattern.compile("\\\\u([0-9a-f]{4})")
                .matcher(line)
                .replaceAll(escape ->
                        Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
    }
}
