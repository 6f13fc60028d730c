package io.github.kmsfake.internal.testing;

import io.github.kmsfake.internal.crypto.CertificateAuthority;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** Sends requests over TLS byte by byte, in records of a size that the test chooses. */
public final class TlsClient {
    private static final int PATIENCE_MILLIS = 20_000;

    /** What came back; the body in ISO 8859-1, so that each byte is a character. */
    public record Response(int status, String body) {}

    private final int port;
    private final String protocol;
    private final int recordSize;
    private final SSLContext context;

    /** A client of one version of TLS, whose records carry so many bytes; the platform's fullest carry 16,384. */
    public TlsClient(TestServer kms, String protocol, int recordSize) {
        this(kms, protocol, recordSize, CertificateAuthority.ofProcess().certificatePem("\n"));
    }

    /** A client that trusts these certificates only. */
    public TlsClient(TestServer kms, String protocol, int recordSize, String trustedPem) {
        this.port = kms.server().tlsPort();
        this.protocol = protocol;
        this.recordSize = recordSize;
        this.context = trusting(trustedPem);
    }

    /** A TLS context that trusts the certificates of a PEM file. */
    public static SSLContext trusting(String pem) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (Certificate certificate : CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))) {
                store.setCertificateEntry("ca" + store.size(), certificate);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Posts a form. */
    public Response post(String form) throws IOException {
        byte[] body = form.getBytes(StandardCharsets.UTF_8);
        String head = "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                + "Content-Length: " + body.length + "\r\n\r\n";
        return send((head + form).getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a whole request and reads its response. */
    public Response send(byte[] request) throws IOException {
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("localhost", port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setEnabledProtocols(new String[] {protocol});
            OutputStream out = socket.getOutputStream();
            for (int start = 0; start < request.length; start += recordSize) {
                out.write(request, start, Math.min(recordSize, request.length - start));
            }
            return read(socket.getInputStream());
        }
    }

    private static Response read(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the connection ended after: " + head);
            }
            head.append((char) next);
        }
        int length = Arrays.stream(head.toString().split("\r\n", -1))
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .mapToInt(line ->
                        Integer.parseInt(line.substring(line.indexOf(':') + 1).trim()))
                .findFirst()
                .orElse(0);
        return new Response(
                Integer.parseInt(head.substring(9, 12)),
                new String(in.readNBytes(length), StandardCharsets.ISO_8859_1));
    }
}
