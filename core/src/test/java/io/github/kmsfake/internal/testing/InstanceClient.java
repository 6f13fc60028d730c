package io.github.kmsfake.internal.testing;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import io.github.kmsfake.parity.cases.InstanceMessages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Speaks the instance protocol as its pages say, without any code of the server. */
public final class InstanceClient {
    public static final String VERSION_HEADER = "x-kms-migrationkeyversionid";

    private final TestServer kms;
    private final String keyId;
    private final PrivateKey key;

    public InstanceClient(TestServer kms, String keyId, PrivateKey key) {
        this.kms = kms;
        this.keyId = keyId;
        this.key = key;
    }

    /** The id of the client key. */
    public String id() {
        return keyId;
    }

    public String keyId() {
        return keyId;
    }

    public PrivateKey key() {
        return key;
    }

    /** A message to be sent: numbers of fields and values in turn: strings, bytes, numbers and booleans. */
    public static byte[] message(Object... fields) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            CodedOutputStream output = CodedOutputStream.newInstance(bytes);
            for (int i = 0; i < fields.length; i += 2) {
                int number = (Integer) fields[i];
                if (fields[i + 1] instanceof String text) {
                    output.writeString(number, text);
                } else if (fields[i + 1] instanceof byte[] data) {
                    output.writeByteArray(number, data);
                } else if (fields[i + 1] instanceof Boolean bool) {
                    output.writeBool(number, bool);
                } else {
                    output.writeInt32(number, (Integer) fields[i + 1]);
                }
            }
            output.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Answer call(String api, Object... fields) {
        return request(api, message(fields)).send();
    }

    public Answer ok(String api, Object... fields) {
        Answer answer = call(api, fields);
        if (answer.status() != 200) {
            throw new AssertionError(api + " was refused: " + answer);
        }
        return answer;
    }

    public Request request(String api, byte[] body) {
        return new Request(api, body);
    }

    /** A request that a test can spoil before it is sent. */
    public final class Request {
        private final Map<String, String> headers = new TreeMap<>();
        private byte[] body;
        private String word = "Bearer ";
        private String method = "POST";
        private String path = "/";
        private boolean hashLate;

        private Request(String api, byte[] body) {
            this.body = body;
            headers.put("accept", "application/x-protobuf");
            headers.put("content-type", "application/x-protobuf");
            at(Instant.now());
            headers.put("x-kms-apiversion", "dkms-gcs-0.2");
            headers.put("x-kms-apiname", api);
            headers.put("x-kms-signaturemethod", "RSA_PKCS1_SHA_256");
            headers.put("x-kms-acccesskeyid", keyId);
            headers.put("content-sha256", InstanceMessages.sha256(body));
        }

        public Request at(Instant time) {
            headers.put("date", DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC)));
            return this;
        }

        public Request header(String name, String value) {
            headers.put(name, value);
            return this;
        }

        public Request without(String name) {
            headers.remove(name);
            return this;
        }

        public Request word(String authorizationWord) {
            word = authorizationWord;
            return this;
        }

        public Request method(String httpMethod) {
            method = httpMethod;
            return this;
        }

        public Request path(String pathAndQuery) {
            path = pathAndQuery;
            return this;
        }

        /** Another body than the one that was signed; the hash is that of the first unless it is made again. */
        public Request tampered(byte[] other, boolean withItsHash) {
            body = other;
            hashLate = withItsHash;
            return this;
        }

        private Map<String, String> sent() {
            Map<String, String> sent = new TreeMap<>(headers);
            if (!sent.containsKey("authorization")) {
                sent.put("authorization", word + sign(InstanceMessages.stringToSign(method, headers)));
            }
            if (hashLate) {
                sent.put("content-sha256", InstanceMessages.sha256(body));
            }
            return sent;
        }

        /** The request to a server of that name, byte by byte: the platform's client lets nobody choose the name. */
        public String text(String host) {
            StringBuilder text = new StringBuilder("POST / HTTP/1.1\r\nHost: " + host + "\r\n");
            sent().forEach((name, value) ->
                    text.append(name).append(": ").append(value).append("\r\n"));
            text.append("content-length: ").append(body.length).append("\r\n\r\n");
            return text.append(new String(body, StandardCharsets.ISO_8859_1)).toString();
        }

        public Answer send() {
            HttpRequest.Builder request = kms.request(path);
            sent().forEach(request::header);
            request.method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
            return new Answer(kms.send(request));
        }
    }

    private String sign(String text) {
        try {
            return InstanceMessages.sign(key, text);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** An answer of the instance protocol. */
    public static final class Answer {
        private final Reply reply;
        private final Map<Integer, List<Object>> fields = new TreeMap<>();

        Answer(Reply reply) {
            this.reply = reply;
            try {
                CodedInputStream input = CodedInputStream.newInstance(reply.bytes());
                for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
                    Object value = WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_VARINT
                            ? (Object) input.readInt32()
                            : input.readByteArray();
                    fields.computeIfAbsent(WireFormat.getTagFieldNumber(tag), any -> new ArrayList<>())
                            .add(value);
                }
            } catch (IOException e) {
                throw new AssertionError("not a message: " + reply, e);
            }
        }

        public int status() {
            return reply.status();
        }

        public String header(String name) {
            return reply.header(name);
        }

        public boolean has(int number) {
            return fields.containsKey(number);
        }

        public byte[] bytes(int number) {
            return (byte[]) last(number);
        }

        public String text(int number) {
            return new String(bytes(number), StandardCharsets.UTF_8);
        }

        public List<String> texts(int number) {
            return fields.getOrDefault(number, List.of()).stream()
                    .map(value -> new String((byte[]) value, StandardCharsets.UTF_8))
                    .toList();
        }

        public int number(int number) {
            return has(number) ? (Integer) last(number) : 0;
        }

        /** The code of a refusal. */
        public String code() {
            return has(2) ? text(2) : "";
        }

        /** The text of a refusal. */
        public String message() {
            return text(3);
        }

        private Object last(int number) {
            List<Object> values = fields.get(number);
            if (values == null) {
                throw new AssertionError("no field " + number + " in " + this);
            }
            return values.get(values.size() - 1);
        }

        @Override
        public String toString() {
            return status() + " " + reply.body();
        }
    }
}
