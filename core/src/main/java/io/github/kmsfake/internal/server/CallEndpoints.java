package io.github.kmsfake.internal.server;

import io.github.kmsfake.internal.dispatch.LeastPrivilege;
import io.github.kmsfake.internal.dispatch.LeastPrivilege.Grant;
import io.github.kmsfake.internal.dispatch.LeastPrivilege.Unused;
import io.github.kmsfake.internal.dispatch.RecordedCall;
import io.github.kmsfake.internal.error.KmsException;
import io.github.kmsfake.internal.json.JsonText;
import io.github.kmsfake.internal.model.SourceAddress;
import io.github.kmsfake.internal.text.ClientText;
import io.github.kmsfake.internal.wire.Body;
import io.github.kmsfake.internal.wire.Form;
import io.github.kmsfake.internal.wire.JsonBody;
import io.undertow.server.HttpServerExchange;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
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
        answer(exchange, Set.of("operation", "caller", "code", "warnings"), query -> {
            Predicate<RecordedCall> wanted = wanted(query);
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
        answer(exchange, Set.of("clientKey", "aap"), query -> {
            Optional<String> accessPoint = Optional.ofNullable(query.get("aap"));
            Optional<String> clientKey = Optional.ofNullable(query.get("clientKey"));
            if (accessPoint.isPresent() && clientKey.isPresent()) {
                throw new IllegalArgumentException("The least privilege is for a clientKey or an aap, not for both.");
            }
            Body body = new JsonBody();
            write(
                    accessPoint.isPresent()
                            ? powers.leastPrivilegeOf(accessPoint.get())
                            : powers.leastPrivilege(clientKey),
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

    private static void answer(HttpServerExchange exchange, Set<String> known, Function<Form, Body> maker) {
        try {
            byte[] body = maker.apply(query(exchange, known)).finish();
            ControlReplies.json(exchange, body);
        } catch (IllegalArgumentException e) {
            ControlReplies.refuse(exchange, 400, String.valueOf(e.getMessage()));
        }
    }

    /** The parameters; what the endpoint does not know is refused, since most likely it is mistyped. */
    private static Form query(HttpServerExchange exchange, Set<String> known) {
        Form query;
        try {
            query = Form.parse(exchange.getQueryString());
            query.requireUnambiguous();
        } catch (KmsException e) {
            throw new IllegalArgumentException(
                    "The query of a control endpoint is name=value&…, percent-encoded, with each name once.", e);
        }
        for (Map.Entry<String, String> parameter : query.entries()) {
            if (!known.contains(parameter.getKey())) {
                throw new IllegalArgumentException("This control endpoint has no parameter \""
                        + shown(parameter.getKey()) + "\"; it has " + new TreeSet<>(known) + ".");
            }
        }
        return query;
    }

    private static Predicate<RecordedCall> wanted(Form query) {
        Optional<String> operation = Optional.ofNullable(query.get("operation"));
        Optional<String> caller = Optional.ofNullable(query.get("caller"));
        Optional<String> code = Optional.ofNullable(query.get("code"));
        @Nullable String withWarnings = query.get("warnings");
        boolean warnings = withWarnings != null && !withWarnings.equals("false");
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

    private static String shown(String text) {
        return text.isBlank() ? "empty" : ClientText.beginning(text, 80);
    }
}
