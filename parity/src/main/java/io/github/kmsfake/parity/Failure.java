package io.github.kmsfake.parity;

import io.github.kmsfake.internal.text.ClientText;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Why something could not be done, in a sentence. */
final class Failure {
    private Failure() {}

    static String of(Throwable e) {
        if (e instanceof ConnectException) {
            return Stream.iterate(e, Objects::nonNull, Throwable::getCause)
                            .anyMatch(UnresolvedAddressException.class::isInstance)
                    ? "there is no such host"
                    : "nobody listens there";
        }
        if (e instanceof HttpTimeoutException) {
            return "it does not answer";
        }
        if (e instanceof SSLException) {
            return "its certificate is not trusted, or it does not speak TLS (--ca takes a certificate): "
                    + oneLine(e.getMessage());
        }
        if (e instanceof NoSuchFileException missing) {
            return "there is no " + missing.getFile();
        }
        if (e instanceof AccessDeniedException denied) {
            return "not allowed: " + denied.getFile();
        }
        if (e instanceof FileSystemException file) {
            return file.getFile() + ": " + (file.getReason() == null ? "cannot be used" : oneLine(file.getReason()));
        }
        boolean ours = e instanceof IOException || e instanceof IllegalStateException || e instanceof Stopped;
        return ours && e.getMessage() != null ? oneLine(e.getMessage()) : "unexpected: " + oneLine(e.toString());
    }

    private static String oneLine(@Nullable String text) {
        return text == null ? "" : ClientText.inLog(text.replaceAll("\\s+", " "));
    }
}
