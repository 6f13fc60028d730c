package io.github.kmsfake.internal.statefile;

import io.github.kmsfake.internal.operation.Range;
import io.github.kmsfake.internal.operation.Unwrapped;
import io.github.kmsfake.internal.schema.Description;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The state of a server, or what it is to begin with. */
record Document(
        @Nullable @Range(min = 1) @Description("the version of this format, 1")
        Integer kmsFakeState,

        @Nullable @Description("the known access keys; those of the server's settings unless given")
        List<AccessKeyEntry> accessKeys,

        @Nullable @Description("accounts with another status than the server's settings say")
        List<AccountEntry> accounts,

        @Unwrapped RegionEntry here,

        @Nullable
        @Description(
                "what accounts have in regions; what stands beside this list is for the account and region above it")
        List<RegionEntry> regions) {
    /** The version of the format that is written, and the newest that is read. */
    static final int VERSION = 1;

    /** What an account's id looks like. */
    static final String ACCOUNT = "[0-9]{16}";
}
