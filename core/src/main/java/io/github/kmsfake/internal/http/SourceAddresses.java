package io.github.kmsfake.internal.http;

import io.github.kmsfake.internal.model.AddressBlock;
import io.github.kmsfake.internal.model.SourceAddress;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import io.undertow.util.HttpString;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where calls come from: the peer's address, or the one that a trusted proxy says it forwards for, or the one that a test
 * wants to appear from.
 */
public final class SourceAddresses {
    private static final HttpString FORWARDED_FOR = new HttpString("X-Forwarded-For");

    private final List<AddressBlock> proxies;
    private volatile Optional<SourceAddress> override = Optional.empty();

    public SourceAddresses(List<AddressBlock> proxies) {
        this.proxies = proxies;
    }

    public SourceAddress of(HttpServerExchange exchange) {
        Optional<SourceAddress> instead = override; // looked at once: a test may change it in between
        if (instead.isPresent()) {
            return instead.get();
        }
        @Nullable InetSocketAddress socket = exchange.getSourceAddress(); // none once the client has hung up
        SourceAddress peer = socket == null ? SourceAddress.UNKNOWN : SourceAddress.of(socket.getAddress());
        return proxies.isEmpty() ? peer : behindProxies(exchange, peer);
    }

    /** From now on all calls appear to come from there; from where they do, if it is empty. */
    public void override(Optional<SourceAddress> address) {
        override = address;
    }

    public Optional<SourceAddress> override() {
        return override;
    }

    /** Each proxy adds whom it heard from at the end, so whoever is no proxy, from the end, is the client. */
    private SourceAddress behindProxies(HttpServerExchange exchange, SourceAddress peer) {
        List<String> chain = new ArrayList<>();
        @Nullable HeaderValues values = exchange.getRequestHeaders().get(FORWARDED_FOR);
        if (values != null) {
            values.forEach(value -> chain.addAll(List.of(value.split(","))));
        }
        SourceAddress client = peer;
        for (int i = chain.size() - 1; i >= 0 && isProxy(client); i--) {
            try {
                client = SourceAddress.parse(chain.get(i).strip());
            } catch (IllegalArgumentException e) {
                return client;
            }
        }
        return client;
    }

    private boolean isProxy(SourceAddress address) {
        return proxies.stream().anyMatch(block -> block.contains(address));
    }
}
