package io.github.kmsfake.internal.server;

import io.github.kmsfake.internal.dispatch.Visit;
import io.github.kmsfake.internal.error.KmsException;
import io.undertow.server.HttpServerExchange;

/** A call under way, in one of the protocols. */
interface Conversation {
    HttpServerExchange exchange();

    Visit visit();

    /** Answers with a refusal, in the protocol's own form. */
    void refuse(KmsException refusal);
}
