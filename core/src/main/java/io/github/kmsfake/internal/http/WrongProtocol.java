package io.github.kmsfake.internal.http;

import io.github.kmsfake.internal.text.ServerLog;
import io.undertow.protocols.ssl.UndertowXnioSsl;
import java.security.cert.Certificate;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.function.IntSupplier;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import org.xnio.StreamConnection;
import org.xnio.ssl.SslConnection;

/** Says in the log when a client of one connection speaks TLS where there is none, or the reverse, trusts nobody, or asks for an unknown name. */
final class WrongProtocol {
    /** The first byte of a TLS handshake, which begins no request. */
    private static final byte HANDSHAKE = 0x16;

    private final boolean tls;
    private final IntSupplier port;
    private final IntSupplier tlsPort;
    private final ServerLog log;
    private boolean begun;

    WrongProtocol(boolean tls, IntSupplier port, IntSupplier tlsPort, ServerLog log) {
        this.tls = tls;
        this.port = port;
        this.tlsPort = tlsPort;
        this.log = log;
    }

    /** Looks at what a client begins with. */
    void notice(byte first) {
        if (!begun && !tls && first == HANDSHAKE) {
            log.warning("a client speaks TLS at port " + port.getAsInt()
                    + ", which is for http://; https:// is at port " + tlsPort.getAsInt());
        }
        begun = true;
    }

    /** Looks at why the platform gave a connection up. */
    void notice(SSLException problem) {
        if (!begun) {
            begun = true;
            log.warning("a client does not speak TLS at port " + tlsPort.getAsInt()
                    + ", which is for https://; http:// is at" + " port " + port.getAsInt() + ": "
                    + problem.getMessage());
        }
    }

    /**
     * Looks at how a connection ended: that a client has no trust, only the client knows for certain. Of TLS 1.2 nothing is
     * left then that tells it from one that only looks whether the port is open.
     */
    void noticeEnd(StreamConnection connection) {
        if (begun || !(connection instanceof SslConnection secure)) {
            return;
        }
        SSLEngine engine = UndertowXnioSsl.getSslEngine(secure);
        if (hasGreeted(engine)) {
            begun = true;
            SSLSession handshake = engine.getHandshakeSession();
            log.warning("a client ended its TLS connection to port " + tlsPort.getAsInt() + " without a request; "
                    + cause(handshake == null ? engine.getSession() : handshake));
        }
    }

    private static String cause(SSLSession session) {
        return ((ExtendedSSLSession) session)
                .getRequestedServerNames().stream()
                        .filter(SNIHostName.class::isInstance)
                        .map(name -> ((SNIHostName) name).getAsciiName())
                        .filter(name -> !certifies(session.getLocalCertificates(), name))
                        .findFirst()
                        .map(name -> "it asked for " + name
                                + ", a name that is not in the certificate: add it with --host-name or hostNames")
                        .orElse("most often it does not trust the certificate: give it the authority, which --ca-out,"
                                + " caCertificatePem() and /_kms-fake/ca.pem have");
    }

    /** Also true if the connection ended before any certificate was chosen. */
    private static boolean certifies(Certificate @Nullable [] chain, String name) {
        if (chain == null) {
            return true;
        }
        String anyOfItsDomain = "*" + name.substring(Math.max(name.indexOf('.'), 0));
        try {
            return ((X509Certificate) chain[0])
                    .getSubjectAlternativeNames().stream()
                            .map(entry -> String.valueOf(entry.get(1)))
                            .anyMatch(known -> known.equalsIgnoreCase(name) || known.equalsIgnoreCase(anyOfItsDomain));
        } catch (CertificateParsingException e) {
            throw new IllegalStateException("it is our own", e);
        }
    }

    /** Whether there was a client that speaks TLS, rather than one that looks whether the port is open. */
    private static boolean hasGreeted(SSLEngine engine) {
        return engine.getHandshakeSession() != null
                || !engine.getSession().getCipherSuite().startsWith("SSL_NULL");
    }
}
