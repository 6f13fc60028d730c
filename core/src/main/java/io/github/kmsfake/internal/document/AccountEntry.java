package io.github.kmsfake.internal.document;

import io.github.kmsfake.internal.model.AccountStatus;
import io.github.kmsfake.internal.operation.Matches;
import org.jspecify.annotations.Nullable;

/** An account, where its status is not what the server's settings say. */
record AccountEntry(
        @Matches(Document.ACCOUNT) @Says("16 digits") String id,

        @Nullable @Says("whether it may use the service; Enabled unless given")
        AccountStatus status) {}
