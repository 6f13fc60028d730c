package io.github.kmsfake.internal.protocol.signature;

import io.github.kmsfake.internal.crypto.HashAlgorithm;
import io.github.kmsfake.internal.error.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The signature of the instance protocol: of a client key, over the method, the body's hash, some headers and the path.
 * All that it is made of is read and refused, if need be, when it is asked for.
 */
public final class InstanceSignature {
    private static final String METHOD = "RSA_PKCS1_SHA_256";
    private static final String KEY_ID = "x-kms-acccesskeyid"; // spelt so
    private static final String SIGNATURE_METHOD = "x-kms-signaturemethod";
    private static final Pattern FRACTION = Pattern.compile("(?<=:[0-9]{2})\\.[0-9]{1,9}(?= )");
    private static final String[] WORDS = {"Bearer ", "TOKEN "};

    private final String httpMethod;
    private final UnaryOperator<String> header;
    private final SortedMap<String, String> kmsHeaders;
    private final byte[] body;

    /**
     * A signature on a request.
     *
     * @param header gives a header's value, trimmed; empty if there is none
     * @param kmsHeaders the headers whose names begin with {@code x-kms-}, by name in lower case
     */
    public InstanceSignature(
            String httpMethod, UnaryOperator<String> header, SortedMap<String, String> kmsHeaders, byte[] body) {
        this.httpMethod = httpMethod;
        this.header = header;
        this.kmsHeaders = kmsHeaders;
        this.body = body;
    }

    /** The client key that is said to have made it; refuses a request that names none or signs in another way. */
    String keyId() {
        String method = header.apply(SIGNATURE_METHOD);
        if (method.isEmpty()) {
            throw ErrorCode.INVALID_PARAM.because("the header " + SIGNATURE_METHOD + " was not sent", SIGNATURE_METHOD);
        }
        if (!method.equals(METHOD)) {
            throw ErrorCode.INVALID_PARAM_VALUE.because(
                    "the only signature method is " + METHOD, SIGNATURE_METHOD, method);
        }
        String keyId = header.apply(KEY_ID);
        if (keyId.isEmpty()) {
            throw ErrorCode.MISSING_CLIENT_KEY_ID.because("the header " + KEY_ID + " was not sent");
        }
        return keyId;
    }

    /** When it was made, as it was sent. */
    String dateText() {
        return header.apply("date");
    }

    /** When it was made, or the refusal. */
    Instant date() {
        String sent = dateText();
        try {
            return ZonedDateTime.parse(FRACTION.matcher(sent).replaceFirst(""), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException e) {
            throw ErrorCode.INVALID_PARAM.because(
                    "the header Date is no date of RFC 1123, such as Sat, 28 Nov 2026 12:00:00 GMT", "Date");
        }
    }

    /** The signature itself, or the refusal. */
    byte[] bytes() {
        String authorization = header.apply("authorization");
        for (String word : WORDS) {
            if (authorization.startsWith(word)) {
                try {
                    return Base64.getDecoder()
                            .decode(authorization.substring(word.length()).trim());
                } catch (IllegalArgumentException e) {
                    break;
                }
            }
        }
        throw ErrorCode.INVALID_PARAM.because(
                "the header Authorization must be \"Bearer \" and Base64", "Authorization");
    }

    /** Refuses a body that has not the hash that the request says. */
    void requireBody() {
        String hash = HexFormat.of().formatHex(HashAlgorithm.SHA_256.hash(body));
        if (!hash.equalsIgnoreCase(header.apply("content-sha256"))) {
            throw ErrorCode.INVALID_PARAM.because(
                    "the header Content-SHA256 is not the hash of the body, which is " + hash, "Content-SHA256");
        }
    }

    /** What is signed. */
    byte[] signedBytes() {
        return stringToSign().getBytes(StandardCharsets.UTF_8);
    }

    /** The text that is signed. */
    String stringToSign() {
        StringBuilder text = new StringBuilder(320)
                .append(httpMethod)
                .append('\n')
                .append(header.apply("content-sha256"))
                .append('\n')
                .append(header.apply("content-type"))
                .append('\n')
                .append(header.apply("date"))
                .append('\n');
        for (Map.Entry<String, String> entry : kmsHeaders.entrySet()) {
            text.append(entry.getKey()).append(':').append(entry.getValue()).append('\n');
        }
        return text.append('/').toString();
    }
}
