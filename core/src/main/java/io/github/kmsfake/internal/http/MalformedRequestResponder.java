package io.github.kmsfake.internal.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.xnio.conduits.AbstractStreamSinkConduit;
import org.xnio.conduits.StreamSinkConduit;

/**
 * Puts the service's error in place of the bare refusal that the HTTP parser writes when it cannot make a request of what
 * it reads, such as an address with a malformed percent escape. There is no handler to ask at that point, so this sits
 * where the connection's bytes leave.
 */
final class MalformedRequestResponder extends AbstractStreamSinkConduit<StreamSinkConduit> {
    private static final ByteBuffer BARE = ByteBuffer.wrap(
                    "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII))
            .asReadOnlyBuffer();

    private final Supplier<byte[]> refusal;
    private final Runnable answered;
    private @Nullable ByteBuffer instead;

    /**
     * A responder for one connection.
     *
     * @param answered what to do when something is answered
     */
    MalformedRequestResponder(StreamSinkConduit next, Supplier<byte[]> refusal, Runnable answered) {
        super(next);
        this.answered = answered;
        this.refusal = refusal;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        answered.run();
        if (instead == null && !source.equals(BARE)) {
            return super.write(source);
        }
        ByteBuffer reply = instead == null ? ByteBuffer.wrap(refusal.get()) : instead;
        instead = reply;
        while (reply.hasRemaining()) {
            if (super.write(reply) == 0) {
                return 0; // the caller comes back with the same bytes when there is room
            }
        }
        int length = source.remaining();
        source.position(source.limit());
        return length;
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
