package io.github.kmsfake.internal.server;

import io.github.kmsfake.internal.dispatch.LeastPrivilege;
import io.github.kmsfake.internal.dispatch.LeastPrivilege.Grant;
import io.github.kmsfake.internal.dispatch.LeastPrivilege.Unused;
import io.github.kmsfake.internal.dispatch.RecordedCall;
import io.github.kmsfake.internal.error.Excerpt;
import io.github.kmsfake.internal.json.JsonText;
import io.github.kmsfake.internal.model.SourceAddress;
import io.github.kmsfake.internal.wire.Body;
import io.github.kmsfake.internal.wire.JsonBody;
import io.undertow.server.HttpServerExchange;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the control endpoints tell of calls: the calls themselves, the least privilege for them, where they come from. */
final class CallEndpoints {
    private static final String PEER_TAKES = "The peer takes {\"address\":\"10.0.0.5\"}, an IPv4 or IPv6 address";

    private final TestPowers powers;

    CallEndpoints(TestPowers powers) {
        this.powers = powers;
    }

    /** {@code GET requests}: the last calls, or those that match. */
    void requests(HttpServerExchange exchange) {
        answer(exchange, Set.of("operation", "caller", "code", "warnings"), () -> {
            Predicate<RecordedCall> wanted = wanted(exchange);
            Body body = JsonBody.array();
            for (RecordedCall call : powers.journal().calls()) {
                if (wanted.test(call)) {
                    CallReport.write(call, body);
                }
            }
            return body;
        });
    }

    /** {@code DELETE requests}: forgets them. */
    void forget(HttpServerExchange exchange) {
        powers.journal().clear();
        ControlReplies.json(exchange, body -> body.text("status", "CLEARED"));
    }

    /** {@code GET least-privilege}: the smallest policies for the calls of everybody, a client key or an access point. */
    void leastPrivilege(HttpServerExchange exchange) {
        if (query(exchange, "clientKey").isPresent() && query(exchange, "aap").isPresent()) {
            ControlReplies.refuse(exchange, 400, "The least privilege is for a clientKey or an aap, not for both.");
            return;
        }
        answer(exchange, Set.of("clientKey", "aap"), () -> {
            Optional<String> accessPoint = query(exchange, "aap");
            Body body = new JsonBody();
            write(
                    accessPoint.isPresent()
                            ? powers.leastPrivilegeOf(accessPoint.get())
                            : powers.leastPrivilege(query(exchange, "clientKey")),
                    accessPoint.isPresent(),
                    body);
            return body;
        });
    }

    /** {@code GET peer}: the address that calls appear to come from, if a test has said so. */
    void peer(HttpServerExchange exchange) {
        ControlReplies.json(
                exchange, body -> powers.pretendedSource().ifPresent(address -> body.text("address", address.text())));
    }

    /** {@code POST peer}: from now on all calls appear to come from there. */
    void pretend(HttpServerExchange exchange) {
        ControlBody.JSON.read(exchange, text -> {
            try {
                Map<?, ?> order = JsonText.parseObject(text);
                if (!order.keySet().equals(Set.of("address"))) {
                    throw new IllegalArgumentException("not exactly an address");
                }
                powers.pretendSource(Optional.of(SourceAddress.parse(JsonText.string(order.get("address")))));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(PEER_TAKES + ", but the body is " + shown(text) + ".", e);
            }
            peer(exchange);
        });
    }

    /** {@code DELETE peer}: calls come from where they do again. */
    void pretendNoMore(HttpServerExchange exchange) {
        powers.pretendSource(Optional.empty());
        peer(exchange);
    }

    private interface Maker {
        Body make();
    }

    /** Answers, unless the query has what the endpoint does not know: most likely mistyped, it would be ignored. */
    private static void answer(HttpServerExchange exchange, Set<String> known, Maker maker) {
        for (String name : exchange.getQueryParameters().keySet()) {
            if (!known.contains(name)) {
                ControlReplies.refuse(
                        exchange,
                        400,
                        "This control endpoint has no parameter \"" + name + "\"; it has " + new TreeSet<>(known)
                                + ".");
                return;
            }
        }
        ControlReplies.json(exchange, maker.make().finish());
    }

    private static Predicate<RecordedCall> wanted(HttpServerExchange exchange) {
        Optional<String> operation = query(exchange, "operation");
        Optional<String> caller = query(exchange, "caller");
        Optional<String> code = query(exchange, "code");
        boolean warnings = !query(exchange, "warnings").orElse("false").equals("false");
        return call -> operation.filter(name -> !name.equals(call.operation())).isEmpty()
                && caller.filter(id -> call.caller() == null
                                || !id.equals(call.caller().id()))
                        .isEmpty()
                && code.filter(refusal -> !refusal.equals(call.code())).isEmpty()
                && (!warnings || !call.warnings().isEmpty());
    }

    private static void write(LeastPrivilege least, boolean withUnused, Body body) {
        writeTexts("Permissions", least.permissions(), body);
        writeTexts("Resources", least.resources(), body);
        body.beginArray("Policies");
        for (Map.Entry<String, Grant> policy : least.policies().entrySet()) {
            body.beginObject("Policy");
            body.text("KmsInstance", policy.getKey());
            writeTexts("Permissions", policy.getValue().permissions(), body);
            writeTexts("Resources", policy.getValue().resources(), body);
            body.endObject();
        }
        body.endArray();
        if (withUnused) {
            body.beginArray("Unused");
            for (Unused unused : least.unused()) {
                body.beginObject("Policy");
                body.text("Name", unused.policy());
                writeTexts("Permissions", unused.permissions(), body);
                writeTexts("Resources", unused.resources(), body);
                body.endObject();
            }
            body.endArray();
        }
    }

    private static void writeTexts(String name, Collection<String> texts, Body body) {
        body.beginArray(name);
        texts.forEach(text -> body.text(name, text));
        body.endArray();
    }

    private static Optional<String> query(HttpServerExchange exchange, String name) {
        @Nullable Deque<String> values = exchange.getQueryParameters().get(name);
        return values == null ? Optional.empty() : Optional.ofNullable(values.peekFirst());
    }

    private static String shown(String text) {
        return text.isBlank() ? "empty" : Excerpt.of(text, 80);
    }
}
