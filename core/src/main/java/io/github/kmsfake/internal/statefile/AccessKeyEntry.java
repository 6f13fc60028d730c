package io.github.kmsfake.internal.statefile;

import io.github.kmsfake.internal.model.Caller;
import io.github.kmsfake.internal.operation.Length;
import io.github.kmsfake.internal.operation.Matches;
import io.github.kmsfake.internal.schema.Description;
import org.jspecify.annotations.Nullable;

/** An access key that is known. */
record AccessKeyEntry(
        @Matches(Caller.ACCESS_KEY_ID) @Description("its id, without colons, blanks and control characters")
        String id,

        @Length(min = 1, max = 1024) @Description("its secret")
        String secret,

        @Nullable @Matches(Document.ACCOUNT) @Description("its account, 16 digits; the server's own unless given")
        String account,

        @Nullable
        @Matches(Caller.RAM_NAME)
        @Description("the RAM user or role that it acts for, user/NAME or role/NAME; the account unless given")
        String ramName) {}
