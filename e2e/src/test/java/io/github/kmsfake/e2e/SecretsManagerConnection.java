package io.github.kmsfake.e2e;

import com.aliyuncs.kms.secretsmanager.client.SecretCacheClient;
import com.aliyuncs.kms.secretsmanager.client.SecretCacheClientBuilder;
import com.aliyuncs.kms.secretsmanager.client.exception.CacheSecretException;
import com.aliyuncs.kms.secretsmanager.client.model.RegionInfo;
import com.aliyuncs.kms.secretsmanager.client.service.BaseSecretManagerClientBuilder;
import com.aliyuncs.kms.secretsmanager.client.service.SecretManagerClient;
import io.github.kmsfake.KmsFakeServer;
import java.nio.file.Files;
import java.nio.file.Path;

/** How the secrets client can use a client key, each by its file of settings. */
enum SecretsManagerConnection {
    /** The RPC protocol, signed with the client key; over TLS, whose certificates it does not check. */
    RPC {
        @Override
        String settings(KmsFakeServer server, Path key, Path password, Path authority) {
            return """
                    credentials_type=client_key
                    client_key_private_key_path=%s
                    client_key_password_from_file_path=%s
                    cache_client_region_id=[{"regionId":"%s","endpoint":"%s","vpc":false}]
                    """.formatted(key, password, server.regionId(), server.tlsEndpoint());
        }
    },
    /** The protocol of instances. */
    INSTANCE {
        @Override
        String settings(KmsFakeServer server, Path key, Path password, Path authority) {
            return """
                    cache_client_dkms_config_info=[{"regionId":"%s","endpoint":"%s","clientKeyFile":"%s",\
                    "passwordFromFilePath":"%s","ignoreSslCerts":false,"caFilePath":"%s"}]
                    """.formatted(server.regionId(), server.tlsEndpoint(), key, password, authority);
        }
    },
    INSTANCE_HTTP {
        @Override
        String settings(KmsFakeServer server, Path key, Path password, Path authority) {
            return """
                    cache_client_dkms_config_info=[{"regionId":"%s","endpoint":"%s","protocol":"http",\
                    "clientKeyFile":"%s","passwordFromFilePath":"%s","ignoreSslCerts":true}]
                    """.formatted(server.regionId(), server.endpoint(), key, password);
        }
    };

    abstract String settings(KmsFakeServer server, Path key, Path password, Path authority);

    /** A client that keeps its files in a folder. */
    SecretCacheClient open(KmsFakeServer server, ClientKeyFile key, Path folder) throws Exception {
        Path password = Files.writeString(folder.resolve("password.txt"), key.password());
        Path authority = Files.writeString(folder.resolve("ca.pem"), server.caCertificatePem());
        Path settings = Files.writeString(
                folder.resolve("secretsmanager.properties"),
                settings(server, key.writeTo(folder), password, authority));
        return remembering(BaseSecretManagerClientBuilder.standard()
                .withCustomConfigFile(settings.toString())
                .build());
    }

    /** A client that needs no client key, since the account's own access key opens everything. */
    static SecretCacheClient withAccessKey(KmsFakeServer server) throws CacheSecretException {
        return remembering(BaseSecretManagerClientBuilder.standard()
                .withAccessKey(server.accessKeyId(), server.accessKeySecret())
                .addRegion(new RegionInfo(server.regionId(), false, server.tlsEndpoint()))
                .build());
    }

    private static SecretCacheClient remembering(SecretManagerClient client) throws CacheSecretException {
        return SecretCacheClientBuilder.newCacheClientBuilder(client)
                .withSecretTTL(Operator.SECRET, 600_000)
                .build();
    }
}
