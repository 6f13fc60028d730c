package io.github.kmsfake.internal.statefile;

import io.github.kmsfake.internal.model.AccountStatus;
import io.github.kmsfake.internal.operation.Matches;
import io.github.kmsfake.internal.schema.Description;
import org.jspecify.annotations.Nullable;

/** An account, where its status is not what the server's settings say. */
record AccountEntry(
        @Matches(Document.ACCOUNT) @Description("16 digits") String id,

        @Nullable @Description("whether it may use the service; Enabled unless given")
        AccountStatus status) {}
