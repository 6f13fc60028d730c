package io.github.kmsfake.benchmarks.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLSocketFactory;

/** One connection that waits for its server, but not forever; it can be used for several requests. */
public final class BlockingConnection implements AutoCloseable {
    private final Socket socket;
    private final Answer answer = new Answer();

    private BlockingConnection(Socket socket) {
        this.socket = socket;
    }

    /** Connects to a plain port. */
    public static BlockingConnection open(int port, Duration patience) throws IOException {
        return new BlockingConnection(connected(port, patience));
    }

    /** Connects to a port for HTTPS; the server's certificate is checked by the factory's rules. */
    public static BlockingConnection open(int port, Duration patience, SSLSocketFactory tls) throws IOException {
        Socket plain = connected(port, patience);
        return new BlockingConnection(
                tls.createSocket(plain, plain.getInetAddress().getHostAddress(), port, true));
    }

    /** Sends the request, and waits for the whole answer, which is forgotten when the next request is sent. */
    public Answer ask(byte[] request) throws IOException {
        answer.clear();
        socket.getOutputStream().write(request);
        while (!answer.isComplete()) {
            answer.readFrom(socket.getInputStream());
        }
        return answer;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static Socket connected(int port, Duration patience) throws IOException {
        Socket socket = new Socket();
        try {
            int millis = Math.toIntExact(patience.toMillis());
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), millis);
            socket.setSoTimeout(millis);
            socket.setTcpNoDelay(true);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
