package io.github.kmsfake.testcontainers;

import io.github.kmsfake.KmsFakeAdmin;
import io.github.kmsfake.KmsFakeControl;
import io.github.kmsfake.RsaKeys;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.output.OutputFrame.OutputType;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/**
 * A fake of Alibaba Cloud Key Management Service in a container, for tests: not for production, and not for real secrets.
 *
 * <pre>{@code
 * try (KmsFakeContainer kms = new KmsFakeContainer()) {
 *     kms.start();
 *     Config config = new Config()
 *             .setEndpoint(kms.endpoint())
 *             .setProtocol("http")
 *             .setAccessKeyId(kms.accessKeyId())
 *             .setAccessKeySecret(kms.accessKeySecret());
 *     Client client = new Client(config); // com.aliyun.kms20160120.Client, unmodified
 * }
 * }</pre>
 *
 * <p>It works with Testcontainers 1.21 and 2. Settings that have no method of their own are environment variables {@code
 * KMS_FAKE_…}, see {@link #withEnv(String, String)}. Other containers of the same network reach it by its network alias,
 * at ports {@value #PORT} and {@value #TLS_PORT}.
 */
public class KmsFakeContainer extends GenericContainer<KmsFakeContainer> {
    /** The port of plain HTTP inside the container. */
    public static final int PORT = 4590;

    /** The port of HTTPS inside the container. */
    public static final int TLS_PORT = 4591;

    private static final DockerImageName IMAGE = DockerImageName.parse("kmsfake/kms-fake");
    private static final Pattern READY = Pattern.compile("KMS fake ready .*region=(\\S+) instance=(\\S*)");
    private static final String STATE_FOLDER = "/opt/kms-fake/state/";

    private final DockerImageName image;
    private final List<AccessKey> accessKeys = new ArrayList<>();

    /** A container of the image {@code kmsfake/kms-fake} of this module's own version. */
    public KmsFakeContainer() {
        this(IMAGE.withTag(
                Optional.ofNullable(KmsFakeContainer.class.getPackage().getImplementationVersion())
                        .orElse("latest")));
    }

    /**
     * A container of an image.
     *
     * @param image its name, such as {@code kmsfake/kms-fake:latest}
     * @throws IllegalStateException if it is another image and does not say that it can stand in for that one
     */
    public KmsFakeContainer(String image) {
        this(DockerImageName.parse(image));
    }

    /**
     * A container of an image.
     *
     * @param image its name; that of a copy elsewhere has to be declared {@linkplain
     *     DockerImageName#asCompatibleSubstituteFor(String) compatible} with {@code kmsfake/kms-fake}
     * @throws IllegalStateException if it is another image and does not say that it can stand in for that one
     */
    @SuppressWarnings("this-escape") // as every container class does
    public KmsFakeContainer(DockerImageName image) {
        super(image);
        image.assertCompatibleWith(IMAGE);
        this.image = image;
        addExposedPorts(PORT, TLS_PORT);
        setWaitStrategy(Wait.forLogMessage("KMS fake ready .*", 1));
    }

    /**
     * Refuses unknown access keys, calls without a signature and replayed nonces.
     *
     * @return this container
     */
    public KmsFakeContainer withStrict() {
        return withEnv("KMS_FAKE_STRICT", "true");
    }

    /**
     * The region of calls that name none.
     *
     * @param region a region id, such as {@code cn-hangzhou}, as it is unless set
     * @return this container
     */
    public KmsFakeContainer withRegion(String region) {
        return withEnv("KMS_FAKE_REGION", region);
    }

    /**
     * A known access key of the fake's own account. The first one given replaces the pair {@code test}, {@code test} and is
     * the one that {@link #accessKeyId()} tells.
     *
     * @param id its id: anything but empty, without colon, comma and blank
     * @param secret its secret: the same
     * @return this container
     * @throws IllegalArgumentException if one of them cannot be
     */
    public KmsFakeContainer withAccessKey(String id, String secret) {
        return withAccessKey(new AccessKey(id, secret, ""));
    }

    /**
     * A known access key of another account. Accounts have nothing in common.
     *
     * @param id its id: anything but empty, without colon, comma and blank
     * @param secret its secret: the same
     * @param account its account: 16 digits
     * @return this container
     * @throws IllegalArgumentException if one of them cannot be
     */
    public KmsFakeContainer withAccessKey(String id, String secret, String account) {
        return withAccessKey(new AccessKey(id, secret, account));
    }

    private KmsFakeContainer withAccessKey(AccessKey key) {
        accessKeys.add(key);
        return withEnv(
                "KMS_FAKE_ACCESS_KEY", accessKeys.stream().map(AccessKey::spec).collect(Collectors.joining(",")));
    }

    /**
     * Where RSA keys come from.
     *
     * @param source the primes that ship with the fake, as it is unless set, or the container's Java, which is slow
     * @return this container
     */
    public KmsFakeContainer withRsaKeys(RsaKeys source) {
        return withEnv("KMS_FAKE_RSA_KEYS", source.name().toLowerCase(Locale.ROOT));
    }

    /**
     * Prepared state to begin with.
     *
     * @param file the state file, of the class path or this machine, see {@link MountableFile#forClasspathResource(String)}
     *     and {@link MountableFile#forHostPath(String)}; it is copied into the container. The access keys that it names
     *     replace all others, also those of {@link #withAccessKey(String, String)}
     * @return this container
     */
    public KmsFakeContainer withState(MountableFile file) {
        String inside = STATE_FOLDER + Path.of(file.getResolvedPath()).getFileName();
        return withCopyFileToContainer(file, inside).withEnv("KMS_FAKE_STATE", inside);
    }

    /**
     * Where the fake answers plain HTTP, in the form that an SDK's {@code setEndpoint} takes.
     *
     * @return host and port as seen from the test, such as {@code localhost:49152}
     * @throws IllegalStateException if the container is not running
     */
    public String endpoint() {
        return getHost() + ":" + getMappedPort(PORT);
    }

    /**
     * Where the same fake answers HTTPS. Clients trust it if they trust {@link #caCertificatePem()}.
     *
     * @return host and port as seen from the test, such as {@code localhost:49153}
     * @throws IllegalStateException if the container is not running
     */
    public String tlsEndpoint() {
        return getHost() + ":" + getMappedPort(TLS_PORT);
    }

    /**
     * The certificates of the authority behind {@link #tlsEndpoint()}: a root and its second level, others for each
     * container.
     *
     * @return X.509 certificates as PEM, root first
     * @throws IllegalStateException if the container is not running or has no control endpoints
     */
    public String caCertificatePem() {
        return control().caCertificatePem();
    }

    /**
     * The region of calls that name none.
     *
     * @return a region id, such as {@code cn-hangzhou}
     * @throws IllegalStateException if the container is not running
     */
    public String regionId() {
        return ready().group(1);
    }

    /**
     * The first KMS instance that is ready for use.
     *
     * @return an instance id, {@code kst-…}; empty if a prepared state has no instance
     * @throws IllegalStateException if the container is not running
     */
    public String instanceId() {
        return ready().group(2);
    }

    /**
     * The account of calls without a known access key.
     *
     * @return 16 digits
     * @throws IllegalStateException if the container is not running or has no control endpoints
     */
    public String accountId() {
        return control().info().account();
    }

    /**
     * The id of the first access key that this container was given; whether the fake knows it is up to the state, if that has
     * access keys of its own.
     *
     * @return the id; {@code test} unless {@link #withAccessKey(String, String)} gave one
     */
    public String accessKeyId() {
        return accessKey().id();
    }

    /**
     * The secret that goes with {@link #accessKeyId()}.
     *
     * @return the secret; {@code test} unless {@link #withAccessKey(String, String)} gave one
     */
    public String accessKeySecret() {
        return accessKey().secret();
    }

    /**
     * What a test can do to the fake in the container: its state, snapshots, clock, faults, recorded calls, least privilege,
     * client keys and source address. It is the same interface as that of a fake inside the test.
     *
     * @return the fake, by its control endpoints
     * @throws IllegalStateException if the container is not running
     */
    public KmsFakeAdmin admin() {
        return control();
    }

    /**
     * The control endpoints of the fake in the container.
     *
     * @return a client for them
     * @throws IllegalStateException if the container is not running
     */
    public KmsFakeControl control() {
        return KmsFakeControl.at(endpoint());
    }

    /**
     * Takes the fake back to its initial state.
     *
     * @throws IllegalStateException if the container is not running or has no control endpoints
     */
    public void reset() {
        control().reset();
    }

    /**
     * Starts the container and waits until the fake serves.
     *
     * @throws IllegalStateException if there is no container engine, or no such image
     * @throws ContainerLaunchException if the fake does not start, with its own sentence, such as that a variable {@code
     *     KMS_FAKE_…} is no setting
     */
    @Override
    public void start() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw new IllegalStateException(
                    "KmsFakeContainer needs a container engine, and none answers: start Docker, or"
                            + " name one in DOCKER_HOST. Without any, KmsFakeServer of kms-fake-core runs inside the test.");
        }
        try {
            super.start();
        } catch (ContainerFetchException e) {
            throw new IllegalStateException(
                    "there is no image " + image
                            + ": it is neither here nor to be pulled; standalone/image/build.sh of KMS Fake builds it",
                    e);
        } catch (ContainerLaunchException e) {
            throw whyItEnded()
                    .map(sentence -> new ContainerLaunchException(sentence, e))
                    .orElse(e);
        }
    }

    /** Where it is, for logs and debuggers. */
    @Override
    public String toString() {
        return "KmsFakeContainer (image " + image + ", " + (isRunning() ? place() : "not running") + ")";
    }

    private String place() {
        try {
            return "endpoint " + endpoint() + ", region " + regionId();
        } catch (RuntimeException e) { // it may end at any moment, and a debugger asks at any
            return "not serving";
        }
    }

    /** Tells the fake by which names it is reached, which are known only now. */
    @Override
    protected void configure() {
        super.configure();
        Set<String> names = new LinkedHashSet<>(List.of(getHost()));
        if (getNetwork() != null) {
            // outside a network there is a random one that nobody uses and that would rule out reuse
            names.addAll(getNetworkAliases());
        }
        String given = getEnvMap().get("KMS_FAKE_HOST_NAME");
        if (given != null) {
            names.addAll(List.of(given.split(",")));
        }
        addEnv("KMS_FAKE_HOST_NAME", String.join(",", names));
    }

    private AccessKey accessKey() {
        return accessKeys.isEmpty() ? AccessKey.DEFAULT : accessKeys.get(0);
    }

    /** What the fake has said if it could not start with its settings. */
    private Optional<String> whyItEnded() {
        try {
            return getLogs(OutputType.STDERR)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .reduce((earlier, last) -> last)
                    .map(line -> "the fake in the container did not start: " + line);
        } catch (RuntimeException e) { // there is no container, or none any more
            return Optional.empty();
        }
    }

    private Matcher ready() {
        Matcher ready = READY.matcher(getLogs(OutputType.STDOUT));
        if (!ready.find()) {
            throw new IllegalStateException("the container is not running");
        }
        return ready;
    }
}
