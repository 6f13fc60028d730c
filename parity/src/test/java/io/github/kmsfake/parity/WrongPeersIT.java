package io.github.kmsfake.parity;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.KmsFakeServer;
import io.github.kmsfake.parity.WrongPeer.Passing;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A peer that is wrong in any way is found out. */
class WrongPeersIT {
    private static final String REFUSED = "DescribeKey/an-unknown-key";
    private static final String KEY = "CreateKey/.*policy.*|DescribeKey/[a-z-]*";
    private static final String REGIONS = "DescribeRegions/lists-regions";
    private static final String LIST = "ListSecrets/.*|ListPolicies/.*";

    /** One way to be wrong, and a case that finds it. */
    record Wrong(String what, String only, UnaryOperator<String> request, UnaryOperator<Passing> answer) {
        @Override
        public String toString() {
            return what;
        }
    }

    private static Wrong answer(String what, String only, UnaryOperator<Passing> answer) {
        return new Wrong(what, only, UnaryOperator.identity(), answer);
    }

    /** One that leaves alone what comes before the case. */
    private static Wrong refusal(String what, UnaryOperator<Passing> answer) {
        return answer(what, REFUSED, passing -> passing.status() == 404 ? answer.apply(passing) : passing);
    }

    private static Wrong text(String what, String only, String pattern, String with) {
        return answer(what, only, passing -> passing.replacing(pattern, with));
    }

    private static Wrong request(String what, String only, String pattern, String with) {
        return new Wrong(what, only, body -> body.replaceAll(pattern, with), UnaryOperator.identity());
    }

    static Stream<Wrong> wrongs() {
        Stream<Wrong> statuses = Stream.of(201, 400, 403, 409, 500, 503)
                .map(status -> answer(
                        "status " + status,
                        REFUSED,
                        passing -> passing.status() == 404 ? passing.withStatus(status) : passing));
        Stream<Wrong> dropped = Stream.of("RequestId", "HostId", "Code", "Message", "Recommend", "HttpStatus")
                .map(name -> answer(
                        "no " + name,
                        REFUSED,
                        passing -> passing.replacing("\"" + name + "\":(\"[^\"]*\"|\\d+),?", "")
                                .replacing(",}", "}")));
        Stream<Wrong> renamed = Stream.of("RequestId", "HostId", "Code", "Message", "Recommend", "HttpStatus")
                .map(name -> text(
                        name + " in lower case",
                        REFUSED,
                        "\"" + name + "\"",
                        "\"" + name.toLowerCase(java.util.Locale.ROOT) + "\""));
        return Stream.of(statuses, dropped, renamed, refusals().stream(), successes().stream())
                .flatMap(one -> one);
    }

    private static List<Wrong> refusals() {
        return List.of(
                text("another code", REFUSED, "Forbidden.KeyNotFound\"", "Forbidden.NotFound\""),
                text("a code in another case", REFUSED, "KeyNotFound\"", "keynotfound\""),
                text("another text", REFUSED, "is not found", "was not found"),
                text("no full stop", REFUSED, "not found\\.", "not found"),
                text("a blank more", REFUSED, "specified Key", "specified  Key"),
                text("a status that is text", REFUSED, "\"HttpStatus\":404", "\"HttpStatus\":\"404\""),
                text("another status in the body", REFUSED, "\"HttpStatus\":404", "\"HttpStatus\":400"),
                text("a field more", REFUSED, "\\{", "{\"More\":1,"),
                text("a code that is null", REFUSED, "\"Code\":\"[^\"]*\"", "\"Code\":null"),
                text("a code that is a list", REFUSED, "\"Code\":(\"[^\"]*\")", "\"Code\":[$1]"),
                answer("another content type", REFUSED, passing -> passing.withType("application/json")),
                refusal("no JSON", passing -> passing.withBody("not found")),
                refusal("an empty object", passing -> passing.withBody("{}")),
                refusal("a success instead", passing -> passing.withStatus(200).withBody("{\"RequestId\":\"x\"}")),
                text("fields in another order", REFUSED, "^\\{(\"[^\"]*\":[^,]*),(\"[^\"]*\":[^,]*),", "{$2,$1,"),
                request("missing before malformed", "order/missing-before-malformed", "^", "KeyId=nobody&"),
                request(
                        "existence before values",
                        "order/malformed-before-existence",
                        "PendingWindowInDays=1\\b",
                        "PendingWindowInDays=7"),
                request(
                        "existence before names",
                        "order/malformed-name-before-unknown-key",
                        "AliasName=new",
                        "AliasName=alias%2Fnew"),
                request("existence before pages", "order/page-before-key", "PageNumber=0", "PageNumber=1"));
    }

    private static List<Wrong> successes() {
        return List.of(
                answer("a success refused", REGIONS, passing -> passing.withStatus(403)),
                text("regions that are a text", REGIONS, "\"Region\":\\[.*?]", "\"Region\":\"none\""),
                text("no wrapper", REGIONS, "\"Regions\":", "\"Region\":"),
                text("an empty list", REGIONS, "\\[.*?]", "[]"),
                text("a name of a field", REGIONS, "\"RegionId\"", "\"Region\""),
                text("a number that is text", LIST, "\"TotalCount\":(\\d+)", "\"TotalCount\":\"$1\""),
                text("another page", LIST, "\"PageNumber\":\\d+", "\"PageNumber\":9"),
                text("another size", LIST, "\"PageSize\":\\d+", "\"PageSize\":9"),
                text("no total", LIST, "\"TotalCount\":\\d+,?", ""),
                text("a state", KEY, "\"KeyState\":\"[A-Za-z]*\"", "\"KeyState\":\"Unknown\""),
                text("a usage", KEY, "ENCRYPT/DECRYPT", "SIGN/VERIFY"),
                text("a boolean that is text", "AsymmetricVerify/knows-its-signature", ":(true|false)", ":\"$1\""),
                text("a time with milliseconds as a number", KEY, "\"CreationDate\":\"[^\"]*\"", "\"CreationDate\":1"),
                text("an ARN of another product", KEY, "acs:kms:", "acs:ecs:"),
                text("a field that is not there", KEY, "\"Origin\":\"[^\"]*\",?", ""),
                answer("late", REFUSED, passing -> {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(900));
                    return passing;
                }));
    }

    @Test
    void thereAreManyWaysToBeWrong() {
        assertThat(wrongs().count()).isGreaterThanOrEqualTo(40);
    }

    @ParameterizedTest
    @MethodSource("wrongs")
    void findsOut(Wrong wrong) {
        try (KmsFakeServer right = KmsFakeServer.start();
                KmsFakeServer other = KmsFakeServer.start();
                WrongPeer peer = new WrongPeer(address(other), wrong.request(), wrong.answer())) {
            assertThat(compare(address(right), peer.address(), wrong.only())).isEqualTo(1);
        }
    }

    /** The same without anything wrong: it is not the proxy that is found. */
    @ParameterizedTest
    @MethodSource("cases")
    void doesNotMindTheProxy(String only) {
        try (KmsFakeServer right = KmsFakeServer.start();
                KmsFakeServer other = KmsFakeServer.start();
                WrongPeer peer = new WrongPeer(address(other), UnaryOperator.identity(), UnaryOperator.identity())) {
            assertThat(compare(address(right), peer.address(), only)).isZero();
        }
    }

    static Stream<String> cases() {
        return Stream.of(REFUSED, KEY, REGIONS, LIST, "order/.*-before-.*[eky]");
    }

    private static URI address(KmsFakeServer server) {
        return URI.create("http://" + server.endpoint() + "/");
    }

    private static int compare(URI a, URI b, String only) {
        return Main.commandLine()
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(new StringWriter()))
                .execute(
                        "compare",
                        "--a=" + a,
                        "--b=" + b,
                        "--only=" + only,
                        "--access-key=someone:secret",
                        "--late=0.6",
                        "--paid",
                        "--yes");
    }
}
