package io.github.kmsfake.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kmsfake.internal.call.Catalog;
import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.model.AccountStatus;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.TestServer;
import io.github.kmsfake.internal.testing.TestServer.Encoding;
import io.github.kmsfake.parity.cases.Answer;
import io.github.kmsfake.parity.cases.Case;
import io.github.kmsfake.parity.cases.Cases;
import io.github.kmsfake.parity.cases.FieldTypes;
import io.github.kmsfake.parity.cases.Group;
import io.github.kmsfake.parity.cases.ServiceClient;
import io.github.kmsfake.parity.cases.Step;
import io.github.kmsfake.parity.cases.Variables;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the fake to the cases of the contract, which {@code parity} compares with the service. */
class CasesTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final List<Group> GROUPS = Cases.all();

    @TestFactory
    Stream<DynamicContainer> answersAsTheCasesSay() {
        return GROUPS.stream()
                .map(group -> DynamicContainer.dynamicContainer(group.topic() + "/" + group.name(), tests(group)));
    }

    private static Stream<DynamicTest> tests(Group group) {
        List<AutoCloseable> servers = new ArrayList<>();
        return Stream.of(group)
                .flatMap(any -> {
                    Run run = Run.begin(group);
                    servers.add(run.kms());
                    return group.cases().stream().flatMap(run::tests);
                })
                .onClose(() -> servers.forEach(CasesTest::close));
    }

    private static void close(AutoCloseable server) {
        try {
            server.close();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** A server on which the calls before the cases were made. */
    private record Run(TestServer kms, ServiceClient client, Variables variables) {
        static Run begin(Group group) {
            TestServer.Setup setup = TestServer.with()
                    .instances(group.instances().toArray(String[]::new))
                    .limit("keys", 100_000);
            Stream.of(AccountStatus.values())
                    .filter(status -> status.toString().equals(group.account()))
                    .forEach(setup::accountStatus);
            group.dataKeys().forEach(setup::managedDataKey);
            TestServer kms = setup.start();
            URI endpoint = URI.create("http://127.0.0.1:" + kms.port() + "/");
            Variables variables = new Variables()
                    .set("p", "parity-")
                    .set("account", TestServer.ACCOUNT)
                    .set("region", TestServer.REGION)
                    .set("instance", TestServer.READY);
            Run run = new Run(kms, new ServiceClient(HTTP, endpoint, endpoint, "test", "test"), variables);
            group.given().forEach(run::given);
            return run;
        }

        private void given(Step step) {
            try {
                Answer answer = client.send(step, variables);
                assertThat(answer.status()).as("%s %s", step, answer.body()).isEqualTo(200);
                ServiceClient.save(step, answer, variables);
            } catch (Exception e) {
                throw new AssertionError(step.toString(), e);
            }
        }

        Stream<DynamicTest> tests(Case one) {
            if (!one.refused() || !one.when().how().isEmpty()) {
                return Stream.of(DynamicTest.dynamicTest(one.id(), () -> check(one)));
            }
            return Stream.of(Encoding.values())
                    .map(encoding -> DynamicTest.dynamicTest(one.id() + " (" + encoding + ")", () -> {
                        Map<String, String> parameters =
                                variables.fill(one.when().with());
                        String[] inTurn = parameters.entrySet().stream()
                                .flatMap(parameter ->
                                        Stream.of(ServiceClient.name(parameter.getKey()), parameter.getValue()))
                                .toArray(String[]::new);
                        OperationTest.checkRefusal(
                                kms, encoding, one.when().call(), inTurn, one.status(), one.code(), one.names());
                    }));
        }

        private void check(Case one) throws Exception {
            Object before = kms.state();
            Answer answer = client.send(one.when(), variables);
            assertThat(answer.status()).as(answer.body().toString()).isEqualTo(one.status());
            if (one.refused()) {
                assertThat(answer.code()).isEqualTo(one.code());
                assertThat(answer.message()).contains(one.names());
                assertThat(kms.state()).isEqualTo(before);
            } else {
                checkFields(one, answer.body());
            }
        }

        private static void checkFields(Case one, JsonNode body) {
            Map<String, String> types = FieldTypes.of(body);
            assertThat(types.keySet())
                    .as("%s %s", one.id(), types)
                    .containsExactlyElementsOf(one.fields().keySet());
            one.fields().forEach((path, wanted) -> {
                if (wanted.startsWith("=")) {
                    assertThat(body.at("/" + path).asText()).as(path).isEqualTo(wanted.substring(1));
                } else if (wanted.startsWith("~")) {
                    assertThat(body.at("/" + path).asText()).as(path).matches(wanted.substring(1));
                } else {
                    assertThat(types.get(path)).as(path).isEqualTo(wanted);
                }
            });
        }
    }

    @Test
    void everyOperationHasASuccess() {
        Set<String> answered = new HashSet<>();
        Set<String> inInstances = new HashSet<>();
        GROUPS.forEach(group -> group.cases().stream()
                .filter(one -> !one.refused())
                .forEach(one -> (one.when().instanceProtocol() ? inInstances : answered)
                        .add(one.when().call())));
        assertThat(answered).containsAll(Catalog.RPC.names());
        assertThat(inInstances).containsExactlyInAnyOrderElementsOf(Catalog.INSTANCE.names());
        assertThat(GROUPS.stream().mapToInt(group -> group.cases().size()).sum())
                .isGreaterThanOrEqualTo(900);
    }

    @Test
    void namesEachCaseOnceAndGivesTheSourceOfItsCode() {
        Map<String, String> titles = new TreeMap<>();
        Set<String> codes = new HashSet<>();
        Stream.of(ErrorCode.values()).forEach(code -> codes.add(code.code()));
        for (Group group : GROUPS) {
            for (Case one : group.cases()) {
                assertThat(titles.put(one.id(), one.title())).as(one.id()).isNull();
                assertThat(one.title()).as(one.id()).isNotEmpty();
                assertThat(one.source()).as(one.id()).isIn("documented", "observed", "chosen");
                if (one.refused()) {
                    assertThat(codes).as(one.id()).contains(one.code());
                }
            }
        }
    }
}
