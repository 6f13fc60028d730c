module consumer.jpms {
    requires io.github.kmsfake;
    requires java.net.http;

    exports consumer;
}
