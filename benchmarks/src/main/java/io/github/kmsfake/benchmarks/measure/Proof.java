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
        Answer answer = SingleCall.ask(port, request);
        if (answer.status() != OK || !answer.body().contains('"' + field + "\":\"" + value + '"')) {
            throw new IllegalStateException("not the answer: " + answer.status() + " " + answer.body());
        }
    }

    /** The same request with another nonce than the signed one must be refused. */
    static void isVerified(int port, byte[] request) throws IOException {
        String forged = new String(request, StandardCharsets.ISO_8859_1)
                .replaceFirst("(?i)(signature-?nonce(?:=|: ))[0-9a-f]{8}", "$1beefbeef");
        Answer answer = SingleCall.ask(port, forged.getBytes(StandardCharsets.ISO_8859_1));
        if (!answer.body().contains("SignatureDoesNotMatch")) {
            throw new IllegalStateException("a forged request was answered: " + answer.body());
        }
    }
}
