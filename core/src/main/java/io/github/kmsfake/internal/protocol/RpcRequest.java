package io.github.kmsfake.internal.protocol;

import io.github.kmsfake.internal.model.HostName;
import io.github.kmsfake.internal.protocol.signature.SignedRequest;
import io.github.kmsfake.internal.schema.FormSource;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A call as it came over HTTP: its parameters from query and form body, and the headers that may say the same. */
final class RpcRequest implements SignedRequest {
    private static final String FORM = "application/x-www-form-urlencoded";

    private final HttpServerExchange exchange;
    private final byte[] body;
    private final FormSource query;
    private final FormSource parameters;
    private final HostName hostName;

    /** Reads the parameters; refuses what cannot be read. */
    RpcRequest(HttpServerExchange exchange, byte[] body) {
        this.exchange = exchange;
        this.body = body;
        this.hostName = HostName.of(exchange.getHostName());
        this.query = FormSource.parse(exchange.getQueryString());
        this.parameters = isForm() ? query.and(FormSource.parse(new String(body, StandardCharsets.UTF_8))) : query;
    }

    @Override
    public String method() {
        return exchange.getRequestMethod().toString();
    }

    @Override
    public FormSource query() {
        return query;
    }

    @Override
    public FormSource parameters() {
        return parameters;
    }

    @Override
    public byte[] body() {
        return body;
    }

    @Override
    public String header(String name) {
        @Nullable HeaderValues values = exchange.getRequestHeaders().get(name);
        if (values == null) {
            return "";
        }
        return values.size() == 1
                ? values.getFirst().trim()
                : values.stream().map(String::trim).sorted().collect(Collectors.joining(","));
    }

    /** How many bytes of parameters it has, encoded as they are. */
    int size() {
        return body.length + exchange.getQueryString().length();
    }

    /** The host that the call is for. */
    HostName hostName() {
        return hostName;
    }

    /** What was sent as parameter, or else as header. */
    String parameterOr(String parameter, String header) {
        return parameters.has(parameter) ? parameters.getOrEmpty(parameter) : header(header);
    }

    /** Clients that send a body but no content type mean a form; other content types carry no parameters. */
    private boolean isForm() {
        if (body.length == 0) {
            return false;
        }
        @Nullable String type = exchange.getRequestHeaders().getFirst(Headers.CONTENT_TYPE);
        return type == null || type.toLowerCase(Locale.ROOT).startsWith(FORM);
    }
}
