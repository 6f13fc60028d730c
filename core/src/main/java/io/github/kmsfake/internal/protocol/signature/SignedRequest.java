package io.github.kmsfake.internal.protocol.signature;

import io.github.kmsfake.internal.schema.FormSource;

/** What of a request can be signed. */
public interface SignedRequest {
    /** The HTTP method. */
    String method();

    /** The one of GET and POST that it was not made by. */
    default String otherMethod() {
        return method().equals("GET") ? "POST" : "GET";
    }

    /** The parameters of the query alone. */
    FormSource query();

    /** The parameters of query and form body together. */
    FormSource parameters();

    /** The body as it came. */
    byte[] body();

    /** A header's value, trimmed; several are sorted and joined with commas; empty if there is none. */
    String header(String name);
}
