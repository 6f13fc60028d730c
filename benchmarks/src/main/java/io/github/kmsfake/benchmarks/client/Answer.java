package io.github.kmsfake.benchmarks.client;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An HTTP answer while it comes in: knows just enough of HTTP to tell where it ends. */
public final class Answer {
    private static final int CAPACITY = 64 * 1024;
    private static final int MOST = 64 * 1024 * 1024;
    private static final byte[] LENGTH_HEADER = "content-length:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CLOSE_HEADER = "connection: close".getBytes(StandardCharsets.US_ASCII);
    private static final int STATUS_AT = "HTTP/1.1 ".length();
    private static final int UNKNOWN = -1;

    private byte[] bytes = new byte[CAPACITY];
    private ByteBuffer buffer = ByteBuffer.wrap(bytes);
    private int bodyAt = UNKNOWN;
    private int end = UNKNOWN;
    private boolean last;

    /** Takes in what a stream has, and waits for it if that is nothing. */
    void readFrom(InputStream stream) throws IOException {
        int count = stream.read(bytes, buffer.position(), buffer.remaining());
        requireProgress(count);
        buffer.position(buffer.position() + count);
    }

    /** Takes in what a channel has. */
    void readFrom(ReadableByteChannel channel) throws IOException {
        requireProgress(channel.read(buffer));
    }

    /** Whether all of it is in. */
    public boolean isComplete() {
        if (end == UNKNOWN) {
            findEnd();
        }
        return end != UNKNOWN && buffer.position() >= end;
    }

    /** Its HTTP status, once it is complete. */
    public int status() {
        return number(STATUS_AT);
    }

    /** Its body, once it is complete. */
    public String body() {
        return new String(bytes, bodyAt, end - bodyAt, StandardCharsets.UTF_8);
    }

    /** Whether the server closes the connection after it, once it is complete. */
    public boolean isLast() {
        return last;
    }

    /** The first text of that name in its JSON body, once it is complete. */
    public String field(String name) {
        Matcher field = Pattern.compile('"' + name + "\":\"([^\"]+)").matcher(body());
        if (!field.find()) {
            throw new IllegalStateException("no " + name + " in " + body());
        }
        return field.group(1);
    }

    /** Forgets it, to make room for the next one. */
    void clear() {
        buffer.clear();
        bodyAt = UNKNOWN;
        end = UNKNOWN;
        last = false;
    }

    private void requireProgress(int count) throws IOException {
        if (count < 0) {
            throw new IOException("the server hung up");
        }
        if (!buffer.hasRemaining()) {
            if (bytes.length == MOST) {
                throw new IOException("an answer of more than 64 MiB");
            }
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
            buffer = ByteBuffer.wrap(bytes).position(buffer.position());
        }
    }

    private void findEnd() {
        int length = 0;
        int line = 0;
        for (int i = 0; i + 1 < buffer.position(); i++) {
            if (bytes[i] == '\r' && bytes[i + 1] == '\n') {
                if (i == line) {
                    bodyAt = i + 2;
                    end = bodyAt + length;
                    return;
                }
                if (startsWith(line, LENGTH_HEADER)) {
                    length = number(line + LENGTH_HEADER.length);
                } else if (startsWith(line, CLOSE_HEADER)) {
                    last = true;
                }
                line = i + 2;
            }
        }
    }

    private boolean startsWith(int line, byte[] header) {
        for (int i = 0; i < header.length; i++) {
            if (lowerCase(bytes[line + i]) != header[i]) {
                return false;
            }
        }
        return true;
    }

    private int number(int from) {
        int at = from;
        while (bytes[at] == ' ') {
            at++;
        }
        int number = 0;
        for (; bytes[at] >= '0' && bytes[at] <= '9'; at++) {
            number = number * 10 + bytes[at] - '0';
        }
        return number;
    }

    private static int lowerCase(byte letter) {
        return letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter;
    }
}
