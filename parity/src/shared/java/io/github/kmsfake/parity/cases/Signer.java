package io.github.kmsfake.parity.cases;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs requests as the protocol's pages say, without any code of the server. */
public final class Signer {
    private static final String VERSION = "2016-01-20";

    private final String keyId;
    private final String secret;
    private Instant time = Instant.now();
    private String fraction = "";
    private String nonce = UUID.randomUUID().toString();

    public Signer(String keyId, String secret) {
        this.keyId = keyId;
        this.secret = secret;
    }

    public Signer at(Instant signingTime) {
        time = signingTime;
        return this;
    }

    public Signer nonce(String text) {
        nonce = text;
        return this;
    }

    /** What stands between the seconds and the Z of the time, a dot and digits. */
    public Signer fraction(String text) {
        fraction = text;
        return this;
    }

    public String timestamp() {
        return time.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", fraction + "Z");
    }

    /** The parameters of a call, signed with version 1, ready to be changed and sent. */
    public Map<String, String> v1(String method, String action, String... parameters) throws GeneralSecurityException {
        Map<String, String> all = unsigned(action, "HMAC-SHA1", parameters);
        all.put(
                "Signature",
                Base64.getEncoder().encodeToString(mac("HmacSHA1", secret + "&", stringToSign(method, all))));
        return all;
    }

    /** The parameters of a call, signed with a client key. */
    public Map<String, String> v1(PrivateKey key, String method, String action, String... parameters) throws GeneralSecurityException {
        Map<String, String> all = unsigned(action, "SHA256withRSA", parameters);
        all.put("SignatureType", "PRIVATEKEY");
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(stringToSign(method, all).getBytes(StandardCharsets.UTF_8));
        all.put("Signature", Base64.getEncoder().encodeToString(signature.sign()));
        return all;
    }

    private Map<String, String> unsigned(String action, String signatureMethod, String... parameters) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("Action", action);
        all.put("Version", VERSION);
        all.put("AccessKeyId", keyId);
        all.put("SignatureMethod", signatureMethod);
        all.put("SignatureVersion", "1.0");
        all.put("SignatureNonce", nonce);
        all.put("Timestamp", timestamp());
        for (int i = 0; i < parameters.length; i += 2) {
            all.put(parameters[i], parameters[i + 1]);
        }
        return all;
    }

    /** The headers of a call, signed with version 3. */
    public Map<String, String> v3(String method, String query, String body, String host, String action)
            throws GeneralSecurityException {
        return v3(method, query, body, Map.of("host", host, "x-acs-action", action, "x-acs-version", VERSION));
    }

    /** The headers of a call, signed with version 3: these, among them the host, and those of every signature. */
    public Map<String, String> v3(String method, String query, String body, Map<String, String> given)
            throws GeneralSecurityException {
        Map<String, String> headers = new TreeMap<>(given);
        headers.put("x-acs-date", timestamp());
        headers.put("x-acs-signature-nonce", nonce);
        headers.put("x-acs-content-sha256", sha256(body));
        String signed = String.join(";", headers.keySet());
        String canonical = method + "\n/\n" + query + "\n"
                + headers.entrySet().stream()
                        .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                        .collect(Collectors.joining())
                + "\n" + signed + "\n" + sha256(body);
        String signature =
                HexFormat.of().formatHex(mac("HmacSHA256", secret, "ACS3-HMAC-SHA256\n" + sha256(canonical)));
        headers.put(
                "Authorization",
                "ACS3-HMAC-SHA256 Credential=" + keyId + ",SignedHeaders=" + signed + ",Signature=" + signature);
        headers.remove("host");
        return headers;
    }

    public static String stringToSign(String method, Map<String, String> parameters) {
        String canonical = new TreeMap<>(parameters)
                .entrySet().stream()
                        .filter(parameter -> !parameter.getKey().equals("Signature"))
                        .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
                        .collect(Collectors.joining("&"));
        return method + "&" + encode("/") + "&" + encode(canonical);
    }

    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static byte[] mac(String algorithm, String key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(String text) throws GeneralSecurityException {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
