package io.github.kmsfake.junit5;

import io.github.kmsfake.KmsFakeServer;
import io.github.kmsfake.RsaKeys;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A KMS fake for tests, in three places:
 *
 * <ul>
 *   <li>On a test class, a superclass or an interface of it: one server for the class and its nested classes, reset before
 *       each test, each repetition and each set of parameters, but not between the dynamic tests of one factory. Parameters
 *       of type {@link KmsFakeServer} of constructors, lifecycle methods and tests get it. Tests of such a class take turns,
 *       also where JUnit runs tests in parallel, since they share the server's state; different classes run side by side. A
 *       nested class that is annotated itself has a server of its own, and a parameterized class one for all its sets.
 *   <li>On a field of type {@link KmsFakeServer}: a static field's server lives as long as the class and is not reset; an
 *       instance field's server lives as long as the instance. If the field already holds a server, built or started, that
 *       server is used as it is and closed in the end. Classes that inherit a static field and run at the same time share its
 *       server; those that run one after the other each get a new one, but share one that the field already holds.
 *   <li>On a parameter of type {@link KmsFakeServer}: a server that ends with the test (or with the class, for parameters
 *       of constructors and of {@code @BeforeAll} methods). Two parameters of one method are two servers, also if their attributes
 *       are the same. Methods share them: the first parameter with certain attributes is the same server for a test and for
 *       its lifecycle methods, and so is the second. Without attributes of its own and in a class that has a server, the first
 *       is that server.
 * </ul>
 *
 * <pre>{@code
 * @KmsFake
 * class AccessTest {
 *     @Test
 *     void createsAnAccessPoint(KmsFakeServer kms) throws Exception {
 *         …
 *     }
 *
 *     @Test
 *     @KmsFault(operation = "Encrypt", error = "Rejected.Throttling", times = 2)
 *     void triesAgainWhenThrottled(KmsFakeServer kms) throws Exception {
 *         …
 *     }
 * }
 * }</pre>
 *
 * <p>The failure of a test tells, as a suppressed exception, which calls the test made. A test that closes a server leaves a
 * new one to the next test; where that cannot be, since a constructor or a {@code @BeforeAll} method has the old one or
 * the user has built it, the next test fails and says so.
 *
 * <p>The attributes are the settings of {@link KmsFakeServer.Builder}; they are of no effect on a field that holds a
 * server already. It can stand on an annotation of one's own. What an annotation cannot say is said by {@link
 * KmsFakeExtension}. It works with JUnit 5.10 to 5.14 and with JUnit 6.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.FIELD, ElementType.PARAMETER, ElementType.ANNOTATION_TYPE})
@ExtendWith(AnnotatedFakes.class)
// JUnit before 5.12 ignores the providers, but needs a value, and one that is shared only keeps nobody waiting.
@ResourceLock(value = "io.github.kmsfake", mode = ResourceAccessMode.READ, providers = SerialWithinClass.class)
public @interface KmsFake {
    /**
     * The region of calls that name none.
     *
     * @return a region id, such as {@code cn-hangzhou}; empty for the default
     * @see KmsFakeServer.Builder#region(String)
     */
    String region() default "";

    /**
     * The account of calls without a known access key.
     *
     * @return 16 digits; empty for the default
     * @see KmsFakeServer.Builder#account(String)
     */
    String account() default "";

    /**
     * The known access keys.
     *
     * @return each {@code ID:SECRET}, {@code ID:SECRET:ACCOUNT} or {@code ID:SECRET:ACCOUNT:RAM-NAME}; none for {@code test:test}
     * @see KmsFakeServer.Builder#accessKey(String)
     */
    String[] accessKeys() default {};

    /**
     * The KMS instances of the initial state.
     *
     * @return each {@code ID[:FIELD=VALUE]…}; none for one that is ready for use
     * @see KmsFakeServer.Builder#instance(String)
     */
    String[] instances() default {};

    /**
     * Whether to refuse callers who do not prove who they are.
     *
     * @return false by default
     * @see KmsFakeServer.Builder#strict(boolean)
     */
    boolean strict() default false;

    /**
     * Whether to refuse wrong signatures in KMS's own older words.
     *
     * @return false by default
     * @see KmsFakeServer.Builder#legacySignatureErrors(boolean)
     */
    boolean legacySignatureErrors() default false;

    /**
     * Whether accounts may use the service at first.
     *
     * @return {@code Enabled}, {@code NotEnabled}, {@code InDebt} or {@code Suspended}
     * @see KmsFakeServer.Builder#accountStatus(String)
     */
    String accountStatus() default "Enabled";

    /**
     * How long an instance stays {@code Connecting} after ConnectKmsInstance.
     *
     * @return an ISO 8601 duration, such as {@code PT5M}
     * @see KmsFakeServer.Builder#instanceConnectTime(java.time.Duration)
     */
    String instanceConnectTime() default "PT0S";

    /**
     * Makes ids and keys repeatable.
     *
     * @return one number; none for unpredictable ids and keys
     * @see KmsFakeServer.Builder#seed(long)
     */
    long[] seed() default {};

    /**
     * Where RSA keys come from.
     *
     * @return the primes that ship with the fake unless set, or the platform, which is slow
     * @see KmsFakeServer.Builder#rsaKeys(RsaKeys)
     */
    RsaKeys rsaKeys() default RsaKeys.SHIPPED;

    /**
     * Whether the control endpoints exist.
     *
     * @return true by default
     * @see KmsFakeServer.Builder#control(boolean)
     */
    boolean control() default true;

    /**
     * Where to listen.
     *
     * @return a host name or address of this machine
     * @see KmsFakeServer.Builder#host(String)
     */
    String host() default "127.0.0.1";

    /**
     * The port for plain HTTP.
     *
     * @return 1 to 65535, or 0 for any free one
     * @see KmsFakeServer.Builder#port(int)
     */
    int port() default 0;

    /**
     * The port for HTTPS.
     *
     * @return 1 to 65535, or 0 for any free one
     * @see KmsFakeServer.Builder#tlsPort(int)
     */
    int tlsPort() default 0;

    /**
     * Further names by which clients reach the server.
     *
     * @return host names or addresses
     * @see KmsFakeServer.Builder#hostName(String)
     */
    String[] hostNames() default {};

    /**
     * The proxies whose {@code X-Forwarded-For} header is believed; none unless set.
     *
     * @return IPv4 addresses or blocks in CIDR notation
     * @see KmsFakeServer.Builder#trustedProxy(String)
     */
    String[] trustedProxies() default {};

    /**
     * How much there can be in one account and region, where the service's own figure is in a test's way.
     *
     * @return {@code NAME=FIGURE} each, such as {@code keys=1000}
     * @see KmsFakeServer.Builder#limit(String)
     */
    String[] limits() default {};

    /**
     * Managed data keys.
     *
     * @return {@code NAME[:VERSION[=BASE64]]…} each
     * @see KmsFakeServer.Builder#managedDataKey(String)
     */
    String[] managedDataKeys() default {};

    /**
     * The initial state, prepared in a document; each test begins with it.
     *
     * @return {@code classpath:} and the name of a resource, or a file, YAML or JSON; empty for none
     * @see KmsFakeServer.Builder#state(String)
     */
    String state() default "";

    /**
     * Where the state is kept beyond the end of the server.
     *
     * @return a file, or a folder for {@code state.json}; empty for nowhere
     * @see KmsFakeServer.Builder#data(String)
     */
    String data() default "";

    /**
     * How long a connection may stay silent.
     *
     * @return an ISO 8601 duration
     * @see KmsFakeServer.Builder#idleTimeout(java.time.Duration)
     */
    String idleTimeout() default "PT1M";

    /**
     * Whether recorded calls keep plaintexts, secret values and passwords as they are, rather than masked.
     *
     * @return false by default
     * @see KmsFakeServer.Builder#recordSecrets(boolean)
     */
    boolean recordSecrets() default false;

    /**
     * The time at which the fake's clock stands still, until a test moves it.
     *
     * @return an ISO 8601 time, such as {@code 2030-01-01T00:00:00Z}; empty for the real clock
     * @see KmsFakeServer.Builder#clock(java.time.Clock)
     */
    String clock() default "";

    /**
     * What makes a test fail that has passed otherwise: faults that no call has met, or warnings of its calls. What is not
     * named here is told in the test's report (as report entry {@code kms-fake}) and in the log.
     *
     * @return nothing by default
     */
    FailOn[] failOn() default {};

    /**
     * The authority that signs the HTTPS listener's certificate.
     *
     * @return its certificate (or root and second level, one text) and its private key, both as PEM; none for the one that the process makes
     * @see KmsFakeServer.Builder#certificateAuthority(String, String)
     */
    String[] certificateAuthority() default {};
}
