package io.github.kmsfake.e2e;

import com.aliyun.dkms.gcs.openapi.models.Config;
import io.github.kmsfake.KmsFakeServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The ways in which the KMS Instance SDK can be told where the instance is, whom to trust and who it is. */
enum InstanceConnection {
    HTTP {
        @Override
        Config config(KmsFakeServer server, ClientKeyFile key, Path folder) {
            return InstanceSdk.overHttp(server, key);
        }
    },
    /** The SDK checks nothing then. */
    TLS_UNCHECKED {
        @Override
        Config config(KmsFakeServer server, ClientKeyFile key, Path folder) {
            return InstanceSdk.overTls(server, key).setCa(null).setIgnoreSSL(true);
        }
    },
    TLS {
        @Override
        Config config(KmsFakeServer server, ClientKeyFile key, Path folder) {
            return InstanceSdk.overTls(server, key);
        }
    },
    /** The authority as the instance itself tells it. */
    TLS_BY_INSTANCE {
        @Override
        Config config(KmsFakeServer server, ClientKeyFile key, Path folder) {
            Map<String, Object> instance =
                    KeyCalls.object(new Operator(server).kms().getKmsInstance(server.instanceId()), "KmsInstance");
            return InstanceSdk.overTls(server, key).setCa((String) instance.get("CaCertificateChainPem"));
        }
    },
    /** The authority and the client key in files. */
    TLS_BY_FILES {
        @Override
        Config config(KmsFakeServer server, ClientKeyFile key, Path folder) throws IOException {
            Path authority = Files.writeString(folder.resolve("ca.pem"), server.caCertificatePem());
            return new Config()
                    .setEndpoint(server.tlsEndpoint())
                    .setCaFilePath(authority.toString())
                    .setClientKeyFile(key.writeTo(folder).toString())
                    .setPassword(key.password());
        }
    };

    abstract Config config(KmsFakeServer server, ClientKeyFile key, Path folder) throws IOException;
}
