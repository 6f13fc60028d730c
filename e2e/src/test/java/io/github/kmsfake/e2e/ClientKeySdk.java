package io.github.kmsfake.e2e;

import com.aliyun.dkms.gcs.openapi.models.Config;
import com.aliyun.kms.KmsTransferAcsClient;
import com.aliyuncs.DefaultAcsClient;
import com.aliyuncs.auth.BasicCredentials;
import com.aliyuncs.auth.KeyPairCredentials;
import com.aliyuncs.http.FormatType;
import com.aliyuncs.http.ProtocolType;
import io.github.kmsfake.KmsFakeServer;

/** The vendor's clients that take a client key, each in the ways in which it can be set up to speak. */
enum ClientKeySdk {
    /** {@code com.aliyun:alibabacloud-dkms-gcs-sdk}: the protocol of instances. */
    INSTANCE {
        @Override
        Application open(KmsFakeServer server, ClientKeyFile key) {
            return InstanceSdk.open(InstanceSdk.overHttp(server, key));
        }
    },
    INSTANCE_TLS {
        @Override
        Application open(KmsFakeServer server, ClientKeyFile key) {
            return InstanceSdk.open(InstanceSdk.overTls(server, key));
        }
    },
    /** {@code com.aliyun.kms:kms-transfer-client}: the classic SDK's calls, in the protocol of instances. */
    TRANSFER {
        @Override
        Application open(KmsFakeServer server, ClientKeyFile key) {
            return new KmsApplication(transfer(server, InstanceSdk.overHttp(server, key)));
        }
    },
    TRANSFER_TLS_XML {
        @Override
        Application open(KmsFakeServer server, ClientKeyFile key) {
            return new KmsApplication(
                    transfer(server, InstanceSdk.overTls(server, key)).in(FormatType.XML));
        }
    },
    /** {@code com.aliyun:aliyun-java-sdk-kms} with a key pair: the RPC protocol, signed with RSA. */
    CLASSIC {
        @Override
        Application open(KmsFakeServer server, ClientKeyFile key) {
            return new KmsApplication(classic(server, key));
        }
    },
    CLASSIC_HTTP_XML {
        @Override
        Application open(KmsFakeServer server, ClientKeyFile key) {
            return new KmsApplication(
                    classic(server, key).over(ProtocolType.HTTP).in(FormatType.XML));
        }
    };

    /** An application that holds the client key and talks to the server. */
    abstract Application open(KmsFakeServer server, ClientKeyFile key);

    /** Whether what it throws tells the HTTP status. */
    boolean tellsStatus() {
        return this != TRANSFER && this != TRANSFER_TLS_XML;
    }

    /** What it calls an unknown client key; each protocol has its own word, and the transfer client translates. */
    String unknownClientKey() {
        return speaksInstance() && tellsStatus() ? "Unauthorized" : "InvalidAccessKeyId.NotFound";
    }

    /** What it calls a signature that the client key did not make; the classic SDK draws its own conclusion. */
    String wrongSignature() {
        return speaksInstance() ? "SignatureNotMatch" : "SDK.InvalidAccessKeySecret";
    }

    boolean speaksInstance() {
        return this != CLASSIC && this != CLASSIC_HTTP_XML;
    }

    /** The classic SDK's client that sends the ten calls of applications to the instance, and all others as before. */
    static ClassicKms transfer(KmsFakeServer server, Config config) {
        return new ClassicKms(
                server,
                server.regionId(),
                profile -> new KmsTransferAcsClient(
                        profile, new BasicCredentials(server.accessKeyId(), server.accessKeySecret()), config));
    }

    private static ClassicKms classic(KmsFakeServer server, ClientKeyFile key) {
        try {
            KeyPairCredentials credentials = new KeyPairCredentials(key.keyId(), key.privateKey());
            return new ClassicKms(server, server.regionId(), profile -> new DefaultAcsClient(profile, credentials));
        } catch (Exception e) {
            throw new AssertionError("not a client key", e);
        }
    }
}
