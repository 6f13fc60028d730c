package io.github.kmsfake.standalone;

import io.github.kmsfake.internal.text.ClientText;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks the fake in the same container whether it serves: the image has no shell that could. */
public final class HealthCheck {
    private static final int PATIENCE_MILLIS = 5000;
    private static final int UNHEALTHY = 1;
    private static final int SERVER_ERROR = 500;
    private static final int ENOUGH_FOR_A_STATUS = 16;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 ([0-9]{3})");

    private HealthCheck() {}

    /**
     * Runs the check, for the host and the port that the environment names: {@code KMS_FAKE_HOST} and {@code
     * KMS_FAKE_PORT}. It ends with exit code 0 if the fake answers, without control endpoints too; otherwise with 1 and
     * one sentence on standard error.
     *
     * @param arguments none are read
     */
    public static void main(String[] arguments) {
        try {
            check(address(System.getenv()));
        } catch (IllegalArgumentException e) {
            end(String.valueOf(e.getMessage()));
        }
    }

    private static void check(InetSocketAddress address) {
        try {
            int status = ask(address);
            if (status >= SERVER_ERROR) {
                end("the fake at " + address + " answers with status " + status);
            }
        } catch (IOException e) {
            end("no answer from the fake at " + address + ": " + e.getMessage());
        }
    }

    /** Where the fake listens, as seen from beside it. */
    static InetSocketAddress address(Map<String, String> environment) {
        Environment known = Environment.of(environment);
        String host = known.value(Setting.HOST);
        String port = known.value(Setting.PORT);
        boolean anywhere = host.isEmpty() || host.equals("0.0.0.0") || host.equals("::");
        return new InetSocketAddress(anywhere ? "127.0.0.1" : host, port.isEmpty() ? 4590 : Integer.parseInt(port));
    }

    private static int ask(InetSocketAddress address) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(address, PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream()
                    .write("GET /_kms-fake/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            return status(socket.getInputStream());
        }
    }

    private static int status(InputStream answer) throws IOException {
        Matcher status = STATUS.matcher(new String(answer.readNBytes(ENOUGH_FOR_A_STATUS), StandardCharsets.US_ASCII));
        if (!status.lookingAt()) {
            throw new IOException("what answers there does not speak HTTP");
        }
        return Integer.parseInt(status.group(1));
    }

    private static void end(String sentence) {
        System.err.println(ClientText.inLog(sentence));
        System.exit(UNHEALTHY);
    }
}
