package io.github.kmsfake.internal.protocol.signature;

import io.github.kmsfake.internal.crypto.HashAlgorithm;
import io.github.kmsfake.internal.crypto.VerifyingCertificate;
import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.error.KmsException;
import io.github.kmsfake.internal.text.ClientText;
import io.github.kmsfake.internal.text.SecretNames;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Version 3: over method, query, some headers and the body; it is in the Authorization header. */
final class SignatureV3 implements Signature {
    private static final Map<String, HashAlgorithm> HASHES = Map.of(
            "ACS3-HMAC-SHA256", HashAlgorithm.SHA_256,
            "ACS3-HMAC-SM3", HashAlgorithm.SM3,
            "ACS3-RSA-SHA256", HashAlgorithm.SHA_256);
    private static final String RSA = "ACS3-RSA-SHA256";
    private static final String HEADER = "Authorization";
    private static final String BODY_HASH = "x-acs-content-sha256";

    /** Most calls have no body. */
    private static final String SHA_256_OF_NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private final SignedRequest request;
    private final String algorithm;
    private final HashAlgorithm hash;
    private final Map<String, String> fields;

    /** Takes the header apart; its fields come in any order. */
    SignatureV3(SignedRequest request) {
        this.request = request;
        String authorization = request.header(HEADER);
        int blank = authorization.indexOf(' ');
        this.algorithm = blank < 0 ? authorization : authorization.substring(0, blank);
        @Nullable HashAlgorithm known = HASHES.get(algorithm);
        if (known == null) {
            throw ErrorCode.SIGNATURE_METHOD_NOT_SUPPORTED.because("the algorithm "
                    + ClientText.shown(algorithm) + " of the Authorization header is none of "
                    + String.join(", ", new TreeSet<>(HASHES.keySet())));
        }
        this.hash = known;
        this.fields = fields(blank < 0 ? "" : authorization.substring(blank + 1).trim());
    }

    /** Whether there is one; a version 4 is told apart here, so that it is refused as a method nobody supports. */
    static boolean isOn(SignedRequest request) {
        String authorization = request.header(HEADER);
        return authorization.startsWith("ACS3-") || authorization.startsWith("ACS4-");
    }

    @Override
    public String keyId() {
        return fields.getOrDefault("Credential", "");
    }

    @Override
    public String timestamp() {
        return request.header("x-acs-date");
    }

    @Override
    public KmsException missingTimestamp() {
        return ErrorCode.MISSING_HEADER.because("the request is signed in version 3, without a date", "x-acs-date");
    }

    @Override
    public void requireComplete() {
        // what is in it is not looked at: the signature covers the hash of the body that has come
        if (request.header(BODY_HASH).isEmpty()
                && request.header("x-acs-content-sm3").isEmpty()) {
            throw ErrorCode.MISSING_HEADER.because(
                    "the request is signed in version 3, without the hash of its body", BODY_HASH);
        }
    }

    @Override
    public String nonce() {
        return request.header("x-acs-signature-nonce");
    }

    @Override
    public boolean hasSecurityToken() {
        return !request.header("x-acs-security-token").isEmpty();
    }

    @Override
    public boolean isMadeWith(String secret) {
        return isMadeWith(secret, stringToSign());
    }

    @Override
    public boolean isMadeWith(String secret, String stringToSign) {
        return !algorithm.equals(RSA)
                && MessageDigest.isEqual(
                        hash.hmac(
                                secret.getBytes(StandardCharsets.UTF_8), stringToSign.getBytes(StandardCharsets.UTF_8)),
                        signature());
    }

    @Override
    public List<Reading> otherReadings() {
        List<Reading> readings = new ArrayList<>();
        String claimed = request.header(BODY_HASH);
        if (!claimed.isEmpty() && !claimed.equals(bodyHash())) {
            readings.add(reading(
                    "the body was changed after it was signed: x-acs-content-sha256 is not its hash",
                    request.method(),
                    Map.Entry::getValue,
                    claimed));
        }
        CanonicalQuery.encodedTwice(request.query())
                .forEach((difference, values) ->
                        readings.add(reading(difference, request.method(), values, bodyHash())));
        String other = request.otherMethod();
        readings.add(reading("it was signed for " + other, other, Map.Entry::getValue, bodyHash()));
        return readings;
    }

    private Reading reading(
            String difference, String method, Function<Map.Entry<String, String>, String> values, String bodyHash) {
        return new Reading(
                difference,
                stringToSign(canonicalRequest(method, values, bodyHash, false)),
                canonicalRequest(method, CanonicalQuery.shown(values), bodyHash, true));
    }

    @Override
    public String shownText() {
        return canonicalRequest(request.method(), CanonicalQuery.shown(Map.Entry::getValue), bodyHash(), true);
    }

    @Override
    public boolean isMadeWith(VerifyingCertificate certificate) {
        return algorithm.equals(RSA)
                && certificate.verifies(stringToSign().getBytes(StandardCharsets.UTF_8), signature());
    }

    @Override
    public ErrorCode mismatch() {
        return ErrorCode.SIGNATURE_V3_DOES_NOT_MATCH;
    }

    @Override
    public String stringToSign() {
        return stringToSign(canonicalRequest(request.method(), Map.Entry::getValue, bodyHash(), false));
    }

    private String stringToSign(String canonicalRequest) {
        byte[] canonical = canonicalRequest.getBytes(StandardCharsets.UTF_8);
        return algorithm + "\n" + HexFormat.of().formatHex(hash.hash(canonical));
    }

    private String bodyHash() {
        if (request.body().length == 0 && hash == HashAlgorithm.SHA_256) {
            return SHA_256_OF_NOTHING;
        }
        return HexFormat.of().formatHex(hash.hash(request.body()));
    }

    private String canonicalRequest(
            String method, Function<Map.Entry<String, String>, String> values, String bodyHash, boolean shown) {
        String signedHeaders = fields.getOrDefault("SignedHeaders", "");
        StringBuilder canonical = new StringBuilder(512)
                .append(method)
                .append("\n/\n")
                .append(CanonicalQuery.of(request.query(), parameter -> true, values))
                .append('\n');
        // Clients differ in which headers they sign, so only the request's own list can be right.
        for (int start = 0; start < signedHeaders.length(); ) {
            int end = end(signedHeaders, ';', start);
            String name = signedHeaders.substring(start, end);
            if (!name.isEmpty()) {
                canonical
                        .append(name)
                        .append(':')
                        .append(shown && SecretNames.isCredential(name) ? CanonicalQuery.MASK : request.header(name))
                        .append('\n');
            }
            start = end + 1;
        }
        return canonical
                .append('\n')
                .append(signedHeaders)
                .append('\n')
                .append(bodyHash)
                .toString();
    }

    private byte[] signature() {
        try {
            return HexFormat.of().parseHex(fields.getOrDefault("Signature", ""));
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static Map<String, String> fields(String text) {
        Map<String, String> fields = new HashMap<>();
        for (int start = 0; start < text.length(); ) {
            int end = end(text, ',', start);
            int equals = text.indexOf('=', start);
            if (equals >= start && equals < end) {
                fields.put(
                        text.substring(start, equals).trim(),
                        text.substring(equals + 1, end).trim());
            }
            start = end + 1;
        }
        return fields;
    }

    private static int end(String text, char separator, int start) {
        int end = text.indexOf(separator, start);
        return end < 0 ? text.length() : end;
    }
}
