package io.github.kmsfake.benchmarks.client;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;

/**
 * What the holder of a client key asks of a KMS instance, in its protocol, as the vendor's SDK sends it.
 *
 * @param keyId a key of the instance
 */
public record InstanceCalls(String clientKeyId, PrivateKey privateKey, String keyId) {
    /** The secret of the instance. */
    public static final String SECRET = "checkout/database";

    private static final String PASSWORD = "Passw0rd_1234";
    private static final String CONTENT_TYPE = "application/x-protobuf";
    private static final int PLAINTEXT_BYTES = 1024;

    /** Sets up a key, a secret and an access point that opens them. */
    public static InstanceCalls create(int port) throws IOException {
        String instance = SingleCall.field(port, new Call("ListKmsInstances", Map.of()), "KmsInstanceId");
        String keyId = SingleCall.field(port, new Call("CreateKey", Map.of("DKMSInstanceId", instance)), "KeyId");
        SingleCall.field(
                port,
                new Call(
                        "CreateSecret",
                        Map.of(
                                "SecretName", SECRET,
                                "VersionId", "v1",
                                "SecretData", "{\"user\":\"checkout\",\"password\":\"correct-horse\"}",
                                "DKMSInstanceId", instance,
                                "EncryptionKeyId", keyId)),
                "Arn");
        SingleCall.field(
                port,
                new Call(
                        "CreatePolicy",
                        Map.of(
                                "Name",
                                "checkout",
                                "KmsInstance",
                                instance,
                                "Permissions",
                                "[\"RbacPermission/Template/CryptoServiceKeyUser\","
                                        + "\"RbacPermission/Template/CryptoServiceSecretUser\"]",
                                "Resources",
                                "[\"key/*\",\"secret/*\"]")),
                "Arn");
        SingleCall.field(
                port,
                new Call("CreateApplicationAccessPoint", Map.of("Name", "checkout", "Policies", "[\"checkout\"]")),
                "Arn");
        Answer created = SingleCall.ask(
                port, new Call("CreateClientKey", Map.of("AapName", "checkout", "Password", PASSWORD)).unsigned());
        return new InstanceCalls(created.field("ClientKeyId"), privateKey(created.field("PrivateKeyData")), keyId);
    }

    /** Encrypts one kibibyte. */
    public byte[] encrypt() {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        write(message, 1, keyId.getBytes(StandardCharsets.UTF_8));
        write(message, 2, new byte[PLAINTEXT_BYTES]);
        return signed("Encrypt", message.toByteArray());
    }

    /** Reads the secret. */
    public byte[] getSecretValue() {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        write(message, 1, SECRET.getBytes(StandardCharsets.UTF_8));
        return signed("GetSecretValue", message.toByteArray());
    }

    private byte[] signed(String call, byte[] message) {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME
                .withLocale(Locale.ENGLISH)
                .format(ZonedDateTime.now(ZoneOffset.UTC));
        String hash = Encoding.sha256(message).toUpperCase(Locale.ROOT);
        String kmsHeaders = "x-kms-acccesskeyid:" + clientKeyId + "\n"
                + "x-kms-apiname:" + call + "\n"
                + "x-kms-apiversion:dkms-gcs-0.2\n"
                + "x-kms-signaturemethod:RSA_PKCS1_SHA_256\n";
        String stringToSign = "POST\n" + hash + "\n" + CONTENT_TYPE + "\n" + date + "\n" + kmsHeaders + "/";
        String head = "POST / HTTP/1.1\r\n"
                + kmsHeaders.replace("\n", "\r\n")
                + "accept: " + CONTENT_TYPE + "\r\n"
                + "host: " + Call.HOST + "\r\n"
                + "date: " + date + "\r\n"
                + "user-agent: AlibabaCloud (Linux; amd64) Java/17 kms-gcs-java-sdk-version/0.5.2\r\n"
                + "content-sha256: " + hash + "\r\n"
                + "authorization: Bearer " + sign(stringToSign) + "\r\n"
                + "content-type: " + CONTENT_TYPE + "\r\n"
                + "content-length: " + message.length + "\r\n"
                + "connection: Keep-Alive\r\n\r\n";
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        request.writeBytes(message);
        return request.toByteArray();
    }

    private String sign(String text) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(privateKey);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has RSA", e);
        }
    }

    private static PrivateKey privateKey(String data) throws IOException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(Base64.getDecoder().decode(data)), PASSWORD.toCharArray());
            return (PrivateKey) store.getKey(store.aliases().nextElement(), PASSWORD.toCharArray());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("not a client key", e);
        }
    }

    /** A field of bytes or text, as Protocol Buffers write it. */
    private static void write(ByteArrayOutputStream message, int number, byte[] value) {
        message.write((number << 3) | 2);
        int length = value.length;
        while (length > 0x7f) {
            message.write((length & 0x7f) | 0x80);
            length >>>= 7;
        }
        message.write(length);
        message.writeBytes(value);
    }
}
