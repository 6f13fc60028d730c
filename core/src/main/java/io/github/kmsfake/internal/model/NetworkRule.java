package io.github.kmsfake.internal.model;

import org.jspecify.annotations.Nullable;

/** Addresses that a policy lets calls come from. */
public record NetworkRule(
        String name, String type, @Nullable StringArray sourcePrivateIp, String description) {

    /** The only type that the API's pages know. */
    public static final String PRIVATE = "Private";

    static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";

    /** An IPv4 address or CIDR block; bits of the host part may be set, and public addresses are fine too. */
    public static final String ADDRESS = OCTET + "(\\." + OCTET + "){3}(/(3[0-2]|[12]?[0-9]))?";

    /** This rule with what was sent changed, and the rest as it was. */
    public NetworkRule update(@Nullable StringArray newAddresses, @Nullable String newDescription) {
        return new NetworkRule(
                name,
                type,
                newAddresses == null ? sourcePrivateIp : newAddresses,
                newDescription == null ? description : newDescription);
    }

    /** Whether it names the address; a rule without addresses names none. */
    public boolean names(SourceAddress address) {
        return sourcePrivateIp != null
                && sourcePrivateIp.values().stream()
                        .anyMatch(block -> AddressBlock.parse(block).contains(address));
    }

    /** The addresses as the client sent them; empty if it sent none. */
    public String sourcePrivateIpText() {
        return sourcePrivateIp == null ? "" : sourcePrivateIp.text();
    }

    /** Its ARN: the service says {@code network} here, not {@code networkrule}. */
    public String arn(Scope scope) {
        return scope.arn("network/" + name);
    }
}
