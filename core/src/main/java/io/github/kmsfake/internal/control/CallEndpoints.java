package io.github.kmsfake.internal.control;

import io.github.kmsfake.KmsFakeCall;
import io.github.kmsfake.LeastPrivilege;
import io.github.kmsfake.internal.control.ControlResponses.Status;
import io.github.kmsfake.internal.error.KmsException;
import io.github.kmsfake.internal.json.JsonText;
import io.github.kmsfake.internal.model.SourceAddress;
import io.github.kmsfake.internal.requestlog.CallParameters;
import io.github.kmsfake.internal.schema.FormSource;
import io.github.kmsfake.internal.schema.RecordWriter;
import io.github.kmsfake.internal.testing.TestControls;
import io.github.kmsfake.internal.text.ClientText;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.StatusCodes;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the control endpoints tell of calls: the calls themselves, the least privilege for them, where they come from. */
final class CallEndpoints {
    private static final String SOURCE_ADDRESS_TAKES =
            "The source address takes {\"address\":\"10.0.0.5\"}, an IPv4 or IPv6 address";

    private record Source(@Nullable String address) {}

    private final TestControls controls;

    CallEndpoints(TestControls controls) {
        this.controls = controls;
    }

    /** {@code GET requests}: the last calls, or those that match. */
    void requests(HttpServerExchange exchange) {
        query(exchange, Set.of("operation", "caller", "code", "warnings", "parameter", "value", "after"), query -> {
            Predicate<KmsFakeCall> wanted = wanted(query);
            ControlResponses.json(
                    exchange,
                    KmsFakeCall.class,
                    controls.journal().callsAfter(query.getOrEmpty("after")).stream()
                            .filter(wanted)
                            .toList());
        });
    }

    /** {@code DELETE requests}: forgets them. */
    void forget(HttpServerExchange exchange) {
        controls.journal().clear();
        ControlResponses.json(exchange, new Status("CLEARED"));
    }

    /** {@code GET least-privilege}: the smallest policies for the calls of all callers, a client key or an access point. */
    void leastPrivilege(HttpServerExchange exchange) {
        query(exchange, Set.of("clientKey", "aap"), query -> {
            Optional<String> accessPoint = Optional.ofNullable(query.get("aap"));
            Optional<String> clientKey = Optional.ofNullable(query.get("clientKey"));
            if (accessPoint.isPresent() && clientKey.isPresent()) {
                throw new IllegalArgumentException("The least privilege is for a clientKey or an aap, not for both.");
            }
            ControlResponses.json(
                    exchange,
                    accessPoint.map(controls::leastPrivilegeOf).orElseGet(() -> controls.leastPrivilege(clientKey)),
                    RecordWriter.of(LeastPrivilege.class));
        });
    }

    /** {@code GET source-address}: the address that calls appear to come from, if a test has said so. */
    void sourceAddress(HttpServerExchange exchange) {
        ControlResponses.json(
                exchange,
                new Source(controls.sourceAddressOverride()
                        .map(SourceAddress::text)
                        .orElse(null)));
    }

    /** {@code POST source-address}: from now on all calls appear to come from there. */
    void setSourceAddress(HttpServerExchange exchange) {
        ControlBody.JSON.read(exchange, text -> {
            try {
                Map<?, ?> body = JsonText.parseObject(text);
                if (!body.keySet().equals(Set.of("address"))) {
                    throw new IllegalArgumentException("not exactly an address");
                }
                controls.overrideSourceAddress(Optional.of(SourceAddress.parse(JsonText.string(body.get("address")))));
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

    /**
     * Answers what is asked with parameters; what the endpoint does not know is refused, most likely it is mistyped. On a
     * worker, since an answer may have megabytes, and what has become due may be done first.
     */
    static void query(HttpServerExchange exchange, Set<String> known, Consumer<FormSource> answer) {
        ControlResponses.working(exchange, () -> {
            try {
                answer.accept(query(exchange, known));
            } catch (IllegalArgumentException e) {
                ControlResponses.refuse(exchange, StatusCodes.BAD_REQUEST, String.valueOf(e.getMessage()));
            }
        });
    }

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

    private static Predicate<KmsFakeCall> wanted(FormSource query) {
        @Nullable String operation = query.get("operation");
        @Nullable String caller = query.get("caller");
        @Nullable String code = query.get("code");
        @Nullable String warnings = query.get("warnings");
        @Nullable String parameter = query.get("parameter");
        String value = query.getOrEmpty("value");
        if (parameter == null && query.get("value") != null) {
            throw new IllegalArgumentException("The value is that of a parameter, which needs its name.");
        }
        return call -> (operation == null || operation.equals(call.operation()))
                && (caller == null || caller.equals(call.caller()))
                && (code == null || call.code().filter(code::equals).isPresent())
                && (warnings == null
                        || warnings.equals("false")
                        || !call.warnings().isEmpty())
                && (parameter == null || CallParameters.has(call.parameters(), parameter, value));
    }

    private static String shown(String text) {
        return text.isBlank() ? "empty" : ClientText.beginning(text, 80);
    }
}
