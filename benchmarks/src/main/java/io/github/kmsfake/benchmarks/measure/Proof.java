package io.github.kmsfake.benchmarks.measure;

import io.github.kmsfake.benchmarks.client.Answer;
import io.github.kmsfake.benchmarks.client.SingleCall;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Shows before a load that it will be what it seems: granted with the right answer, and only for its signature. */
final class Proof {
    private static final int OK = 200;

    private Proof() {}

    static void isGranted(int port, byte[] request, String field, String value) throws IOException {
        isGrantedWith(port, request, '"' + field + "\":\"" + value + '"');
    }

    /** The answer holds a text somewhere, as one of an instance does, which has texts as they are. */
    static void isGrantedWith(int port, byte[] request, String text) throws IOException {
        Answer answer = SingleCall.ask(port, request);
        if (answer.status() != OK || !answer.body().contains(text)) {
            throw new IllegalStateException("not the answer: " + answer.status() + " " + answer.body());
        }
    }

    /** The same request with another nonce than the signed one must be refused. */
    static void isVerified(int port, byte[] request) throws IOException {
        isRefused(port, request, "(?i)(signature-?nonce(?:=|: ))[0-9a-f]{8}", "SignatureDoesNotMatch");
    }

    /** The same request with another signature must be refused by an instance. */
    static void isVerifiedByInstance(int port, byte[] request) throws IOException {
        isRefused(port, request, "(authorization: Bearer .{8})[A-Za-z0-9+/]{8}", "SignatureNotMatch");
    }

    private static void isRefused(int port, byte[] request, String changed, String code) throws IOException {
        String forged = new String(request, StandardCharsets.ISO_8859_1).replaceFirst(changed, "$1beefbeef");
        Answer answer = SingleCall.ask(port, forged.getBytes(StandardCharsets.ISO_8859_1));
        if (!answer.body().contains(code)) {
            throw new IllegalStateException("a forged request was answered: " + answer.body());
        }
    }
}
