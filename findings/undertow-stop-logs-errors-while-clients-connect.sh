#!/usr/bin/env bash
# io.undertow:undertow-core 2.4.4.Final (with its XNIO, nothing else on the class path) and Java 17
#
# Behaviour: Undertow.stop() while clients go on connecting logs XNIO001009, "Failed to accept a connection", at ERROR with a
#   ClosedChannelException, once for each connection that its accept thread has queued and not yet opened. Nothing is wrong:
#   the server does what it was told.
# Seen: 30 servers that are stopped while four threads connect: dozens to thousands of such records, none of them before
#   the stop.
# Why it matters: a server that is embedded in tests ends while applications under test, health checks and pools of SDKs
#   still try to connect; the stack traces of the library stand in the output of tests that have passed. It takes an accept
#   listener of one's own, and channels closed on their own thread, to end without a word.
source "$(dirname "$0")/lib/common.bash"

java_packages io.undertow:undertow-core:2.4.4.Final
cat > Stop.java <<'JAVA'
import io.undertow.Undertow;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

class Stop {
    static final AtomicInteger BEFORE = new AtomicInteger();
    static final AtomicInteger AFTER = new AtomicInteger();
    static volatile boolean stopping;

    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        Logger listener = Logger.getLogger("org.xnio.listener");
        listener.addHandler(new Handler() {
            @Override
            public void publish(LogRecord record) {
                if (record.getLevel().intValue() >= Level.SEVERE.intValue() && record.getMessage().contains("XNIO001009")) {
                    (stopping ? AFTER : BEFORE).incrementAndGet();
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        });
        for (int i = 0; i < 30; i++) {
            stopping = false;
            Undertow server = Undertow.builder()
                    .addHttpListener(0, "127.0.0.1")
                    .setHandler(exchange -> exchange.getResponseSender().send("ok"))
                    .build();
            server.start();
            int port = ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
            AtomicBoolean over = new AtomicBoolean();
            Thread[] clients = new Thread[4];
            for (int k = 0; k < clients.length; k++) {
                clients[k] = new Thread(() -> {
                    while (!over.get()) {
                        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
                            client.getOutputStream().write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes());
                        } catch (IOException e) {
                            // it has stopped
                        }
                    }
                });
                clients[k].start();
            }
            Thread.sleep(20);
            stopping = true;
            server.stop();
            over.set(true);
            for (Thread client : clients) {
                client.join();
            }
        }
        System.out.println((BEFORE.get() == 0 ? "silent" : "errors") + " " + (AFTER.get() > 0 ? "errors" : "silent"));
        System.exit(0);
    }
}
JAVA
expect 'while it runs, and while it stops' 'silent errors' "$(java -cp "$classpath" Stop.java 2>/dev/null | xargs)"
