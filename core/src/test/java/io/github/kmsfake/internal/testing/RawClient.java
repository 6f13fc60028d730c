package io.github.kmsfake.internal.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Sends bytes that no HTTP client would send. */
public final class RawClient {
    private static final int PATIENCE = 20_000;

    /** What came back; status 0 if nothing did before the connection ended. */
    public record Response(int status, String head, String body) {}

    private final int port;

    private RawClient(int port) {
        this.port = port;
    }

    public static RawClient to(TestServer server) {
        return new RawClient(server.port());
    }

    /** Sends text and reads one response. */
    public Response send(String text) {
        try (Socket socket = connect()) {
            try {
                socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().flush();
            } catch (SocketException e) {
                // The server may answer and hang up while we still talk; what it said can still be read.
            }
            return read(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE);
        return socket;
    }

    private static Response read(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            for (int b = in.read(); b >= 0; b = in.read()) {
                bytes.write(b);
                @Nullable Response complete = complete(bytes.toString(StandardCharsets.UTF_8));
                if (complete != null) {
                    return complete;
                }
            }
        } catch (SocketException e) {
            // reset by the server after what was read
        }
        String text = bytes.toString(StandardCharsets.UTF_8);
        return text.isEmpty() ? new Response(0, "", "") : new Response(status(text), text, "");
    }

    private static @Nullable Response complete(String text) {
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return null;
        }
        String head = text.substring(0, end);
        String body = text.substring(end + 4);
        int length = 0;
        for (String line : head.split("\r\n", -1)) {
            if (line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(line.indexOf(':') + 1).trim());
            }
        }
        return body.getBytes(StandardCharsets.UTF_8).length < length ? null : new Response(status(head), head, body);
    }

    private static int status(String head) {
        return Integer.parseInt(head.substring(9, 12));
    }
}
