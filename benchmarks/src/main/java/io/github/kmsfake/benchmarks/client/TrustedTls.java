package io.github.kmsfake.benchmarks.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** Trust in the authority that a server says is its own. */
public final class TrustedTls {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private TrustedTls() {}

    /** Asks the server on a plain port for its authority, and trusts nobody else. */
    public static SSLSocketFactory of(int port) throws IOException {
        try (BlockingConnection connection = BlockingConnection.open(port, PATIENCE)) {
            String pem = connection.ask(ControlCalls.get("ca.pem")).body();
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            int number = 0;
            for (Certificate certificate : CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))) {
                trusted.setCertificateEntry("authority-" + number++, certificate);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IOException("the server's authority cannot be used", e);
        }
    }
}
