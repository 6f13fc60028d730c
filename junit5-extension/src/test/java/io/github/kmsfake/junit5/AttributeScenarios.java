package io.github.kmsfake.junit5;

import static io.github.kmsfake.junit5.Client.call;
import static io.github.kmsfake.junit5.Client.get;
import static io.github.kmsfake.junit5.Client.see;
import static io.github.kmsfake.junit5.Client.send;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.KmsFakeServer;
import io.github.kmsfake.RsaKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** {@link Scenarios} of what the attributes of {@link KmsFake} say. */
final class AttributeScenarios {
    private AttributeScenarios() {}

    @KmsFake(state = "classpath:io/github/kmsfake/junit5/prepared.yaml")
    static class Prepared {
        @RepeatedTest(2)
        void isAsItWasPrepared(KmsFakeServer kms) {
            see(Prepared.class, kms);
            assertThat(call(kms, "ListApplicationAccessPoints")).contains("\"orders\"");
            call(kms, "DeleteApplicationAccessPoint&Name=orders");
            assertThat(call(kms, "ListApplicationAccessPoints")).doesNotContain("\"orders\"");
        }
    }

    @KmsFake(
            region = "eu-central-1",
            account = "1234567890123456",
            accessKeys = {"id:secret", "far:away:6543210987654321"},
            instances = {"kst-a:Status=Uninitialized", "kst-b"},
            strict = true,
            clock = "2030-01-01T00:00:00Z")
    static class WithAttributes {
        @Test
        void areThere(KmsFakeServer kms) {
            assertThat(kms.regionId()).isEqualTo("eu-central-1");
            assertThat(kms.accountId()).isEqualTo("1234567890123456");
            assertThat(kms.accessKeyId()).isEqualTo("id");
            assertThat(kms.accessKeySecret()).isEqualTo("secret");
            assertThat(kms.instanceId()).isEqualTo("kst-b");
            assertThat(kms.clock().now()).isEqualTo(Instant.parse("2030-01-01T00:00:00Z"));
            assertThat(call(kms, "ListPolicies")).contains("MissingAccessKeyId");
        }

        @Test
        void makeAParameterAServerOfItsOwn(@KmsFake(region = "us-west-1") KmsFakeServer own, KmsFakeServer shared) {
            assertThat(own.regionId()).isEqualTo("us-west-1");
            assertThat(own).isNotSameAs(shared);
            see(WithAttributes.class, own);
        }
    }

    @KmsFake(host = "localhost", control = false, idleTimeout = "PT0.3S")
    static class WithItsOwnConnections {
        @Test
        void areMadeWhereItListens(KmsFakeServer kms) {
            assertThat(kms.endpoint()).startsWith("localhost:");
        }

        @Test
        void areNotForControl(KmsFakeServer kms) {
            assertThat(get(kms, "/_kms-fake/info", "Host: localhost")).contains("InvalidApi.NotFound");
        }

        @Test
        void endWhenTheyStaySilent(KmsFakeServer kms) {
            assertThat(send(kms, "")).isEmpty();
        }
    }

    @KmsFake(
            hostNames = {"kms-container", "kms"},
            trustedProxies = {"192.0.2.1", "127.0.0.0/8"})
    static class BehindAProxy {
        @Test
        void isReachedByOtherNames(KmsFakeServer kms) {
            assertThat(get(kms, "/_kms-fake/info", "Host: kms-container")).contains("instances");
            assertThat(get(kms, "/_kms-fake/info", "Host: kms")).contains("instances");
            assertThat(get(kms, "/_kms-fake/info", "Host: other")).doesNotContain("instances");
        }

        @Test
        void believesTheProxy(KmsFakeServer kms) {
            get(kms, "/?Action=ListPolicies&Version=2016-01-20", "X-Forwarded-For: 10.9.8.7, 192.0.2.1");

            assertThat(kms.calls().last().source()).isEqualTo("10.9.8.7");
        }
    }

    @KmsFake(
            limits = {"keys=1", "aliases=0"},
            instances = "kst-new:Status=Uninitialized",
            instanceConnectTime = "PT5M",
            managedDataKeys = {"orders:first=AAAA", "other:second=BBBB"},
            recordSecrets = true)
    static class WithAnotherService {
        @Test
        void hasItsLimits(KmsFakeServer kms) {
            String key = call(kms, "CreateKey").replaceAll("(?s).*\"KeyId\":\"([^\"]*)\".*", "$1");

            assertThat(call(kms, "CreateKey")).contains("Rejected.LimitExceeded");
            assertThat(call(kms, "CreateAlias&AliasName=alias/a&KeyId=" + key)).contains("Rejected.LimitExceeded");
        }

        @Test
        void takesItsTimeToConnect(KmsFakeServer kms) {
            call(
                    kms,
                    "ConnectKmsInstance&KmsInstanceId=kst-new&VpcId=vpc&ZoneIds=cn-hangzhou-k,cn-hangzhou-j"
                            + "&VSwitchIds=vsw&KMProvider=Aliyun");

            assertThat(call(kms, "GetKmsInstance&KmsInstanceId=kst-new")).contains("\"Status\":\"Connecting\"");
            kms.clock().advance(Duration.ofMinutes(5));
            assertThat(call(kms, "GetKmsInstance&KmsInstanceId=kst-new")).contains("\"Status\":\"Connected\"");
        }

        @Test
        void hasManagedDataKeys(KmsFakeServer kms) {
            assertThat(call(kms, "GetManagedDataKey&DataKeyName=orders")).contains("first", "AAAA");
            assertThat(call(kms, "GetManagedDataKey&DataKeyName=other")).contains("second", "BBBB");
        }

        @Test
        void recordsSecrets(KmsFakeServer kms) {
            call(kms, "CreateSecret&SecretName=s&VersionId=v&SecretData=told");

            assertThat(kms.calls().last().parameter("SecretData")).isEqualTo("told");
        }
    }

    @KmsFake(accountStatus = "InDebt")
    static class InDebt {
        @Test
        void isRefused(KmsFakeServer kms) {
            assertThat(call(kms, "DescribeAccountKmsStatus")).contains("\"InDebt\"");
        }
    }

    static class WithSeeds {
        /** Of the same attributes it would be the same server. */
        @Test
        void repeatIds(
                @KmsFake(seed = 7, clock = "2030-01-01T00:00:00Z") KmsFakeServer one,
                @KmsFake(seed = 7, clock = "2030-01-01T00:00:00Z", recordSecrets = true) KmsFakeServer same,
                @KmsFake(seed = 8, clock = "2030-01-01T00:00:00Z") KmsFakeServer other) {
            assertThat(one.instanceId()).isEqualTo(same.instanceId()).isNotEqualTo(other.instanceId());
            see(WithSeeds.class, one, same, other);
        }
    }

    static class WithFreshRsaKeys {
        @Test
        void areOthersThanThoseThatShip(
                @KmsFake(seed = 7, clock = "2030-01-01T00:00:00Z") KmsFakeServer shipped,
                @KmsFake(seed = 7, clock = "2030-01-01T00:00:00Z", rsaKeys = RsaKeys.FRESH) KmsFakeServer fresh) {
            assertThat(fresh.instanceId()).isEqualTo(shipped.instanceId());
            assertThat(publicKey(fresh)).contains("BEGIN PUBLIC KEY").isNotEqualTo(publicKey(shipped));
            see(WithFreshRsaKeys.class, shipped, fresh);
        }

        private static String publicKey(KmsFakeServer kms) {
            String key = first("\"KeyId\":\"([^\"]+)", call(kms, "CreateKey&KeySpec=RSA_2048"));
            String version = first("\"KeyVersionId\":\"([^\"]+)", call(kms, "ListKeyVersions&KeyId=" + key));
            return first(
                    "\"PublicKey\":\"([^\"]+)", call(kms, "GetPublicKey&KeyId=" + key + "&KeyVersionId=" + version));
        }

        private static String first(String pattern, String text) {
            Matcher matcher = Pattern.compile(pattern).matcher(text);
            assertThat(matcher.find()).as(text).isTrue();
            return matcher.group(1);
        }
    }

    @KmsFake(certificateAuthority = {WithAnAuthority.CERTIFICATE, WithAnAuthority.KEY})
    static class WithAnAuthority {
        static final String CERTIFICATE = """
            -----BEGIN CERTIFICATE-----
            MIIBeDCCAR2gAwIBAgIJAPNZqMqb8KukMAoGCCqGSM49BAMCMB4xHDAaBgNVBAMT
            E0F1dGhvcml0eSBvZiBhIHRlc3QwIBcNMjQwMTAxMDAwMDAwWhgPMjEyMzEyMDgw
            MDAwMDBaMB4xHDAaBgNVBAMTE0F1dGhvcml0eSBvZiBhIHRlc3QwWTATBgcqhkjO
            PQIBBggqhkjOPQMBBwNCAAQCJmfUMc7f+vASsCDHAmnezNlVvnMgG5N6Nr0gFpwc
            bNeR7mHfAeUHIN82IcFIUHUMEuqQTQ2Hp1a5r3mOSP2lo0IwQDAdBgNVHQ4EFgQU
            A5yndWf4TGS6cE8Q7wFS8tkBnEswDgYDVR0PAQH/BAQDAgIEMA8GA1UdEwEB/wQF
            MAMBAf8wCgYIKoZIzj0EAwIDSQAwRgIhANtkPVNZ1mJhoxSt4Bg+ygq7dy7lgsCK
            Kst3gGufL2bTAiEAxZYzqQxd9d42SjKhGXfqr58YBT0EgTK4CTSQQ68YwI4=
            -----END CERTIFICATE-----
            """;

        static final String KEY = """
            -----BEGIN PRIVATE KEY-----
            MEECAQAwEwYHKoZIzj0CAQYIKoZIzj0DAQcEJzAlAgEBBCAM7z0T67UhwGlPtzuV
            dFdhv8f7+isudH9ZN0mTkr9Q7g==
            -----END PRIVATE KEY-----
            """;

        @Test
        void isTheOneToTrust(KmsFakeServer kms) throws Exception {
            see(WithAnAuthority.class, kms);
            assertThat(kms.caCertificatePem()).isEqualTo(CERTIFICATE);
            assertThat(Client.callTrusting(CERTIFICATE, kms, "ListPolicies")).contains("\"TotalCount\":0");
        }
    }
}
