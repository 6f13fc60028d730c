package io.github.kmsfake.internal.server.signature;

import io.github.kmsfake.internal.wire.Form;

/** What of a request can be signed. */
public interface SignedRequest {
    /** The HTTP method. */
    String method();

    /** The parameters of the query alone. */
    Form query();

    /** The parameters of query and form body together. */
    Form parameters();

    /** The body as it came. */
    byte[] body();

    /** A header's value, trimmed; several are sorted and joined with commas; empty if there is none. */
    String header(String name);
}
