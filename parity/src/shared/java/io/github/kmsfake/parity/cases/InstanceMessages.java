package io.github.kmsfake.parity.cases;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The messages and signatures of the instance protocol as its pages say, without any code of the server. */
public final class InstanceMessages {
    private InstanceMessages() {}

    /** A message of fields by number: a text, {@code base64:} and bytes, or {@code int:} and a number. */
    public static byte[] write(Map<String, String> fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        fields.forEach((name, value) -> {
            int number = Integer.parseInt(name);
            if (value.startsWith("int:")) {
                varint(bytes, (long) number << 3);
                varint(bytes, Long.parseLong(value.substring(4)));
            } else {
                byte[] data = value.startsWith("base64:")
                        ? Base64.getDecoder().decode(value.substring(7))
                        : value.getBytes(StandardCharsets.UTF_8);
                varint(bytes, ((long) number << 3) | 2);
                varint(bytes, data.length);
                bytes.writeBytes(data);
            }
        });
        return bytes.toByteArray();
    }

    private static void varint(ByteArrayOutputStream bytes, long value) {
        long rest = value;
        for (; (rest & ~0x7fL) != 0; rest >>>= 7) {
            bytes.write((int) ((rest & 0x7f) | 0x80));
        }
        bytes.write((int) rest);
    }

    /** The fields of a message by number, in the shape of JSON: texts, numbers, and {@code base64:} and bytes. */
    public static ObjectNode read(byte[] message) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        ByteBuffer input = ByteBuffer.wrap(message);
        while (input.hasRemaining()) {
            long tag = varint(input);
            String name = String.valueOf(tag >>> 3);
            if ((tag & 7) == 0) {
                fields.put(name, varint(input));
            } else {
                byte[] data = new byte[(int) varint(input)];
                input.get(data);
                fields.put(name, text(data));
            }
        }
        return fields;
    }

    private static long varint(ByteBuffer input) {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = input.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("not a number of Protocol Buffers");
    }

    private static String text(byte[] data) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(data)).toString();
            if (text.chars().noneMatch(letter -> letter < ' ' && letter != '\n' && letter != '\r')) {
                return text;
            }
        } catch (CharacterCodingException e) {
            // bytes, then
        }
        return "base64:" + Base64.getEncoder().encodeToString(data);
    }

    /** What is signed of a request. */
    public static String stringToSign(String method, Map<String, String> headers) {
        StringBuilder text = new StringBuilder(method).append('\n');
        for (String name : List.of("content-sha256", "content-type", "date")) {
            text.append(headers.getOrDefault(name, "")).append('\n');
        }
        new TreeMap<>(headers).forEach((name, value) -> {
            if (name.startsWith("x-kms-")) {
                text.append(name).append(':').append(value).append('\n');
            }
        });
        return text.append('/').toString();
    }

    /** The signature of a text, in Base64. */
    public static String sign(PrivateKey key, String text) throws java.security.GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(text.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(signature.sign());
    }

    /** The hash of a body, as its header has it. */
    public static String sha256(byte[] body) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(body))
                    .toUpperCase(Locale.ROOT);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
