package io.github.kmsfake.internal.protocol.signature;

import io.github.kmsfake.internal.crypto.HashAlgorithm;
import io.github.kmsfake.internal.crypto.VerifyingCertificate;
import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.error.KmsException;
import io.github.kmsfake.internal.text.ClientText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** Version 1: over all parameters, and itself one of them. */
final class SignatureV1 implements Signature {
    private static final String PARAMETER = "Signature";
    private static final String RSA = "SHA256withRSA";
    private static final String HMAC = "HMAC-SHA1";

    private final SignedRequest request;

    SignatureV1(SignedRequest request) {
        this.request = request;
        String method = parameter("SignatureMethod");
        if (!method.isEmpty() && !method.equals(RSA) && !method.equals(HMAC)) {
            throw ErrorCode.SIGNATURE_METHOD_NOT_SUPPORTED.because(
                    "SignatureMethod " + ClientText.shown(method) + " is none of " + HMAC + ", " + RSA);
        }
    }

    static boolean isOn(SignedRequest request) {
        return request.parameters().has(PARAMETER);
    }

    @Override
    public String keyId() {
        return parameter("AccessKeyId");
    }

    @Override
    public String timestamp() {
        return parameter("Timestamp");
    }

    @Override
    public KmsException missingTimestamp() {
        return ErrorCode.MISSING_TIMESTAMP.because(
                "the request is signed in version 1, without the parameter Timestamp");
    }

    @Override
    public String nonce() {
        return parameter("SignatureNonce");
    }

    @Override
    public boolean hasSecurityToken() {
        return request.parameters().has("SecurityToken");
    }

    @Override
    public boolean isMadeWith(String secret) {
        return matches(text -> isMadeWith(secret, text));
    }

    @Override
    public boolean isMadeWith(String secret, String stringToSign) {
        return !isRsa() && isEqual(hmac(secret, stringToSign));
    }

    @Override
    public List<Reading> otherReadings() {
        List<Reading> readings = new ArrayList<>();
        CanonicalQuery.encodedTwice(request.parameters())
                .forEach((difference, values) -> readings.add(reading(difference, request.method(), values)));
        String other = request.otherMethod();
        readings.add(reading("it was signed for " + other, other, Map.Entry::getValue));
        return readings;
    }

    private Reading reading(String difference, String method, Function<Map.Entry<String, String>, String> values) {
        return new Reading(
                difference,
                stringToSign(method, true, values),
                stringToSign(method, true, CanonicalQuery.shown(values)));
    }

    @Override
    public String shownText() {
        return stringToSign(request.method(), true, CanonicalQuery.shown(Map.Entry::getValue));
    }

    @Override
    public boolean isMadeWith(VerifyingCertificate certificate) {
        byte[] signature;
        try {
            signature = Base64.getDecoder().decode(parameter(PARAMETER));
        } catch (IllegalArgumentException e) {
            return false;
        }
        return isRsa() && matches(text -> certificate.verifies(text.getBytes(StandardCharsets.UTF_8), signature));
    }

    @Override
    public ErrorCode mismatch() {
        return ErrorCode.SIGNATURE_V1_DOES_NOT_MATCH;
    }

    @Override
    public String stringToSign() {
        return stringToSign(true);
    }

    /** The text that is signed. */
    String stringToSign(boolean withEmptyValues) {
        return stringToSign(request.method(), withEmptyValues, Map.Entry::getValue);
    }

    private String stringToSign(
            String method, boolean withEmptyValues, Function<Map.Entry<String, String>, String> values) {
        return method + "&%2F&"
                + CanonicalQuery.encoded(
                        request.parameters(),
                        parameter -> !parameter.getKey().equals(PARAMETER)
                                && (withEmptyValues || !parameter.getValue().isEmpty()),
                        values);
    }

    /** The signature that an access key's secret gives. */
    static String hmac(String secret, String stringToSign) {
        return Base64.getEncoder()
                .encodeToString(HashAlgorithm.SHA_1.hmac(
                        (secret + "&").getBytes(StandardCharsets.UTF_8),
                        stringToSign.getBytes(StandardCharsets.UTF_8)));
    }

    /** Most clients sign empty values; Tea's Java sends them and leaves them out of the signature. */
    private boolean matches(Predicate<String> check) {
        return check.test(stringToSign(true)) || check.test(stringToSign(false));
    }

    private boolean isEqual(String expected) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), parameter(PARAMETER).getBytes(StandardCharsets.UTF_8));
    }

    private boolean isRsa() {
        return parameter("SignatureMethod").equals(RSA);
    }

    private String parameter(String name) {
        return request.parameters().getOrEmpty(name);
    }
}
