package io.github.kmsfake.internal.document;

import io.github.kmsfake.internal.model.NetworkRule;
import io.github.kmsfake.internal.model.StringArray;
import io.github.kmsfake.internal.operation.Each;
import io.github.kmsfake.internal.operation.Length;
import io.github.kmsfake.internal.operation.OneOf;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A network rule. */
record NetworkRuleEntry(
        @Length(min = 1, max = Integer.MAX_VALUE) @Says("its name")
        String name,

        @Nullable @OneOf(NetworkRule.PRIVATE) @Says("its type, Private")
        String type,

        @Nullable @Each(NetworkRule.ADDRESS) @Says("IPv4 addresses and blocks, such as 10.0.0.0/8")
        StringArray sourcePrivateIp,

        @Nullable @Says("a description") String description) {
    static NetworkRuleEntry of(NetworkRule rule) {
        return new NetworkRuleEntry(
                rule.name(), rule.type(), rule.sourcePrivateIp(), Texts.unlessEmpty(rule.description()));
    }

    NetworkRule plant() {
        return new NetworkRule(
                name,
                Objects.requireNonNullElse(type, NetworkRule.PRIVATE),
                sourcePrivateIp,
                Texts.orEmpty(description));
    }
}
