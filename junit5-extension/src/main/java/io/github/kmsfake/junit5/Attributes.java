package io.github.kmsfake.junit5;

import io.github.kmsfake.KmsFakeServer;
import java.lang.reflect.Field;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Set;
import org.junit.platform.commons.support.AnnotationSupport;

/** What an annotation says, put into a builder. */
final class Attributes {
    @KmsFake
    private static final class Defaults {}

    private Attributes() {}

    /** Whether an annotation says nothing. */
    static boolean areDefaults(KmsFake fake) {
        return fake.equals(Defaults.class.getAnnotation(KmsFake.class));
    }

    /** What makes tests fail that have the server of a field. */
    static Set<FailOn> failOn(Field field) {
        return failOn(AnnotationSupport.findAnnotation(field, KmsFake.class).orElseThrow());
    }

    /** What makes tests fail that have the server of an annotation. */
    static Set<FailOn> failOn(KmsFake fake) {
        return Set.copyOf(Arrays.asList(fake.failOn()));
    }

    /** A server as an annotation describes it, started. */
    static KmsFakeServer start(KmsFake fake) {
        KmsFakeServer.Builder builder = KmsFakeServer.builder()
                .host(fake.host())
                .port(fake.port())
                .tlsPort(fake.tlsPort())
                .strict(fake.strict())
                .legacySignatureErrors(fake.legacySignatureErrors())
                .accountStatus(fake.accountStatus())
                .instanceConnectTime(duration("instanceConnectTime", fake.instanceConnectTime()))
                .idleTimeout(duration("idleTimeout", fake.idleTimeout()))
                .rsaKeys(fake.rsaKeys())
                .control(fake.control())
                .recordSecrets(fake.recordSecrets());
        if (!fake.region().isEmpty()) {
            builder.region(fake.region());
        }
        if (!fake.account().isEmpty()) {
            builder.account(fake.account());
        }
        if (!fake.state().isEmpty()) {
            builder.state(fake.state());
        }
        if (!fake.data().isEmpty()) {
            builder.data(fake.data());
        }
        Arrays.stream(fake.accessKeys()).forEach(builder::accessKey);
        Arrays.stream(fake.instances()).forEach(builder::instance);
        Arrays.stream(fake.managedDataKeys()).forEach(builder::managedDataKey);
        Arrays.stream(fake.limits()).forEach(builder::limit);
        Arrays.stream(fake.hostNames()).forEach(builder::hostName);
        Arrays.stream(fake.trustedProxies()).forEach(builder::trustedProxy);
        Arrays.stream(fake.seed()).forEach(builder::seed);
        if (!fake.clock().isEmpty()) {
            builder.clock(Clock.fixed(instant("clock", fake.clock()), ZoneOffset.UTC));
        }
        authority(fake.certificateAuthority(), builder);
        return builder.start();
    }

    private static void authority(String[] pem, KmsFakeServer.Builder builder) {
        switch (pem.length) {
            case 0 -> {}
            case 2 -> builder.certificateAuthority(pem[0], pem[1]);
            default ->
                throw new IllegalArgumentException(
                        "certificateAuthority takes a certificate and its private key, both as PEM, but was given "
                                + pem.length + " text(s)");
        }
    }

    private static Instant instant(String attribute, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    attribute + " must be a time such as 2030-01-01T00:00:00Z, but is \"" + text + "\"", e);
        }
    }

    private static Duration duration(String attribute, String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    attribute + " must be an ISO 8601 duration such as PT5M, but is \"" + text + "\"", e);
        }
    }
}
