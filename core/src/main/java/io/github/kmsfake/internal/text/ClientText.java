package io.github.kmsfake.internal.text;

import java.util.HexFormat;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/**
 * What a text from outside becomes at each place that it goes to: the only place that decides it. State and recorded calls
 * keep texts as they came, and whoever writes one out asks here. Asking twice does no harm.
 */
public final class ClientText {
    private static final String REPLACEMENT = "\uFFFD";
    private static final int LONGEST_SHOWN = 128;
    private static final String MORE = "…";
    private static final HexFormat HEX = HexFormat.of();

    private ClientText() {}

    /**
     * The text in what is UTF-8, such as a Protocol Buffers message or a JSON answer. JSON has an escape for half a surrogate
     * pair, but strict readers refuse it and others make something else of it, so it becomes the replacement character there
     * too; all else can be written as it is, or escaped.
     */
    public static String inUtf8(String text) {
        return mended(text, ClientText::isUnicode, c -> REPLACEMENT);
    }

    /** The text in an XML 1.0 answer: what is no character there cannot be escaped either. */
    public static String inXml(String text) {
        return mended(text, ClientText::isXml, c -> REPLACEMENT);
    }

    /**
     * JSON that is read again by us or handed back to whoever sent it, such as a state document: half a surrogate pair is
     * escaped, so that nothing is lost. It can only stand inside a string there.
     */
    public static String inKeptJson(String json) {
        return mended(json, ClientText::isUnicode, ClientText::escaped);
    }

    /**
     * The text in a line for people: of a log, on a terminal, in the message of an exception. What ends a line, commands a
     * terminal, changes the direction of the rest or cannot be seen is shown as an escape.
     */
    public static String inLog(String text) {
        return mended(text, ClientText::isHarmless, ClientText::escaped);
    }

    /** The text in the value of an HTTP header, which is printable ASCII. */
    public static String inHeader(String text) {
        return mended(text, ClientText::isPrintableAscii, ClientText::escaped);
    }

    /** The text, or its beginning, as part of a sentence. */
    public static String shown(String text) {
        return beginning(text, LONGEST_SHOWN);
    }

    /** The text if it has no more than so many characters, else its beginning and three dots. */
    public static String beginning(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end) + MORE;
    }

    /** Half a surrogate pair is a code point of its own here. */
    private static String mended(String text, IntPredicate fits, IntFunction<String> instead) {
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (!fits.test(c)) {
                return mended(text, i, fits, instead);
            }
            i += Character.charCount(c);
        }
        return text;
    }

    private static String mended(String text, int start, IntPredicate fits, IntFunction<String> instead) {
        StringBuilder mended = new StringBuilder(text.length() + REPLACEMENT.length()).append(text, 0, start);
        text.substring(start).codePoints().forEach(c -> {
            if (fits.test(c)) {
                mended.appendCodePoint(c);
            } else {
                mended.append(instead.apply(c));
            }
        });
        return mended.toString();
    }

    private static boolean isUnicode(int c) {
        return c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE;
    }

    private static boolean isXml(int c) {
        return c < ' ' ? c == '\t' || c == '\n' || c == '\r' : isUnicode(c) && c != 0xFFFE && c != 0xFFFF;
    }

    private static boolean isHarmless(int c) {
        if (isPrintableAscii(c)) {
            return true;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> false;
            default -> !isNoncharacter(c);
        };
    }

    private static boolean isNoncharacter(int c) {
        return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
    }

    private static boolean isPrintableAscii(int c) {
        return c >= ' ' && c <= '~';
    }

    /** As Java, JavaScript and JSON escape it. */
    private static String escaped(int c) {
        StringBuilder escaped = new StringBuilder();
        for (char unit : Character.toChars(c)) {
            escaped.append("\\u").append(HEX.toHexDigits(unit));
        }
        return escaped.toString();
    }
}
