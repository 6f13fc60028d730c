package io.github.kmsfake.internal.statefile;

import io.github.kmsfake.internal.model.NetworkRule;
import io.github.kmsfake.internal.model.StringArray;
import io.github.kmsfake.internal.operation.EachMatches;
import io.github.kmsfake.internal.operation.Length;
import io.github.kmsfake.internal.operation.OneOf;
import io.github.kmsfake.internal.schema.Description;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A network rule. */
record NetworkRuleEntry(
        @Length(min = 1, max = Integer.MAX_VALUE) @Description("its name")
        String name,

        @Nullable @OneOf(NetworkRule.PRIVATE) @Description("its type, Private")
        String type,

        @Nullable @EachMatches(NetworkRule.ADDRESS) @Description("IPv4 addresses and blocks, such as 10.0.0.0/8")
        StringArray sourcePrivateIp,

        @Nullable @Description("a description") String description) {
    static NetworkRuleEntry of(NetworkRule rule) {
        return new NetworkRuleEntry(
                rule.name(), rule.type(), rule.sourcePrivateIp(), Defaults.unlessEmpty(rule.description()));
    }

    NetworkRule toModel() {
        return new NetworkRule(
                name,
                Objects.requireNonNullElse(type, NetworkRule.PRIVATE),
                sourcePrivateIp,
                Defaults.orEmpty(description));
    }
}
