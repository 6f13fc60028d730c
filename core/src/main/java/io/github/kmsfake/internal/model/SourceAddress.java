package io.github.kmsfake.internal.model;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a call comes from. Network rules name IPv4 addresses, so of IPv6 only two kinds can match: an IPv4-mapped
 * address is that IPv4 address, and the loopback {@code ::1} is {@code 127.0.0.1}.
 *
 * @param ipv4 the address as a number, if it is one of IPv4
 */
public record SourceAddress(String text, Optional<Integer> ipv4) {
    /** An unknown address, which no network rule names. */
    public static final SourceAddress UNKNOWN = new SourceAddress("unknown", Optional.empty());

    private static final Pattern IPV4 = Pattern.compile(NetworkRule.OCTET + "(\\." + NetworkRule.OCTET + "){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:.]*");
    private static final int LOOPBACK_NUMBER = 0x7f000001;

    /** Where nearly all calls come from. */
    private static final SourceAddress LOOPBACK = new SourceAddress("127.0.0.1", Optional.of(LOOPBACK_NUMBER));

    public static SourceAddress of(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length != Integer.BYTES) {
            return address.isLoopbackAddress()
                    ? LOOPBACK
                    : new SourceAddress(address.getHostAddress(), Optional.empty());
        }
        int number = 0;
        for (byte octet : bytes) {
            number = number << Byte.SIZE | Byte.toUnsignedInt(octet);
        }
        return number == LOOPBACK_NUMBER ? LOOPBACK : new SourceAddress(address.getHostAddress(), Optional.of(number));
    }

    /** Reads {@code text}, or throws IllegalArgumentException if it is no IPv4 or IPv6 address. */
    public static SourceAddress parse(String text) {
        if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
            throw new IllegalArgumentException("not an IP address");
        }
        try {
            return of(InetAddress.getByName(text)); // no lookup: it is no name
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not an IP address", e);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
