package io.github.kmsfake;

import io.github.kmsfake.internal.crypto.CertificateAuthority;
import io.github.kmsfake.internal.crypto.Randomness;
import io.github.kmsfake.internal.crypto.RsaKeySource;
import io.github.kmsfake.internal.json.JsonText;
import io.github.kmsfake.internal.model.AccessKey;
import io.github.kmsfake.internal.model.AccountStatus;
import io.github.kmsfake.internal.model.AddressBlock;
import io.github.kmsfake.internal.model.Caller;
import io.github.kmsfake.internal.model.HostName;
import io.github.kmsfake.internal.model.Scope;
import io.github.kmsfake.internal.model.SourceAddress;
import io.github.kmsfake.internal.protocol.signature.Authenticator;
import io.github.kmsfake.internal.protocol.signature.ErrorDialect;
import io.github.kmsfake.internal.server.FakeServer;
import io.github.kmsfake.internal.server.InstanceSpec;
import io.github.kmsfake.internal.server.KeptAuthority;
import io.github.kmsfake.internal.server.Settings;
import io.github.kmsfake.internal.state.Ids;
import io.github.kmsfake.internal.state.InstanceSeed;
import io.github.kmsfake.internal.state.Limits;
import io.github.kmsfake.internal.state.ManagedDataKeySeed;
import io.github.kmsfake.internal.state.ServiceIds;
import io.github.kmsfake.internal.statefile.DataFile;
import io.github.kmsfake.internal.statefile.DocumentText;
import io.github.kmsfake.internal.statefile.StateFile;
import io.github.kmsfake.internal.testing.StateManager;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A fake of Alibaba Cloud Key Management Service that runs inside this process: not for production, and not for real
 * secrets.
 *
 * <pre>{@code
 * try (KmsFakeServer kms = KmsFakeServer.start()) {
 *     Config config = new Config()
 *             .setEndpoint(kms.endpoint())
 *             .setProtocol("http")
 *             .setAccessKeyId(kms.accessKeyId())
 *             .setAccessKeySecret(kms.accessKeySecret());
 *     Client client = new Client(config); // com.aliyun.kms20160120.Client, unmodified
 * }
 * }</pre>
 *
 * <p>It serves the RPC protocol of the API <a
 * href="https://www.alibabacloud.com/help/en/kms/key-management-service/developer-reference/api-kms-2016-01-20-overview">Kms
 * 2016-01-20</a> over HTTP and HTTPS. All state is in memory. Instances of this class are safe for use by many threads;
 * any number of servers can run side by side.
 */
public final class KmsFakeServer implements KmsFakeAdmin, AutoCloseable {
    private final Settings settings;
    private @Nullable FakeServer running;
    private boolean closed;

    private KmsFakeServer(Settings settings) {
        this.settings = settings;
    }

    /**
     * Starts a server with default settings: loopback, free ports, region {@code cn-hangzhou}, one access key, one
     * ready instance.
     *
     * @return the running server
     * @throws IllegalStateException if no port can be had
     */
    public static KmsFakeServer start() {
        return builder().start();
    }

    /**
     * Begins to describe a server.
     *
     * @return a builder with default settings
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Starts this server if it was built but not started yet; otherwise does nothing.
     *
     * @return this server
     * @throws IllegalArgumentException if the document of its prepared state is wrong: one sentence with line and path; or
     *     data cannot be kept where it should
     * @throws IllegalStateException if it cannot listen where it should, another server has its data, or it was closed
     */
    public synchronized KmsFakeServer open() {
        if (closed) {
            throw new IllegalStateException("This KMS fake was closed; build another one");
        }
        if (running == null) {
            running = FakeServer.start(settings);
        }
        return this;
    }

    /**
     * Where the server listens for plain HTTP, in the form that an SDK's {@code setEndpoint} takes.
     *
     * @return host and port, such as {@code 127.0.0.1:49152}
     * @throws IllegalStateException if the server is not running
     */
    public String endpoint() {
        return address(running().port());
    }

    /**
     * Where the same server listens for HTTPS. Clients trust it if they trust {@link #caCertificatePem()}.
     *
     * @return host and port, such as {@code 127.0.0.1:49153}
     * @throws IllegalStateException if the server is not running
     */
    public String tlsEndpoint() {
        return address(running().tlsPort());
    }

    @Override
    public KmsFakeInfo info() {
        return running().info();
    }

    @Override
    public String caCertificatePem() {
        return settings.authority().get().certificatePem("\n");
    }

    @Override
    public String regionId() {
        return settings.regionId();
    }

    @Override
    public String accountId() {
        return settings.callers().defaultAccountId();
    }

    /**
     * The id of the first access key of {@link #accountId()}.
     *
     * @return the id; {@code test} by default
     * @throws IllegalStateException if the state says that no access key is known
     */
    public String accessKeyId() {
        return accessKey().id();
    }

    /**
     * The secret that goes with {@link #accessKeyId()}.
     *
     * @return the secret; {@code test} by default
     */
    public String accessKeySecret() {
        return accessKey().secret();
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if the server has a prepared state and is not running
     */
    @Override
    public String instanceId() {
        return settings.state().isPresent() || isRunning() ? info().instance() : settings.instanceId();
    }

    @Override
    public void reset() {
        running().reset();
    }

    @Override
    public KmsFakeCalls calls() {
        return new KmsFakeCalls(target());
    }

    @Override
    public KmsFakeFaults faults() {
        return new KmsFakeFaults(target());
    }

    @Override
    public LeastPrivilege leastPrivilege() {
        return running().controls().leastPrivilege(Optional.empty());
    }

    @Override
    public LeastPrivilege leastPrivilegeOfCaller(String callerId) {
        return running().controls().leastPrivilege(Optional.of(callerId));
    }

    @Override
    public LeastPrivilege leastPrivilegeOfAccessPoint(String name) {
        return running().controls().leastPrivilegeOf(name);
    }

    @Override
    public void sourceAddress(String address) {
        try {
            running().controls().overrideSourceAddress(Optional.of(SourceAddress.parse(address)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "sourceAddress takes an IPv4 or IPv6 address, but was given \"" + address + "\"", e);
        }
    }

    @Override
    public void clearSourceAddress() {
        running().controls().overrideSourceAddress(Optional.empty());
    }

    @Override
    public KmsFakeClock clock() {
        return new KmsFakeClock(target());
    }

    @Override
    public String exportState() {
        return running().states().write();
    }

    @Override
    public void importState(String document) {
        running().states().become(new DocumentText("state", document));
    }

    @Override
    public void reloadState() {
        running().states().reload();
    }

    @Override
    public StateSnapshot snapshot() {
        FakeServer server = running();
        return new StateSnapshot(server, server.states().now());
    }

    @Override
    public void restore(StateSnapshot snapshot) {
        FakeServer server = running();
        server.states().become(snapshot.of(server, StateManager.Snapshot.class));
    }

    @Override
    public String clientKeyContent(String clientKeyId) {
        return clientKeyContent(clientKeyId, running().states().clientKeyFiles());
    }

    static String clientKeyContent(String clientKeyId, Map<String, String> files) {
        @Nullable String file = files.get(clientKeyId);
        if (file == null) {
            throw new IllegalArgumentException("No private key of a client key \"" + clientKeyId
                    + "\" came with the state; there are those of " + files.keySet());
        }
        Map<String, String> content = new LinkedHashMap<>();
        content.put("KeyId", clientKeyId);
        content.put("PrivateKeyData", file);
        return JsonText.write(content);
    }

    /** Ends the server and frees its ports and threads; a second call does nothing. */
    @Override
    public synchronized void close() {
        closed = true;
        if (running != null) {
            running.close();
            running = null;
        }
    }

    /** Where it is, for logs and debuggers. */
    @Override
    public synchronized String toString() {
        String where = running == null
                ? closed ? "closed" : "not started"
                : "endpoint " + address(running.port()) + ", TLS endpoint " + address(running.tlsPort());
        return "KmsFakeServer (" + where + ", region " + settings.regionId() + ")";
    }

    private synchronized boolean isRunning() {
        return running != null;
    }

    private AdminTarget target() {
        return new InProcessTarget(running());
    }

    private synchronized FakeServer running() {
        if (running == null) {
            throw new IllegalStateException(
                    "This KMS fake is not running: it was " + (closed ? "closed" : "built, but not started"));
        }
        return running;
    }

    private String address(int port) {
        String host = switch (settings.host()) {
            case "0.0.0.0" -> "127.0.0.1";
            case "::", "::0" -> "::1";
            default -> settings.host();
        };
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }

    private AccessKey accessKey() {
        List<AccessKey> keys = accessKeys();
        return keys.stream()
                .filter(key -> key.accountId().equals(accountId()))
                .findFirst()
                .or(() -> keys.stream().findFirst())
                .orElseThrow(() -> new IllegalStateException("The state of this KMS fake has no access key"));
    }

    private synchronized List<AccessKey> accessKeys() {
        return running == null
                ? List.copyOf(settings.callers().accessKeys())
                : running.states().accessKeys();
    }

    /** Describes a server before it starts. Each method checks what it is given and says what it accepts. */
    public static final class Builder {
        private static final int HIGHEST_PORT = 65535;
        private static final String DEFAULT_ACCOUNT = "1000000000000001";
        private static final String ACCOUNT = "[0-9]{16}";
        private static final String ACCESS_KEY = "ID:SECRET, ID:SECRET:ACCOUNT or ID:SECRET:ACCOUNT:RAM-NAME";

        private record Key(
                String id,
                String secret,
                @Nullable String account,
                @Nullable String ramName) {}

        private String host = "127.0.0.1";
        private int port;
        private int tlsPort;
        private String region = "cn-hangzhou";
        private String account = DEFAULT_ACCOUNT;
        private final List<Key> accessKeys = new ArrayList<>();
        private final List<String> instances = new ArrayList<>();
        private boolean strict;
        private boolean legacySignatureErrors;
        private AccountStatus accountStatus = AccountStatus.ENABLED;
        private Duration instanceConnectTime = Duration.ZERO;
        private Limits limits = Limits.STANDARD;
        private final List<ManagedDataKeySeed> managedDataKeys = new ArrayList<>();
        private Clock clock = Clock.systemUTC();
        private OptionalLong seed = OptionalLong.empty();
        private RsaKeys rsaKeys = RsaKeys.SHIPPED;
        private boolean control = true;
        private final List<HostName> hostNames = new ArrayList<>();
        private final List<AddressBlock> trustedProxies = new ArrayList<>();
        private boolean recordSecrets;
        private Duration idleTimeout = Duration.ofSeconds(60);
        private @Nullable CertificateAuthority authority;
        private Optional<DocumentText> state = Optional.empty();
        private Optional<String> data = Optional.empty();

        private Builder() {}

        /**
         * Where to listen.
         *
         * @param host a host name or address of this machine; {@code 127.0.0.1} unless set
         * @return this builder
         */
        public Builder host(String host) {
            require(!host.isBlank(), "host must be a host name or address of this machine, but is empty");
            this.host = host;
            return this;
        }

        /**
         * The port for plain HTTP.
         *
         * @param port 1 to 65535, or 0 for any free one, as it is unless set
         * @return this builder
         */
        public Builder port(int port) {
            this.port = checkPort("port", port);
            return this;
        }

        /**
         * The port for HTTPS.
         *
         * @param tlsPort 1 to 65535, or 0 for any free one, as it is unless set
         * @return this builder
         */
        public Builder tlsPort(int tlsPort) {
            this.tlsPort = checkPort("tlsPort", tlsPort);
            return this;
        }

        /**
         * The region of calls that name none. It exists then, also if the service has no such region, which is a warning in
         * the log.
         *
         * @param region a region id, such as {@code cn-hangzhou}, as it is unless set
         * @return this builder
         */
        public Builder region(String region) {
            require(
                    region.matches("[a-z0-9][a-z0-9-]{0,62}"),
                    "region must be a region id of a-z, 0-9 and -, such as cn-hangzhou, but is \"" + region + "\"");
            this.region = region;
            return this;
        }

        /**
         * The account of calls without a known access key, and of access keys that are given none of their own.
         *
         * @param account 16 digits
         * @return this builder
         */
        public Builder account(String account) {
            this.account = checkAccount("account", account);
            return this;
        }

        /**
         * An access key of the server's account. The first one given replaces the pair {@code test}, {@code test}.
         *
         * @param id its id: not empty, without colons, blanks and control characters
         * @param secret its secret: anything but empty
         * @return this builder
         */
        public Builder accessKey(String id, String secret) {
            return accessKey(new Key(id, secret, null, null));
        }

        /**
         * An access key of another account. Accounts have nothing in common.
         *
         * @param id its id: not empty, without colons, blanks and control characters
         * @param secret its secret: anything but empty
         * @param account its account: 16 digits
         * @return this builder
         */
        public Builder accessKey(String id, String secret, String account) {
            return accessKey(new Key(id, secret, checkAccount("the access key's account", account), null));
        }

        /**
         * An access key of a RAM user or role. It may do with the keys and secrets of instances what their own policies
         * (SetKeyPolicy, SetSecretPolicy) allow it; other access keys act for the account, which may do everything.
         *
         * @param id its id: not empty, without colons, blanks and control characters
         * @param secret its secret: anything but empty
         * @param account its account: 16 digits
         * @param ramName whom it acts for: {@code user/NAME} or {@code role/NAME}
         * @return this builder
         */
        public Builder accessKey(String id, String secret, String account, String ramName) {
            require(
                    ramName.matches(Caller.RAM_NAME),
                    "the access key's RAM name must be user/NAME or role/NAME, but is \"" + ramName + "\"");
            return accessKey(new Key(id, secret, checkAccount("the access key's account", account), ramName));
        }

        /**
         * An access key in one line, as the command line and the environment give it.
         *
         * @param spec {@code ID:SECRET}, {@code ID:SECRET:ACCOUNT} or {@code ID:SECRET:ACCOUNT:RAM-NAME}
         * @return this builder
         */
        public Builder accessKey(String spec) {
            List<String> parts = List.of(spec.split(":", -1));
            return switch (parts.size()) {
                case 2 -> accessKey(parts.get(0), parts.get(1));
                case 3 -> accessKey(parts.get(0), parts.get(1), parts.get(2));
                case 4 -> accessKey(parts.get(0), parts.get(1), parts.get(2), parts.get(3));
                default ->
                    throw new IllegalArgumentException(
                            "accessKey takes " + ACCESS_KEY + ", but was given " + parts.size() + " part(s)");
            };
        }

        private Builder accessKey(Key key) {
            require(
                    key.id().matches(Caller.ACCESS_KEY_ID) && !key.secret().isEmpty(),
                    "accessKey takes an id without a colon, a blank or a control character, and a secret, neither of them"
                            + " empty");
            require(
                    accessKeys.stream().noneMatch(other -> other.id().equals(key.id())),
                    "accessKey was given \"" + key.id() + "\" twice");
            accessKeys.add(key);
            return this;
        }

        /**
         * A KMS instance of the initial state; without any there is one that is ready for use.
         *
         * @param spec {@code ID[:FIELD=VALUE]…}: an id beginning with {@code kst-}, and fields named as GetKmsInstance
         *     names them (InstanceName, Status, ChargeType, ProductVersion, Spec, KeyNum, SecretNum, VpcNum,
         *     Log, LogStorage, DeletionProtection), besides PublicAccess ({@code false} keeps its keys from calls through the
         *     shared gateway), Default ({@code true} makes it the default instance), Account and Region; for
         *     example {@code kst-new:Status=Uninitialized}
         * @return this builder
         */
        public Builder instance(String spec) {
            InstanceSpec.parse(spec, new Scope(account, region));
            instances.add(spec);
            return this;
        }

        /**
         * Whether to let in only callers who prove who they are: unknown access keys and calls without a signature are
         * refused, and so is a nonce that was used before.
         *
         * @param strict false unless set
         * @return this builder
         */
        public Builder strict(boolean strict) {
            this.strict = strict;
            return this;
        }

        /**
         * Whether wrong signatures and timestamps are refused in KMS's own older words ({@code IncompleteSignature},
         * {@code IllegalTimestamp}) rather than in those of the gateway in front of it ({@code SignatureDoesNotMatch},
         * {@code InvalidTimeStamp.Expired}).
         *
         * @param legacy false unless set
         * @return this builder
         */
        public Builder legacySignatureErrors(boolean legacy) {
            this.legacySignatureErrors = legacy;
            return this;
        }

        /**
         * Whether accounts may use the service at first: all but {@code Enabled} refuse nearly all calls, and only from
         * {@code NotEnabled} does OpenKmsService lead out.
         *
         * @param status {@code Enabled} (unless set), {@code NotEnabled}, {@code InDebt} or {@code Suspended}, as
         *     DescribeAccountKmsStatus says
         * @return this builder
         */
        public Builder accountStatus(String status) {
            this.accountStatus = Arrays.stream(AccountStatus.values())
                    .filter(known -> known.toString().equals(status))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("accountStatus must be one of "
                            + Arrays.toString(AccountStatus.values()) + ", but is \"" + status + "\""));
            return this;
        }

        /**
         * How long an instance stays {@code Connecting} after ConnectKmsInstance, by the fake's clock.
         *
         * @param time zero (unless set) to 30 days
         * @return this builder
         */
        public Builder instanceConnectTime(Duration time) {
            require(
                    !time.isNegative() && time.compareTo(Duration.ofDays(30)) <= 0,
                    "instanceConnectTime must be zero to 30 days, but is " + time);
            this.instanceConnectTime = time;
            return this;
        }

        /**
         * How much there can be in one account and region, where the service's own figure is in a test's way.
         *
         * @param limit {@code NAME=FIGURE}, where the figure is 0 to 1,000,000,000 and the name is one of {@code keys}
         *     (200, outside instances), {@code aliases} (300), {@code keyVersions} (10000, of all keys together) and
         *     {@code daysBetweenKeyVersions} (0; the service's pages also know 7)
         * @return this builder
         */
        public Builder limit(String limit) {
            this.limits = limits.with(limit);
            return this;
        }

        /**
         * A managed data key of the home account and region, as GetManagedDataKey shows it; no operation makes one.
         *
         * @param spec {@code NAME[:VERSION[=BASE64]]…}, versions oldest first; a version without bytes has 32 random
         *     ones, and a key without versions has one
         * @return this builder
         */
        public Builder managedDataKey(String spec) {
            ManagedDataKeySeed seed = ManagedDataKeySeed.parse(spec);
            require(
                    managedDataKeys.stream().noneMatch(known -> known.name().equals(seed.name())),
                    "managedDataKey was given \"" + seed.name() + "\" twice");
            managedDataKeys.add(seed);
            return this;
        }

        /**
         * The clock that the fake lives by: creation times, validity, everything that becomes due. {@link
         * KmsFakeServer#clock()} can still be moved: it then runs at an offset from this one. Signatures are accepted if they are fresh by this clock or by the real one, since clients sign with the real time.
         *
         * @param clock the real one unless set
         * @return this builder
         */
        public Builder clock(Clock clock) {
            this.clock = clock;
            return this;
        }

        /**
         * Makes ids and keys repeatable: a server with the same seed gives the same ones to the same calls, at the same time
         * of its clock and with the same state documents. What a document brings is never given again, also if it comes from
         * a server with the same seed. Never use keys made so for anything real.
         *
         * @param seed any number; ids and keys are unpredictable unless set
         * @return this builder
         */
        public Builder seed(long seed) {
            this.seed = OptionalLong.of(seed);
            return this;
        }

        /**
         * Where RSA keys come from: those of keys, data key pairs, client keys and secrets.
         *
         * @param source the primes that ship with the fake, which make keys at once that anyone can factor; or the
         *     platform, which searches for primes, up to seconds for each key
         * @return this builder
         */
        public Builder rsaKeys(RsaKeys source) {
            this.rsaKeys = source;
            return this;
        }

        /**
         * Whether the control endpoints under {@code /_kms-fake/} exist.
         *
         * @param control true unless set
         * @return this builder
         */
        public Builder control(boolean control) {
            this.control = control;
            return this;
        }

        /**
         * A further name by which clients reach the server, such as that of its container: the HTTPS certificate holds
         * for it, and the control endpoints answer to it.
         *
         * @param hostName an IP address, or a name of letters, digits, hyphens and underscores between dots, without a port;
         *     its first label may be {@code *} for any
         * @return this builder
         * @throws IllegalArgumentException if it is neither
         */
        public Builder hostName(String hostName) {
            try {
                hostNames.add(HostName.parse(hostName));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "hostName must be a host name or an IP address, without a port, but is \"" + hostName + "\"",
                        e);
            }
            return this;
        }

        /**
         * A proxy whose {@code X-Forwarded-For} header is believed: a call that comes from there is judged by network
         * rules as if it came from whom the proxy names. None is believed unless set.
         *
         * @param address an IPv4 address, or a block in CIDR notation
         * @return this builder
         */
        public Builder trustedProxy(String address) {
            try {
                trustedProxies.add(AddressBlock.parse(address));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "trustedProxy must be an IPv4 address or block, such as 172.17.0.0/16, but is \"" + address
                                + "\"",
                        e);
            }
            return this;
        }

        /**
         * Whether recorded calls keep plaintexts, secret values and passwords as they are; they are masked unless set.
         *
         * @param recordSecrets whether to keep them
         * @return this builder
         */
        public Builder recordSecrets(boolean recordSecrets) {
            this.recordSecrets = recordSecrets;
            return this;
        }

        /**
         * How long a connection may stay silent, before or within a request.
         *
         * @param timeout at least one millisecond, at most a day; one minute unless set
         * @return this builder
         */
        public Builder idleTimeout(Duration timeout) {
            require(
                    timeout.compareTo(Duration.ofMillis(1)) >= 0 && timeout.compareTo(Duration.ofDays(1)) <= 0,
                    "idleTimeout must be one millisecond to one day, but is " + timeout);
            this.idleTimeout = timeout;
            return this;
        }

        /**
         * The authority that signs the HTTPS listener's certificate, instead of the one that the process makes.
         *
         * @param certificatePem its X.509 certificate, one PEM block {@code CERTIFICATE}; or two, a root and the second
         *     level that it has signed, which clients like dkms-gcs before 0.5 need
         * @param privateKeyPem its RSA or EC key, of two certificates that of the second level, one PEM block
         *     {@code PRIVATE KEY} (PKCS#8, not encrypted)
         * @return this builder
         */
        public Builder certificateAuthority(String certificatePem, String privateKeyPem) {
            this.authority = CertificateAuthority.of(certificatePem, privateKeyPem);
            return this;
        }

        /**
         * The initial state, prepared in a document: accounts and access keys, instances, policies, keys, secrets and so on,
         * as {@code docs/testing.md} describes. {@link KmsFakeServer#reset} leads back to it. What the document does not speak
         * of (access keys, instances, managed data keys) is as the other settings say.
         *
         * @param location {@code classpath:} and the name of a resource, or a file; JSON or YAML, 32 MiB at most. What is in it
         *     is checked when the server starts
         * @return this builder
         * @throws IllegalArgumentException if there is no such document
         */
        public Builder state(String location) {
            this.state = Optional.of(StateFile.read(location));
            return this;
        }

        /**
         * Where the state is kept beyond the end of the server. The server begins with what is there, if anything is, and
         * writes it down when it ends and, while something changes, every other second: as a whole, for the file's owner alone.
         * With it goes the authority behind HTTPS, in a file of that name with {@code .ca.pem}, unless {@link
         * #certificateAuthority} gives one. What is there wins over {@link #state}, to which {@link KmsFakeServer#reset} leads
         * in any case. The clock, faults and recorded calls are not kept.
         *
         * @param location a file, or a folder for {@code state.json}; the folder has to be there
         * @return this builder
         * @throws IllegalArgumentException if that is no path
         */
        public Builder data(String location) {
            DataFile.at(location);
            this.data = Optional.of(location);
            return this;
        }

        /**
         * The server as described, not running yet.
         *
         * @return a server to be started with {@link KmsFakeServer#open()}
         * @throws IllegalArgumentException if settings contradict each other
         */
        public KmsFakeServer build() {
            require(port == 0 || port != tlsPort, "port and tlsPort must differ, but both are " + port);
            Randomness randomness =
                    seed.isPresent() ? Randomness.repeatable(seed.getAsLong()) : Randomness.unpredictable();
            return new KmsFakeServer(new Settings(
                    host,
                    port,
                    tlsPort,
                    region,
                    new Authenticator.Rules(
                            keys(), account, strict, legacySignatureErrors ? ErrorDialect.KMS : ErrorDialect.GATEWAY),
                    accountStatus,
                    seeds(randomness),
                    managedDataKeys.isEmpty()
                            ? Map.of()
                            : Map.of(new Scope(account, region), List.copyOf(managedDataKeys)),
                    instanceConnectTime,
                    limits,
                    clock,
                    randomness,
                    rsaKeys == RsaKeys.SHIPPED ? RsaKeySource::shipped : RsaKeySource::fresh,
                    control,
                    List.copyOf(hostNames),
                    List.copyOf(trustedProxies),
                    recordSecrets,
                    idleTimeout,
                    authority(),
                    state,
                    data));
        }

        private Supplier<CertificateAuthority> authority() {
            @Nullable CertificateAuthority given = authority;
            if (given != null) {
                return () -> given;
            }
            return data.<Supplier<CertificateAuthority>>map(KeptAuthority::new).orElse(CertificateAuthority::ofProcess);
        }

        /**
         * Builds the server and starts it.
         *
         * @return the running server
         * @throws IllegalArgumentException if settings contradict each other, or the document of the state is wrong
         * @throws IllegalStateException if it cannot listen where it should
         */
        public KmsFakeServer start() {
            return build().open();
        }

        private List<AccessKey> keys() {
            List<AccessKey> keys = new ArrayList<>();
            for (Key key : accessKeys.isEmpty() ? List.of(new Key("test", "test", null, null)) : accessKeys) {
                keys.add(new AccessKey(
                        key.id(), key.secret(), key.account() == null ? account : key.account(), key.ramName()));
            }
            return List.copyOf(keys);
        }

        private List<InstanceSeed> seeds(Randomness randomness) {
            Scope home = new Scope(account, region);
            if (instances.isEmpty()) {
                String id = ServiceIds.instance(region, new Ids(randomness, "instances"), clock.instant());
                return List.of(InstanceSeed.ready(home, id));
            }
            List<InstanceSeed> seeds = new ArrayList<>();
            HashSet<String> ids = new HashSet<>();
            HashSet<Scope> withDefault = new HashSet<>();
            for (String spec : instances) {
                InstanceSeed seed = InstanceSpec.parse(spec, home);
                require(
                        !seed.standard() || withDefault.add(seed.scope()),
                        "instance takes Default=true once for an account and region, but \"" + seed.id()
                                + "\" is the second");
                require(ids.add(seed.id()), "instance was given \"" + seed.id() + "\" twice");
                seeds.add(seed);
            }
            return List.copyOf(seeds);
        }

        private static int checkPort(String setting, int port) {
            require(
                    port >= 0 && port <= HIGHEST_PORT,
                    setting + " must be 1 to 65535, or 0 for any free port, but is " + port);
            return port;
        }

        private static String checkAccount(String setting, String account) {
            require(account.matches(ACCOUNT), setting + " must be 16 digits, but is \"" + account + "\"");
            return account;
        }

        private static void require(boolean holds, String sentence) {
            if (!holds) {
                throw new IllegalArgumentException(sentence);
            }
        }
    }
}
