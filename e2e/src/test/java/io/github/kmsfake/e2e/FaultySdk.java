package io.github.kmsfake.e2e;

import com.aliyun.dkms.gcs.sdk.models.GenerateRandomRequest;
import com.aliyun.kms.KmsTransferAcsClient;
import com.aliyun.kms20160120.Client;
import com.aliyun.teautil.models.RuntimeOptions;
import com.aliyuncs.AcsRequest;
import com.aliyuncs.DefaultAcsClient;
import com.aliyuncs.auth.BasicCredentials;
import com.aliyuncs.http.ProtocolType;
import com.aliyuncs.kms.model.v20160120.DescribeRegionsRequest;
import com.aliyuncs.kms.model.v20160120.EncryptRequest;
import com.aliyuncs.policy.retry.RetryPolicy;
import io.github.kmsfake.KmsFakeServer;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * The vendor's SDKs as an application uses them that waits only so long for an answer: each with one call, whose exceptions
 * come out as they are.
 */
enum FaultySdk {
    /** It does not try again unless it is told to. */
    TEA("DescribeRegions") {
        @Override
        Callable<?> call(KmsFakeServer server, Duration patience) throws Exception {
            return tea(server, patience, new RuntimeOptions());
        }
    },
    TEA_RETRYING("DescribeRegions") {
        @Override
        Callable<?> call(KmsFakeServer server, Duration patience) throws Exception {
            return tea(server, patience, new RuntimeOptions().setAutoretry(true).setMaxAttempts(3));
        }
    },
    /** Likewise. */
    CLASSIC("DescribeRegions") {
        @Override
        Callable<?> call(KmsFakeServer server, Duration patience) {
            return classic(server, patience, new DescribeRegionsRequest());
        }
    },
    CLASSIC_RETRYING("DescribeRegions") {
        @Override
        Callable<?> call(KmsFakeServer server, Duration patience) {
            DescribeRegionsRequest request = new DescribeRegionsRequest();
            request.setSysRetryPolicy(RetryPolicy.defaultRetryPolicy(false));
            return classic(server, patience, request);
        }
    },
    /** Over the protocol of instances, where it tries again by itself. */
    INSTANCE("GenerateRandom") {
        @Override
        Callable<?> call(KmsFakeServer server, Duration patience) throws Exception {
            var client = new com.aliyun.dkms.gcs.sdk.Client(
                    InstanceSdk.overHttp(server, new Operator(server).admit()).setReadTimeout(millis(patience)));
            return () -> client.generateRandom(new GenerateRandomRequest().setLength(16));
        }
    },
    TRANSFER("Encrypt") {
        @Override
        Callable<?> call(KmsFakeServer server, Duration patience) throws Exception {
            Operator operator = new Operator(server);
            EncryptRequest request = new EncryptRequest();
            request.setKeyId(operator.createKey());
            request.setPlaintext("cGxhaW4=");
            KmsTransferAcsClient client = new KmsTransferAcsClient(
                    ClassicKms.profile(server),
                    credentials(server),
                    InstanceSdk.overHttp(server, operator.admit()).setReadTimeout(millis(patience)));
            return () -> client.getAcsResponse(request);
        }
    };

    private final String operation;

    FaultySdk(String operation) {
        this.operation = operation;
    }

    /** What it calls. */
    String operation() {
        return operation;
    }

    /** The call, ready to be made as often as one likes, by somebody who does not look at the clock. */
    Callable<?> call(KmsFakeServer server) throws Exception {
        return call(server, Duration.ofSeconds(30));
    }

    /** The same by somebody who waits that long for an answer. */
    abstract Callable<?> call(KmsFakeServer server, Duration patience) throws Exception;

    private static Callable<?> tea(KmsFakeServer server, Duration patience, RuntimeOptions options) throws Exception {
        Client client = new Client(TeaKms.overHttp(server, Login.to(server)));
        options.setReadTimeout(millis(patience));
        return () -> client.describeRegionsWithOptions(options);
    }

    private static Callable<?> classic(KmsFakeServer server, Duration patience, AcsRequest<?> request) {
        DefaultAcsClient client = new DefaultAcsClient(ClassicKms.profile(server), credentials(server));
        request.setSysProtocol(ProtocolType.HTTP);
        request.setSysEndpoint(server.endpoint());
        request.setSysReadTimeout(millis(patience));
        return () -> client.getAcsResponse(request);
    }

    private static int millis(Duration patience) {
        return Math.toIntExact(patience.toMillis());
    }

    private static BasicCredentials credentials(KmsFakeServer server) {
        return new BasicCredentials(server.accessKeyId(), server.accessKeySecret());
    }
}
