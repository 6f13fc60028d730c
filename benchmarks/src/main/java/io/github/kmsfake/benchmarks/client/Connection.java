package io.github.kmsfake.benchmarks.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** One kept-alive connection of a load: it has one request under way at a time. */
final class Connection implements AutoCloseable {
    private static final int OK = 200;

    private final SocketChannel channel;
    private final Answer answer = new Answer();

    private Connection(SocketChannel channel) {
        this.channel = channel;
    }

    static Connection open(int port, Selector selector) throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        Connection connection = new Connection(channel);
        channel.register(selector, SelectionKey.OP_READ, connection);
        return connection;
    }

    /** Sends a request; it is far smaller than the socket's buffer, so this hardly ever goes around twice. */
    void send(byte[] request) throws IOException {
        answer.clear();
        ByteBuffer rest = ByteBuffer.wrap(request);
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
    }

    /** Takes in what has come; true once the answer is complete. Only what was granted counts as an answer. */
    boolean receive() throws IOException {
        answer.readFrom(channel);
        if (!answer.isComplete()) {
            return false;
        }
        if (answer.status() != OK) {
            throw new IllegalStateException("refused with status " + answer.status() + ": " + answer.body());
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
