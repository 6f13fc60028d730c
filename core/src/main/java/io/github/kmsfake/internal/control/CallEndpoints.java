package io.github.kmsfake.internal.control;

import io.github.kmsfake.internal.error.KmsException;
import io.github.kmsfake.internal.json.JsonText;
import io.github.kmsfake.internal.model.SourceAddress;
import io.github.kmsfake.internal.requestlog.LeastPrivilege;
import io.github.kmsfake.internal.requestlog.LeastPrivilege.Grant;
import io.github.kmsfake.internal.requestlog.LeastPrivilege.Unused;
import io.github.kmsfake.internal.requestlog.RecordedCall;
import io.github.kmsfake.internal.schema.FieldOutput;
import io.github.kmsfake.internal.schema.FormSource;
import io.github.kmsfake.internal.schema.JsonOutput;
import io.github.kmsfake.internal.testing.TestControls;
import io.github.kmsfake.internal.text.ClientText;
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
    private static final String SOURCE_ADDRESS_TAKES =
            "The source address takes {\"address\":\"10.0.0.5\"}, an IPv4 or IPv6 address";

    private final TestControls controls;

    CallEndpoints(TestControls controls) {
        this.controls = controls;
    }

    /** {@code GET requests}: the last calls, or those that match. */
    void requests(HttpServerExchange exchange) {
        answer(exchange, Set.of("operation", "caller", "code", "warnings"), query -> {
            Predicate<RecordedCall> wanted = wanted(query);
            FieldOutput body = JsonOutput.array();
            for (RecordedCall call : controls.journal().calls()) {
                if (wanted.test(call)) {
                    CallReport.write(call, body);
                }
            }
            return body;
        });
    }

    /** {@code DELETE requests}: forgets them. */
    void forget(HttpServerExchange exchange) {
        controls.journal().clear();
        ControlResponses.json(exchange, body -> body.text("status", "CLEARED"));
    }

    /** {@code GET least-privilege}: the smallest policies for the calls of everybody, a client key or an access point. */
    void leastPrivilege(HttpServerExchange exchange) {
        answer(exchange, Set.of("clientKey", "aap"), query -> {
            Optional<String> accessPoint = Optional.ofNullable(query.get("aap"));
            Optional<String> clientKey = Optional.ofNullable(query.get("clientKey"));
            if (accessPoint.isPresent() && clientKey.isPresent()) {
                throw new IllegalArgumentException("The least privilege is for a clientKey or an aap, not for both.");
            }
            FieldOutput body = new JsonOutput();
            write(
                    accessPoint.isPresent()
                            ? controls.leastPrivilegeOf(accessPoint.get())
                            : controls.leastPrivilege(clientKey),
                    accessPoint.isPresent(),
                    body);
            return body;
        });
    }

    /** {@code GET source-address}: the address that calls appear to come from, if a test has said so. */
    void sourceAddress(HttpServerExchange exchange) {
        ControlResponses.json(
                exchange,
                body -> controls.sourceAddressOverride().ifPresent(address -> body.text("address", address.text())));
    }

    /** {@code POST source-address}: from now on all calls appear to come from there. */
    void setSourceAddress(HttpServerExchange exchange) {
        ControlBody.JSON.read(exchange, text -> {
            try {
                Map<?, ?> order = JsonText.parseObject(text);
                if (!order.keySet().equals(Set.of("address"))) {
                    throw new IllegalArgumentException("not exactly an address");
                }
                controls.overrideSourceAddress(Optional.of(SourceAddress.parse(JsonText.string(order.get("address")))));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(SOURCE_ADDRESS_TAKES + ", but the body is " + shown(text) + ".", e);
            }
            sourceAddress(exchange);
        });
    }

    /** {@code DELETE source-address}: calls come from where they do again. */
    void clearSourceAddress(HttpServerExchange exchange) {
        controls.overrideSourceAddress(Optional.empty());
        sourceAddress(exchange);
    }

    private static void answer(
            HttpServerExchange exchange, Set<String> known, Function<FormSource, FieldOutput> maker) {
        try {
            byte[] body = maker.apply(query(exchange, known)).finish();
            ControlResponses.json(exchange, body);
        } catch (IllegalArgumentException e) {
            ControlResponses.refuse(exchange, 400, String.valueOf(e.getMessage()));
        }
    }

    /** The parameters; what the endpoint does not know is refused, since most likely it is mistyped. */
    private static FormSource query(HttpServerExchange exchange, Set<String> known) {
        FormSource query;
        try {
            query = FormSource.parse(exchange.getQueryString());
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

    private static Predicate<RecordedCall> wanted(FormSource query) {
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

    private static void write(LeastPrivilege least, boolean withUnused, FieldOutput body) {
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

    private static void writeTexts(String name, Collection<String> texts, FieldOutput body) {
        body.beginArray(name);
        texts.forEach(text -> body.text(name, text));
        body.endArray();
    }

    private static String shown(String text) {
        return text.isBlank() ? "empty" : ClientText.beginning(text, 80);
    }
}
