package io.github.kmsfake.benchmarks.client;

import java.util.Iterator;
import java.util.Map;
import java.util.stream.IntStream;

/** Application access points such as a company would have: names of 36 characters, one policy, a short description. */
public final class AccessPoints {
    private static final String PREFIX = "aap-checkout-service-prod-eu-";
    private static final int NUMBERS_FROM = 10_000_000;

    private AccessPoints() {}

    /** The name of the access point with that number. */
    public static String name(int number) {
        return PREFIX + Integer.toString(NUMBERS_FROM + number).substring(1);
    }

    /** The call that creates it. */
    public static Call create(int number) {
        return new Call(
                "CreateApplicationAccessPoint",
                Map.of(
                        "Name", name(number),
                        "Policies", "[\"policy-checkout-read\"]",
                        "AuthenticationMethod", "ClientKey",
                        "Description", "checkout service"));
    }

    /** The call that describes it. */
    public static Call describe(int number) {
        return new Call("DescribeApplicationAccessPoint", Map.of("Name", name(number)));
    }

    /** The call that lists the first page. */
    public static Call list() {
        return new Call("ListApplicationAccessPoints", Map.of());
    }

    /** The requests that create those from one number up to another. */
    public static Iterator<byte[]> creating(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> create(number).unsigned())
                .iterator();
    }
}
