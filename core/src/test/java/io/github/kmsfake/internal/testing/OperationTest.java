package io.github.kmsfake.internal.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.state.WorldState;
import io.github.kmsfake.internal.testing.TestServer.Encoding;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the tests of all operations share: a server, and a table of refusals that is tried in every encoding. */
public abstract class OperationTest {
    private static final int SHORTEST_REASON = 12;
    private static final int LONGEST_REASON = 512;

    protected final TestServer kms;
    private final String action;

    protected OperationTest(String action) {
        this(action, TestServer.with());
    }

    protected OperationTest(String action, TestServer.Setup setup) {
        this.action = action;
        this.kms = setup.start();
    }

    @AfterEach
    void close() {
        kms.close();
    }

    /** Prepares the state that the refusals need. */
    protected void prepare() {}

    /**
     * The calls that the service refuses; each leaves the state as it was. What can be written down beforehand is among the
     * cases of the contract instead ({@code parity/cases}).
     */
    protected List<Refusal> refusals() {
        return List.of();
    }

    /** The operation under test, called with these parameters; it must succeed. */
    protected Reply answer(String... parameters) {
        return kms.ok(action, parameters);
    }

    @TestFactory
    Stream<DynamicTest> refuses() {
        prepare();
        return refusals().stream()
                .flatMap(refusal -> Arrays.stream(Encoding.values())
                        .map(encoding -> DynamicTest.dynamicTest(
                                refusal.why() + " (" + encoding + ")", () -> check(refusal, encoding))));
    }

    private void check(Refusal refusal, Encoding encoding) {
        ErrorCode code = refusal.code();
        checkRefusal(
                kms, encoding, action, inTurn(refusal.parameters()), code.httpStatus(), code.code(), refusal.named());
    }

    /** A call must be refused and leave the state as it was. */
    public static void checkRefusal(
            TestServer kms,
            Encoding encoding,
            String action,
            String[] parameters,
            int status,
            String code,
            String named) {
        WorldState before = kms.state();
        String document = kms.server().states().write();
        Reply reply = kms.call(encoding, action, parameters);
        assertThat(kms.state()).as("state").isEqualTo(before);
        assertThat(kms.server().states().write()).as("exported state").isEqualTo(document);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
        assertThat(field(reply, encoding, "Code")).isEqualTo(code);
        assertThat(field(reply, encoding, "RequestId")).isNotEmpty().isEqualTo(reply.header("x-acs-request-id"));
        assertThat(field(reply, encoding, "Message")).contains(named).doesNotContain("%s");
        assertThat(reply.header("x-kms-fake-reason"))
                .as("reason")
                .hasSizeBetween(SHORTEST_REASON, LONGEST_REASON)
                .matches("[ -~]*")
                .doesNotContain("null", "%s");
        assertThat(field(reply, encoding, "HostId")).isEqualTo("127.0.0.1");
        assertThat(field(reply, encoding, "HttpStatus")).isEqualTo(String.valueOf(reply.status()));
        assertThat(field(reply, encoding, "Recommend")).contains(code);
    }

    private static String[] inTurn(List<String> parameters) {
        return parameters.stream()
                .flatMap(parameter -> Stream.of(parameter.split("=", 2)))
                .toArray(String[]::new);
    }

    private static String field(Reply reply, Encoding encoding, String name) {
        if (encoding != Encoding.POST_XML) {
            return reply.text(name);
        }
        Reply.Xml error = reply.xml();
        assertThat(error.root()).isEqualTo("Error");
        return error.fields().get(name).asText();
    }
}
