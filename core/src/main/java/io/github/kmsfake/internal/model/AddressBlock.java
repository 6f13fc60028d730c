package io.github.kmsfake.internal.model;

import java.util.regex.Pattern;

/**
 * IPv4 addresses that begin alike: one address, or a block in CIDR notation. Bits of the host part may be set; they say
 * nothing.
 *
 * @param first any address of the block
 * @param prefix how many bits they have in common
 */
public record AddressBlock(int first, int prefix) {
    private static final Pattern FORM = Pattern.compile(NetworkRule.ADDRESS);

    /**
     * Reads {@code text}, such as {@code 10.0.0.1} or {@code 10.0.0.0/8}.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static AddressBlock parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("neither an IPv4 address nor a block");
        }
        int slash = text.indexOf('/');
        int first = SourceAddress.parse(slash < 0 ? text : text.substring(0, slash))
                .ipv4()
                .orElseThrow();
        return new AddressBlock(first, slash < 0 ? Integer.SIZE : Integer.parseInt(text.substring(slash + 1)));
    }

    public boolean contains(SourceAddress address) {
        return address.ipv4().isPresent()
                && (prefix == 0 || (first ^ address.ipv4().get()) >>> (Integer.SIZE - prefix) == 0);
    }
}
