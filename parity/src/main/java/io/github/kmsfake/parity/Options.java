package io.github.kmsfake.parity;

import io.github.kmsfake.parity.cases.Group;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that all commands share which make calls. */
final class Options {
    /** In place of an address: a fake in this process. */
    static final String FAKE = "fake";

    private static final String DEFAULT_REGION = "cn-hangzhou";
    private static final Pattern ENDPOINT = Pattern.compile("//kms(?:-vpc)?\\.([a-z0-9-]+)\\.aliyuncs\\.com");

    @Option(names = "--access-key", paramLabel = "ID:SECRET", description = "else the usual variables or profile file")
    private @Nullable String accessKey;

    @Option(names = "--region", description = "the region; else that of the address, or cn-hangzhou")
    private @Nullable String region;

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
    private @Nullable String only;

    @Option(names = "--prefix", description = "what all names begin with; by default other letters each time")
    private @Nullable String given;

    private final String made = "parity-" + UUID.randomUUID().toString().substring(0, 6);

    boolean yes() {
        return yes;
    }

    /** The prefix of what a run makes, by which a later one finds it. */
    String prefix() {
        return given == null ? made : given;
    }

    /** Refuses what makes no sense, before anything is done. */
    Options checked() throws IOException {
        if (given != null && !given.matches("parity-[a-z0-9-]{1,20}")) {
            throw new IOException("--prefix is parity- and up to 20 lower-case letters and digits, not " + given);
        }
        if (rate != null && !(rate >= 0 && rate <= 10_000)) {
            throw new IOException("--rate is a number from 0 to 10000, not " + rate);
        }
        return this;
    }

    /** The same, where a prefix must be given. */
    Options withPrefix() throws IOException {
        if (given == null) {
            throw new IOException("--prefix must say of which run, as in its plan");
        }
        return checked();
    }

    /** The cases that were asked for. */
    Selection selection(boolean fakes) throws IOException {
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
        Selection selection;
        try {
            selection = Selection.of(Pattern.compile(only == null ? ".*" : only), available);
        } catch (PatternSyntaxException e) {
            throw new IOException("--only takes a regular expression: " + e.getDescription(), e);
        }
        if (selection.groups().isEmpty()) {
            throw new IOException("no case has an id like " + only);
        }
        return selection;
    }

    /** The plan of such a run. */
    String plan(Selection selection, String... addresses) {
        double slowest = 0;
        for (String address : addresses) {
            double one = rate(address);
            slowest = slowest == 0 ? one : Math.min(slowest, one);
        }
        return selection.plan(prefix(), slowest);
    }

    private double rate(String address) {
        if (rate != null) {
            return rate;
        }
        return address.equals(FAKE) || address.contains("//127.0.0.1") || address.contains("//localhost") ? 0 : 8;
    }

    /** The sides with these addresses. */
    List<Side> sides(String... addresses) throws IOException {
        String others = DEFAULT_REGION;
        for (String address : addresses) {
            String own = regionOf(address);
            if (region != null && !own.isEmpty() && !own.equals(region)) {
                throw new IOException(address + " is in " + own + ", --region says " + region);
            }
            others = own.isEmpty() ? others : own;
        }
        List<Side> sides = new ArrayList<>();
        for (String address : addresses) {
            sides.add(new Side(peer(address, others, sides.isEmpty() ? 'a' : 'b'), Pace.Time.REAL));
        }
        return sides;
    }

    private Peer peer(String address, String elsewhere, char side) throws IOException {
        boolean fake = address.equals(FAKE);
        URI uri = fake ? URI.create("http://127.0.0.1/") : uri(address);
        Credentials credentials = fake && accessKey == null
                ? new Credentials("test", "test", "")
                : Credentials.find(accessKey, System.getenv(), homes());
        String own = regionOf(address);
        return new Peer(
                fake,
                uri,
                http(),
                credentials,
                region != null ? region : own.isEmpty() ? elsewhere : own,
                region != null,
                fake ? Group.READY : instance == null ? "" : instance,
                fake ? Peer.FAKE_ACCOUNT : account == null ? "" : account,
                prefix(),
                side,
                rate(address));
    }

    /** Where profiles may be: the vendor's tools ask the environment, Java asks the system. */
    private static Path[] homes() {
        return Stream.of(System.getenv("HOME"), System.getProperty("user.home"))
                .filter(home -> home != null && !home.isEmpty())
                .map(Path::of)
                .distinct()
                .toArray(Path[]::new);
    }

    /** The region in the name of an endpoint; empty if there is none. */
    private static String regionOf(String address) {
        Matcher host = ENDPOINT.matcher(address);
        return host.find() ? host.group(1) : "";
    }

    private static URI uri(String address) throws IOException {
        try {
            URI uri = new URI(address);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (web && uri.getHost() != null && uri.getUserInfo() == null && uri.getPort() <= 65_535) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // said below
        }
        // a password in it is not repeated
        throw new IOException("not an address such as https://kms.cn-hangzhou.aliyuncs.com: "
                + address.replaceFirst("//.*@", "//…@"));
    }

    private HttpClient http() throws IOException {
        HttpClient.Builder builder =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(10));
        if (ca != null) {
            builder.sslContext(trusting(ca));
        }
        return builder.build();
    }

    /** Trusts the certificates of a file and those that Java trusts: an instance has an authority of its own. */
    private static SSLContext trusting(Path ca) throws IOException {
        try (InputStream pem = Files.newInputStream(ca)) {
            List<Certificate> certificates =
                    new ArrayList<>(CertificateFactory.getInstance("X.509").generateCertificates(pem));
            if (certificates.isEmpty()) {
                throw new CertificateException("none in it");
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init((KeyStore) null);
            for (TrustManager manager : trust.getTrustManagers()) {
                if (manager instanceof X509TrustManager usual) {
                    certificates.addAll(List.of(usual.getAcceptedIssuers()));
                }
            }
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (Certificate one : certificates) {
                store.setCertificateEntry("ca" + store.size(), one);
            }
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("--ca takes certificates as PEM, not " + ca, e);
        }
    }
}
