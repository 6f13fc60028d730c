package io.github.kmsfake.benchmarks.attack;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** One connection of an attack, which never blocks; of what it reads it keeps only the statuses. */
final class Connection implements Closeable {
    private static final byte[] STATUS_LINE = "HTTP/1.1 ".getBytes(StandardCharsets.US_ASCII);
    private static final int STATUS_DIGITS = 3;

    /** How much one connection sends before it is another one's turn. */
    private static final int TURN_BYTES = 256 * 1024;

    private final SocketChannel channel;
    private final Iterator<byte[]> bytes;
    private ByteBuffer current = ByteBuffer.allocate(0);
    private final List<Integer> statuses = new ArrayList<>();
    private int matched;
    private int status;
    private boolean closed;

    private Connection(SocketChannel channel, Iterator<byte[]> bytes) {
        this.channel = channel;
        this.bytes = bytes;
    }

    static Connection open(int port, Iterator<byte[]> bytes, Selector selector) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        Connection connection = new Connection(channel, bytes);
        boolean connected = channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.register(selector, connected ? SelectionKey.OP_WRITE : SelectionKey.OP_CONNECT, connection);
        return connection;
    }

    boolean hasSentAll() {
        return channel.isConnected() && !current.hasRemaining() && !bytes.hasNext();
    }

    boolean isClosed() {
        return closed;
    }

    List<Integer> statuses() {
        return statuses;
    }

    boolean isDone(int answers) {
        return closed || (hasSentAll() && statuses.size() >= answers);
    }

    /** Sends and reads what can be sent and read now. */
    void advance(SelectionKey key, boolean reads, ByteBuffer scratch) {
        try {
            if (key.isConnectable()) {
                channel.finishConnect();
            }
            if (key.isReadable()) {
                read(scratch);
            }
            if (!closed && channel.isConnected() && !hasSentAll()) {
                send();
            }
            if (!closed) {
                key.interestOps((reads ? SelectionKey.OP_READ : 0) | (hasSentAll() ? 0 : SelectionKey.OP_WRITE));
            }
        } catch (IOException e) {
            // the server, or the kernel in its place, wants no more of it
            closed = true;
            key.cancel();
        }
    }

    /** Reads a little of what has come, to see whether the server has answered or hung up. */
    void peek(ByteBuffer scratch) {
        try {
            if (!closed && channel.isConnected()) {
                read(scratch);
            }
        } catch (IOException e) {
            closed = true;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void send() throws IOException {
        for (int sent = 0; sent < TURN_BYTES; ) {
            if (!current.hasRemaining()) {
                if (!bytes.hasNext()) {
                    return;
                }
                current = ByteBuffer.wrap(bytes.next());
            }
            int written = channel.write(current);
            if (current.hasRemaining()) {
                return;
            }
            sent += written;
        }
    }

    private void read(ByteBuffer scratch) throws IOException {
        scratch.clear();
        if (channel.read(scratch) < 0) {
            closed = true;
            channel.close();
            return;
        }
        scratch.flip();
        while (scratch.hasRemaining()) {
            look(scratch.get());
        }
    }

    /** Finds {@code HTTP/1.1} and the number behind it. */
    private void look(byte next) {
        if (matched < STATUS_LINE.length) {
            matched = next == STATUS_LINE[matched] ? matched + 1 : next == STATUS_LINE[0] ? 1 : 0;
            return;
        }
        status = 10 * status + next - '0';
        matched++;
        if (matched == STATUS_LINE.length + STATUS_DIGITS) {
            statuses.add(status);
            matched = 0;
            status = 0;
        }
    }
}
