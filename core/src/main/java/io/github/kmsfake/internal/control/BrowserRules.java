package io.github.kmsfake.internal.control;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a browser is told and asked for, so that no page but the inspector can use the control endpoints: requests of other
 * origins are refused, frames too, and what changes something needs a token that only the inspector's page has. Tools that
 * are no browsers send none of the headers that this is about.
 */
final class BrowserRules {
    /** Scripts, styles and data of this server only; nothing inline, and no frame around it. */
    private static final String CONTENT_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final HttpString TOKEN = new HttpString("X-Kms-Fake-Token");
    private static final HttpString SITE = new HttpString("Sec-Fetch-Site");
    private static final HttpString MODE = new HttpString("Sec-Fetch-Mode");
    private static final HttpString DESTINATION = new HttpString("Sec-Fetch-Dest");
    private static final Set<HttpString> LOOKING = Set.of(Methods.GET, Methods.HEAD);
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

    private final String token = UUID.randomUUID().toString();

    /** What the inspector's page sends with all that changes something. */
    String token() {
        return token;
    }

    /** Tells a browser what it may do with an answer. */
    static void protect(HttpServerExchange exchange) {
        exchange.getResponseHeaders()
                .put(new HttpString("Content-Security-Policy"), CONTENT_POLICY)
                .put(new HttpString("X-Frame-Options"), "DENY")
                .put(new HttpString("X-Content-Type-Options"), "nosniff")
                .put(new HttpString("Referrer-Policy"), "no-referrer")
                .put(new HttpString("Cross-Origin-Resource-Policy"), "same-origin")
                .put(new HttpString("Cross-Origin-Opener-Policy"), "same-origin")
                .put(Headers.CACHE_CONTROL, "no-store");
    }

    /** Why a request is refused, if it is; its host is known to be ours. */
    Optional<String> refusal(HttpServerExchange exchange) {
        HeaderMap headers = exchange.getRequestHeaders();
        @Nullable String origin = headers.getFirst(Headers.ORIGIN);
        @Nullable String site = headers.getFirst(SITE);
        boolean navigation = "navigate".equals(headers.getFirst(MODE))
                && "document".equals(headers.getFirst(DESTINATION))
                && LOOKING.contains(exchange.getRequestMethod());
        if (headers.count(Headers.ORIGIN) > 1
                || (origin != null
                        && !origin.equals(exchange.getRequestScheme() + "://" + exchange.getHostAndPort()))) {
            return Optional.of("The control endpoints do not answer web pages of others (Origin header).");
        }
        if (site != null && !OWN_SITE.contains(site) && !navigation) {
            return Optional.of("The control endpoints do not answer web pages of others (Sec-Fetch-Site header).");
        }
        if ((origin != null || site != null) && !LOOKING.contains(exchange.getRequestMethod()) && !hasToken(headers)) {
            return Optional.of("A browser changes something only from the inspector's page, which has a token for it"
                    + " (X-Kms-Fake-Token header); if the server was started again, load the page again.");
        }
        return Optional.empty();
    }

    private boolean hasToken(HeaderMap headers) {
        @Nullable String sent = headers.getFirst(TOKEN);
        return sent != null
                && MessageDigest.isEqual(sent.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }
}
