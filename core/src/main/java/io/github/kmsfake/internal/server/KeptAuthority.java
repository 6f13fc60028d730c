package io.github.kmsfake.internal.server;

import io.github.kmsfake.internal.crypto.CertificateAuthority;
import io.github.kmsfake.internal.statefile.DataFile;
import io.github.kmsfake.internal.text.ServerLog;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The authority of a server that keeps its data: the one that is kept with it, or that of the process, which is kept then. */
public final class KeptAuthority implements Supplier<CertificateAuthority> {
    private final String location;
    private @Nullable CertificateAuthority authority;

    /** The authority beside a data file. */
    public KeptAuthority(String location) {
        this.location = location;
    }

    @Override
    public synchronized CertificateAuthority get() {
        if (authority == null) {
            authority = kept();
        }
        return authority;
    }

    private CertificateAuthority kept() {
        try {
            return DataFile.authority(location);
        } catch (IOException e) {
            new ServerLog()
                    .warning("the CA behind HTTPS cannot be kept with the data, so clients will not trust the"
                            + " next server: " + DataFile.reason(e));
            return CertificateAuthority.ofProcess();
        }
    }
}
