package io.github.kmsfake.standalone;

import io.github.kmsfake.RsaKeys;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Everything that can be set, as a flag and as a variable of the environment: the one list of both. */
@SuppressWarnings("ImmutableEnumChecker") // the effects hold no state
enum Setting {
    HOST(
            "--host",
            "HOST",
            "where to listen (127.0.0.1)",
            (launch, host) -> launch.server().host(host)),
    PORT(
            "--port",
            "PORT",
            "port for plain HTTP, 0 for any free one (4590)",
            (launch, port) -> launch.server().port(number(port))),
    TLS_PORT(
            "--tls-port",
            "PORT",
            "port for HTTPS, 0 for any free one (4591)",
            (launch, port) -> launch.server().tlsPort(number(port))),
    REGION(
            "--region",
            "REGION",
            "region of calls that name none (cn-hangzhou)",
            (launch, region) -> launch.server().region(region)),
    ACCOUNT(
            "--account",
            "ID",
            "account of calls without a known access key, 16 digits",
            (launch, account) -> launch.server().account(account)),
    ACCESS_KEY(
            "--access-key",
            "ID:SECRET[:ACCOUNT[:RAM-NAME]]",
            "a known access key (test:test); can be repeated",
            (launch, key) -> launch.server().accessKey(key),
            Kind.REPEATABLE),
    INSTANCE(
            "--instance",
            "ID[:FIELD=VALUE]...",
            "a KMS instance of the initial state, such as kst-new:Status=Uninitialized (one that is ready); can be"
                    + " repeated",
            (launch, instance) -> launch.server().instance(instance),
            Kind.REPEATABLE),
    STRICT(
            "--strict",
            null,
            "refuse unknown access keys, calls without a signature and replayed nonces",
            (launch, on) -> launch.server().strict(true),
            Kind.SWITCH),
    STATE("--state", "FILE", "the initial state, YAML or JSON (docs/testing.md describes it)", Launch::state),
    DATA(
            "--data",
            "FILE",
            "where the state is kept beyond the end of the process, a file, or a folder for state.json; what is there wins"
                    + " over --state (nowhere)",
            (launch, location) -> launch.server().data(location)),
    CA_OUT(
            "--ca-out",
            "FILE",
            "write the certificates of the CA behind HTTPS to this file, as PEM: root, then second level",
            Launch::authorityOut),
    CA_CERT(
            "--ca-cert",
            "FILE",
            "the CA behind HTTPS, PEM: its certificate, or its root and second level (one that the process makes)",
            Launch::authorityCertificate),
    CA_KEY(
            "--ca-key",
            "FILE",
            "the private key of that certificate, of the second level if there are two, PEM (PKCS#8, not encrypted)",
            Launch::authorityKey),
    NO_CONTROL(
            "--no-control",
            null,
            "no control endpoints under /_kms-fake/",
            (launch, on) -> launch.server().control(false),
            Kind.SWITCH),
    RECORD_SECRETS(
            "--record-secrets",
            null,
            "keep plaintexts, secret values and passwords with the recorded calls instead of masking them",
            (launch, on) -> launch.server().recordSecrets(true),
            Kind.SWITCH),
    HOST_NAME(
            "--host-name",
            "NAME",
            "a further name by which clients reach the server, such as its container's; can be repeated",
            (launch, name) -> launch.server().hostName(name),
            Kind.REPEATABLE),
    TRUSTED_PROXY(
            "--trusted-proxy",
            "ADDRESS",
            "an IPv4 address or block whose X-Forwarded-For is believed; can be repeated",
            (launch, address) -> launch.server().trustedProxy(address),
            Kind.REPEATABLE),
    ACCOUNT_STATUS(
            "--account-status",
            "STATUS",
            "Enabled, NotEnabled, InDebt or Suspended (Enabled)",
            (launch, status) -> launch.server().accountStatus(status)),
    INSTANCE_CONNECT_TIME(
            "--instance-connect-time",
            "DURATION",
            "how long an instance stays Connecting, ISO 8601 (PT0S)",
            (launch, time) -> launch.server().instanceConnectTime(duration(time))),
    MANAGED_DATA_KEY(
            "--managed-data-key",
            "NAME[:VERSION[=BASE64]]…",
            "a managed data key, its versions oldest first; can be repeated",
            (launch, spec) -> launch.server().managedDataKey(spec),
            Kind.REPEATABLE),
    LIMIT(
            "--limit",
            "NAME=FIGURE",
            "how many keys, aliases or keyVersions there can be, or daysBetweenKeyVersions; can be repeated",
            (launch, limit) -> launch.server().limit(limit),
            Kind.REPEATABLE),
    IDLE_TIMEOUT(
            "--idle-timeout",
            "DURATION",
            "how long a connection may stay silent, ISO 8601 (PT1M)",
            (launch, time) -> launch.server().idleTimeout(duration(time))),
    SEED(
            "--seed",
            "NUMBER",
            "makes ids and keys repeatable",
            (launch, seed) -> launch.server().seed(longNumber(seed))),
    RSA_KEYS(
            "--rsa-keys",
            "SOURCE",
            "where RSA keys come from: shipped primes, at once, or fresh ones, up to seconds each (shipped)",
            (launch, source) -> launch.server().rsaKeys(rsaKeys(source))),
    LEGACY_SIGNATURE_ERRORS(
            "--legacy-signature-errors",
            null,
            "refuse wrong signatures as IncompleteSignature and IllegalTimestamp",
            (launch, on) -> launch.server().legacySignatureErrors(true),
            Kind.SWITCH);

    /** How often a setting can be given, and whether it has a value. */
    enum Kind {
        ONCE,
        REPEATABLE,
        SWITCH
    }

    private final String flag;
    private final @Nullable String label;
    private final String description;
    private final BiConsumer<Launch, String> effect;
    private final Kind kind;

    Setting(String flag, @Nullable String label, String description, BiConsumer<Launch, String> effect) {
        this(flag, label, description, effect, Kind.ONCE);
    }

    Setting(String flag, @Nullable String label, String description, BiConsumer<Launch, String> effect, Kind kind) {
        this.flag = flag;
        this.label = label;
        this.description = description;
        this.effect = effect;
        this.kind = kind;
    }

    String flag() {
        return flag;
    }

    @Nullable
    String label() {
        return label;
    }

    String description() {
        return description;
    }

    Kind kind() {
        return kind;
    }

    /** The variable of the environment that says the same. */
    String variable() {
        return "KMS_FAKE_" + flag.substring(2).toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** Puts a value into effect; {@code given} is how the user wrote the setting, for the refusal. */
    void apply(Launch launch, String value, String given) {
        try {
            effect.accept(launch, value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(given + ": " + e.getMessage(), e);
        }
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a port is a number, 0 to 65535, but this is \"" + text + "\"", e);
        }
    }

    private static long longNumber(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a seed is a whole number, but this is \"" + text + "\"", e);
        }
    }

    private static RsaKeys rsaKeys(String text) {
        return switch (text) {
            case "shipped" -> RsaKeys.SHIPPED;
            case "fresh" -> RsaKeys.FRESH;
            default ->
                throw new IllegalArgumentException("RSA keys are shipped or fresh, but this is \"" + text + "\"");
        };
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("a duration is ISO 8601, such as PT5M, but this is \"" + text + "\"", e);
        }
    }
}
