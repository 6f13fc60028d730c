package io.github.kmsfake.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What clients with hand-written readers rely on. */
class FieldOutputTest {
    @Test
    void writesJsonInRawUtf8WithoutNeedlessEscapes() {
        JsonOutput body = new JsonOutput();
        body.text("Text", "a/b<c>'=& 密 🔑 \" \\ \n\t\r\u0001");

        assertThat(text(body)).isEqualTo("{\"Text\":\"a/b<c>'=& 密 🔑 \\\" \\\\ \\n\\t\\r\\u0001\"}");
    }

    @Test
    void writesNumbersAndBooleansAsTheyAre() {
        JsonOutput body = new JsonOutput();
        body.number("Number", 1234567890123456789L);
        body.bool("Truth", true);
        body.beginArray("List");
        body.text("List", "a");
        body.beginObject("List");
        body.endObject();
        body.endArray();

        assertThat(text(body)).isEqualTo("{\"Number\":1234567890123456789,\"Truth\":true,\"List\":[\"a\",{}]}");
    }

    @Test
    void writesXmlWithAnElementPerFieldAndPerElement() {
        XmlOutput body = new XmlOutput("Root");
        body.text("Text", "a<b>&\"' 密 🔑");
        body.beginObject("Wrapper");
        body.beginArray("Item");
        body.text("Item", "1");
        body.beginObject("Item");
        body.bool("Inner", false);
        body.endObject();
        body.endArray();
        body.endObject();

        assertThat(text(body))
                .isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Root><Text>a&lt;b&gt;&amp;\"' 密 🔑</Text>"
                        + "<Wrapper><Item>1</Item><Item><Inner>false</Inner></Item></Wrapper></Root>");
    }

    @Test
    void keepsCarriageReturnsInXmlAndReplacesWhatXmlCannotHold() {
        XmlOutput body = new XmlOutput("Root");
        body.text("Text", "a\r\nb\u0000c\u001Fd\uFFFFe\t");

        assertThat(text(body)).contains("<Text>a&#13;\nb\uFFFDc\uFFFDd\uFFFDe\t</Text>");
    }

    private static String text(FieldOutput body) {
        return new String(body.finish(), StandardCharsets.UTF_8);
    }
}
