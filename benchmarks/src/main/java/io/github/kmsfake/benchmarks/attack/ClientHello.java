package io.github.kmsfake.benchmarks.attack;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/** The first message of a TLS handshake. */
final class ClientHello {
    private ClientHello() {}

    /** One that a server would answer. */
    static byte[] bytes() {
        try {
            SSLEngine engine = SSLContext.getDefault().createSSLEngine("localhost", 443);
            engine.setUseClientMode(true);
            ByteBuffer message = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
            engine.wrap(ByteBuffer.allocate(0), message);
            byte[] bytes = new byte[message.flip().remaining()];
            message.get(bytes);
            return bytes;
        } catch (GeneralSecurityException | SSLException e) {
            throw new IllegalStateException("every Java platform has TLS", e);
        }
    }
}
