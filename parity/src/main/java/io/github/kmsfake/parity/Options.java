package io.github.kmsfake.parity;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that all commands share which make calls. */
final class Options {
    /** In place of an address: a fake in this process. */
    static final String FAKE = "fake";

    @Option(names = "--access-key", paramLabel = "ID:SECRET", description = "else the usual variables or profile file")
    private @Nullable String accessKey;

    @Option(names = "--region", defaultValue = "cn-hangzhou", description = "the region (${DEFAULT-VALUE})")
    private String region = "cn-hangzhou";

    @Option(names = "--instance", description = "an instance that cases may make keys and secrets in")
    private @Nullable String instance;

    @Option(names = "--account", description = "the account's number, if no answer tells it")
    private @Nullable String account;

    @Option(names = "--ca", description = "a certificate to trust, as PEM")
    private @Nullable Path ca;

    @Option(names = "--paid", description = "also cases that make what costs money: keys and secrets")
    private boolean paid;

    @Option(names = "--yes", description = "do it; otherwise only the plan is shown")
    private boolean yes;

    @Option(names = "--rate", description = "calls a second, 0 for any number (8; 0 on this machine)")
    private @Nullable Double rate;

    @Option(names = "--only", paramLabel = "PATTERN", description = "cases with such ids (a regular expression)")
    private @Nullable Pattern only;

    @Option(names = "--prefix", description = "what all names begin with; by default other letters each time")
    private String prefix = "parity-" + UUID.randomUUID().toString().substring(0, 6);

    boolean yes() {
        return yes;
    }

    String prefix() {
        return prefix;
    }

    /** The cases that were asked for. */
    Selection selection(boolean fakes) {
        TreeSet<String> available = new TreeSet<>();
        if (paid || fakes) {
            available.add("paid");
        }
        if (instance != null || fakes) {
            available.add("instance");
        }
        if (fakes) {
            available.add("fake");
        }
        return Selection.of(only == null ? Pattern.compile(".*") : only, available);
    }

    /** The plan of such a run. */
    String plan(Selection selection, String... addresses) {
        double slowest = 0;
        for (String address : addresses) {
            double one = rate(address);
            slowest = slowest == 0 ? one : Math.min(slowest, one);
        }
        return selection.plan(prefix, slowest);
    }

    private double rate(String address) {
        if (rate != null) {
            return rate;
        }
        return address.equals(FAKE) || address.contains("//127.0.0.1") || address.contains("//localhost") ? 0 : 8;
    }

    /** One side, by its address. */
    Side side(String address) throws IOException {
        boolean fake = address.equals(FAKE);
        Credentials credentials = fake && accessKey == null
                ? new Credentials("test", "test")
                : Credentials.find(accessKey, System.getenv(), Path.of(System.getProperty("user.home")));
        return new Side(new Peer(
                fake,
                URI.create(fake ? "http://127.0.0.1/" : address),
                http(),
                credentials.id(),
                credentials.secret(),
                region,
                fake ? io.github.kmsfake.parity.cases.Group.READY : instance == null ? "" : instance,
                fake ? Peer.FAKE_ACCOUNT : account == null ? "" : account,
                prefix,
                rate(address)));
    }

    private HttpClient http() throws IOException {
        HttpClient.Builder builder =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(10));
        if (ca != null) {
            try (InputStream pem = Files.newInputStream(ca)) {
                KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
                store.load(null, null);
                int i = 0;
                for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                    store.setCertificateEntry("ca" + i++, one);
                }
                TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
                trust.init(store);
                SSLContext context = SSLContext.getInstance("TLS");
                context.init(null, trust.getTrustManagers(), null);
                builder.sslContext(context);
            } catch (GeneralSecurityException e) {
                throw new IOException("cannot trust " + ca, e);
            }
        }
        return builder.build();
    }
}
