package io.github.kmsfake.internal.http;

import io.github.kmsfake.internal.fault.Effect;
import io.github.kmsfake.internal.text.ClientText;
import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import io.undertow.util.Headers;
import io.undertow.util.SameThreadExecutor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Sends answers as a fault wants them to arrive: late, torn, garbled, drop by drop or not at all. */
public final class FaultySender {
    /** What a fault does to an answer, and how much later it comes. */
    public record InjectedEffect(Effect effect, long delayMillis) {}

    public static final AttachmentKey<InjectedEffect> EFFECT = AttachmentKey.create(InjectedEffect.class);

    /** In so many pieces a slow body comes. */
    private static final int PIECES = 10;

    private final HttpServerExchange exchange;
    private final Effect effect;
    private final byte[] bytes;

    private FaultySender(HttpServerExchange exchange, Effect effect, byte[] bytes) {
        this.exchange = exchange;
        this.effect = effect;
        this.bytes = bytes;
    }

    /** Sends an answer whose headers are set. */
    public static void send(HttpServerExchange exchange, InjectedEffect injected, byte[] bytes) {
        Effect.Reply instead = injected.effect().reply();
        byte[] body =
                instead == null ? bytes : ClientText.inUtf8(instead.body()).getBytes(StandardCharsets.UTF_8);
        if (instead != null) {
            exchange.setStatusCode(instead.status());
            exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, ClientText.inHeader(instead.contentType()));
        }
        FaultySender sender = new FaultySender(exchange, injected.effect(), body);
        exchange.dispatch(SameThreadExecutor.INSTANCE, () -> sender.later(injected.delayMillis(), sender::deliver));
    }

    private void later(long millis, Runnable step) {
        exchange.getIoThread().executeAfter(step, millis, TimeUnit.MILLISECONDS);
    }

    private void deliver() {
        switch (effect.delivery()) {
            case DROP -> hangUp();
            case TRUNCATE -> truncate();
            case MALFORM -> sendAll(malformed());
            case INTACT -> sendAll(bytes);
        }
    }

    private void sendAll(byte[] body) {
        exchange.getResponseHeaders().put(Headers.CONTENT_LENGTH, body.length);
        if (effect.slowness().isZero() || body.length < 2) {
            exchange.getResponseSender().send(ByteBuffer.wrap(body));
        } else {
            sendPiece(body, 0);
        }
    }

    /** Each piece waits for its time, and the next for this one to be sent. */
    private void sendPiece(byte[] body, int start) {
        int end = Math.min(body.length, start + Math.max(1, (body.length + PIECES - 1) / PIECES));
        ByteBuffer piece = ByteBuffer.wrap(body, start, end - start);
        if (end == body.length) {
            exchange.getResponseSender().send(piece);
        } else {
            sendThen(piece, () -> later(effect.slowness().toMillis() / PIECES, () -> sendPiece(body, end)));
        }
    }

    private void truncate() {
        exchange.getResponseHeaders().put(Headers.CONTENT_LENGTH, bytes.length);
        sendThen(ByteBuffer.wrap(bytes, 0, bytes.length / 2), this::hangUp);
    }

    private void sendThen(ByteBuffer part, Runnable next) {
        exchange.getResponseSender().send(part, new IoCallback() {
            @Override
            public void onComplete(HttpServerExchange same, Sender sender) {
                next.run();
            }

            @Override
            public void onException(HttpServerExchange same, Sender sender, IOException exception) {
                hangUp();
            }
        });
    }

    /** What no JSON, XML or Protocol Buffers reader takes. */
    private byte[] malformed() {
        byte[] garbled = Arrays.copyOf(bytes, Math.max(2, bytes.length / 2));
        garbled[0] = (byte) 0xFF;
        garbled[garbled.length - 1] = (byte) 0xFF;
        return garbled;
    }

    private void hangUp() {
        Connections.abort(exchange);
    }
}
