package io.github.kmsfake.internal.http;

import io.github.kmsfake.internal.text.ServerLog;
import io.undertow.server.handlers.HostHeaderHandler;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xnio.conduits.AbstractStreamSinkConduit;
import org.xnio.conduits.StreamSinkConduit;

/**
 * Puts the service's error in place of the bare refusal that the HTTP parser writes when it cannot make a request of what
 * it reads, such as an address with a malformed percent escape, or that the web server writes when a {@code Host} header
 * is no host. There is no handler to ask at that point, so this sits where the connection's bytes leave.
 */
final class MalformedRequestResponder extends AbstractStreamSinkConduit<StreamSinkConduit> {
    private static final ByteBuffer BARE = ByteBuffer.wrap(
                    "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII))
            .asReadOnlyBuffer();

    private static final List<ByteBuffer> NO_HOST = Stream.of(
                    HostHeaderHandler.STATUS_NO_HOST_HEADER,
                    HostHeaderHandler.STATUS_TOO_MANY_HOST_HEADERS,
                    HostHeaderHandler.STATUS_MALFORMED_PORT,
                    HostHeaderHandler.STATUS_MALFORMED_IP_LITERAL,
                    HostHeaderHandler.STATUS_MALFORMED_IP_LITERAL_BAD_CHARS,
                    HostHeaderHandler.STATUS_HOST_NO_MATCH)
            .map(phrase -> ByteBuffer.wrap(("HTTP/1.1 400 " + phrase + "\r\n").getBytes(StandardCharsets.US_ASCII))
                    .asReadOnlyBuffer())
            .toList();

    private final Supplier<byte[]> refusal;
    private final Runnable answered;
    private final ServerLog log;
    private @Nullable ByteBuffer instead;

    /**
     * A responder for one connection.
     *
     * @param answered what to do when something is answered
     */
    MalformedRequestResponder(StreamSinkConduit next, Supplier<byte[]> refusal, Runnable answered, ServerLog log) {
        super(next);
        this.log = log;
        this.answered = answered;
        this.refusal = refusal;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        answered.run();
        if (instead == null) {
            boolean noHost = refusesHost(source);
            if (!noHost && !source.equals(BARE)) {
                return super.write(source);
            }
            if (noHost) {
                log.warning(
                        "a request was refused since its Host header is not HOST or HOST:PORT; most often the endpoint"
                                + " of a client has a scheme, such as http://, or a path, and should have neither");
            }
            instead = ByteBuffer.wrap(refusal.get());
        }
        ByteBuffer reply = instead;
        while (reply.hasRemaining()) {
            if (super.write(reply) == 0) {
                return 0; // the caller comes back with the same bytes when there is room
            }
        }
        int length = source.remaining();
        source.position(source.limit());
        return length;
    }

    private static boolean refusesHost(ByteBuffer source) {
        for (ByteBuffer beginning : NO_HOST) {
            if (beginning.mismatch(source) == beginning.remaining()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
        answered.run();
        return super.write(sources, offset, length);
    }

    @Override
    public int writeFinal(ByteBuffer source) throws IOException {
        answered.run();
        return super.writeFinal(source);
    }

    @Override
    public long writeFinal(ByteBuffer[] sources, int offset, int length) throws IOException {
        answered.run();
        return super.writeFinal(sources, offset, length);
    }
}
