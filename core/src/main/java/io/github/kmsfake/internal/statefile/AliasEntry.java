package io.github.kmsfake.internal.statefile;

import io.github.kmsfake.internal.model.Alias;
import io.github.kmsfake.internal.operation.Matches;
import io.github.kmsfake.internal.schema.Description;

/** A further name of a key. */
record AliasEntry(
        @Matches(Alias.NAME + "|" + Alias.SERVICE_NAME) @Description("the name, beginning with alias/")
        String name,

        @Description("the id of the key") String key) {
    static AliasEntry of(Alias alias) {
        return new AliasEntry(alias.name(), alias.keyId());
    }
}
