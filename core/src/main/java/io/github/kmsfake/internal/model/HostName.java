package io.github.kmsfake.internal.model;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A name or address by which a client reaches the server, in the one form in which such names are compared: in lower
 * case, without the dot that may end a name; an IPv6 address without brackets, all of its eight groups written out.
 */
public record HostName(String text) {
    private static final int LONGEST = 253;

    /** A label of a name; host names have no underscores, but those of containers do, and certificates carry them. */
    private static final String LABEL = "[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?";

    private static final Pattern NAME = Pattern.compile("(\\*\\.)?" + LABEL + "(\\." + LABEL + ")*");

    /** What clients take for an IPv4 address, whether it is one or not. */
    private static final Pattern NUMERIC = Pattern.compile("(.*\\.)?[0-9]+");

    private static final Pattern IPV4 = Pattern.compile(NetworkRule.OCTET + "(\\." + NetworkRule.OCTET + "){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-f:]*:[0-9a-f:.]*");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|0:0:0:0:0:0:0:1");

    /** The name that a request was sent to, whatever it is. */
    public static HostName of(String requested) {
        String text = requested.toLowerCase(Locale.ROOT); // most often the same, and no copy
        if (text.indexOf(':') >= 0) {
            return new HostName(ipv6(text).orElse(text));
        }
        return new HostName(text.endsWith(".") ? text.substring(0, text.length() - 1) : text);
    }

    /**
     * A name by which clients are to reach the server: an address, or a name that certificates and clients can carry,
     * whose first label may be {@code *} for any.
     *
     * @throws IllegalArgumentException if it is neither, such as one with a port
     */
    public static HostName parse(String text) {
        return find(text).orElseThrow(() -> new IllegalArgumentException("not a host name"));
    }

    /** The same, if it is one. */
    public static Optional<HostName> find(String text) {
        return Optional.of(of(text)).filter(name -> name.isAddress() || name.isName());
    }

    /** Whether it leads to this machine wherever it is used. */
    public boolean isLoopback() {
        return LOOPBACK.matcher(text).matches();
    }

    /** The pattern that stands for all names that differ from this one in the first label. */
    public HostName withAnyLabel() {
        int dot = text.indexOf('.');
        return dot < 0 ? this : new HostName("*" + text.substring(dot));
    }

    @Override
    public String toString() {
        return text;
    }

    private boolean isName() {
        return text.length() <= LONGEST
                && NAME.matcher(text).matches()
                && !NUMERIC.matcher(text).matches();
    }

    private boolean isAddress() {
        return IPV4.matcher(text).matches() || ipv6(text).isPresent();
    }

    /** An IPv6 address in its long form, if it is one. */
    private static Optional<String> ipv6(String text) {
        String address = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        if (!IPV6.matcher(address).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(address).getHostAddress()); // no lookup: it is no name
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
