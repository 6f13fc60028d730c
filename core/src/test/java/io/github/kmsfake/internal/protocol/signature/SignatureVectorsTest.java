package io.github.kmsfake.internal.protocol.signature;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.schema.FormSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Signatures that were published or computed elsewhere: what we compute must be the same. */
class SignatureVectorsTest {
    private record Request(String method, FormSource query, Map<String, String> headers) implements SignedRequest {
        @Override
        public FormSource parameters() {
            return query;
        }

        @Override
        public byte[] body() {
            return new byte[0];
        }

        @Override
        public String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    @Test
    void agreesWithTheOfficialPageOfVersion1() {
        SignatureV1 signature = v1(
                "GET",
                "AccessKeyId=testid&Action=DescribeRegions&Format=XML&SignatureMethod=HMAC-SHA1"
                        + "&SignatureNonce=3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf&SignatureVersion=1.0"
                        + "&Timestamp=2016-02-23T12%3A46%3A24Z&Version=2014-05-26"
                        + "&Signature=OLeaidS1JvxuMvnyHOwuJ%2BuX5qY%3D");

        assertThat(signature.stringToSign())
                .isEqualTo(
                        "GET&%2F&AccessKeyId%3Dtestid%26Action%3DDescribeRegions%26Format%3DXML"
                                + "%26SignatureMethod%3DHMAC-SHA1%26SignatureNonce%3D3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf"
                                + "%26SignatureVersion%3D1.0%26Timestamp%3D2016-02-23T12%253A46%253A24Z%26Version%3D2014-05-26");
        assertThat(signature.isMadeWith("testsecret")).isTrue();
        assertThat(signature.isMadeWith("testsecret2")).isFalse();
    }

    @Test
    void agreesWithTheCorrectedPageOfKms() {
        SignatureV1 signature = v1(
                "GET",
                "AccessKeyId=testid&Action=CreateKey&Format=json&SignatureMethod=HMAC-SHA1&SignatureVersion=1.0"
                        + "&Timestamp=2016-03-28T03%3A13%3A08Z&Version=2016-01-20"
                        + "&Signature=41wk2SSX1GJh7fwnc5eqOfiJPFg%3D");

        assertThat(signature.isMadeWith("testsecret")).isTrue();
    }

    @Test
    void acceptsEmptyValuesSignedAndLeftOut() {
        String parameters = "AccessKeyId=testid&Action=CreateKey&Version=2016-01-20&Format=JSON"
                + "&SignatureMethod=HMAC-SHA1&SignatureVersion=1.0&SignatureNonce=n-1"
                + "&Timestamp=2026-01-02T03:04:05Z&Description=a+b*c~d%2Be/%E5%AF%86&Origin=";

        assertThat(v1("POST", parameters + "&Signature=CMfNPUHK3k%2BFmG87osYsCTeQmMY%3D")
                        .isMadeWith("testsecret"))
                .isTrue();
        assertThat(v1("POST", parameters + "&Signature=rFTxxnz1%2BvGVlvNuhijeDRVFzC4%3D")
                        .isMadeWith("testsecret"))
                .isTrue();
        assertThat(v1("POST", parameters + "&Signature=rFTxxnz1%2BvGVlvNuhijeDRVFzC5%3D")
                        .isMadeWith("testsecret"))
                .isFalse();
        assertThat(v1("GET", parameters + "&Signature=CMfNPUHK3k%2BFmG87osYsCTeQmMY%3D")
                        .isMadeWith("testsecret"))
                .isFalse();
        assertThat(v1("POST", parameters + "&Signature=x").stringToSign())
                .contains("a%2520b%252Ac~d%252Be%252F%25E5%25AF%2586");
    }

    @Test
    void agreesWithTheTeaTestOfVersion1() {
        SignatureV1 signature = v1("GET", "query=test&body=test&Signature=XlUyV4sXjOuX5FnjUz9IF9tm5rU%3D");

        assertThat(signature.isMadeWith("secret")).isTrue();
    }

    @Test
    void agreesWithTheOfficialPageOfVersion3() {
        SignatureV3 signature = new SignatureV3(new Request(
                "POST",
                FormSource.parse("ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai"),
                Map.of(
                        "host",
                        "ecs.cn-shanghai.aliyuncs.com",
                        "x-acs-action",
                        "RunInstances",
                        "x-acs-content-sha256",
                        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                        "x-acs-date",
                        "2023-10-26T10:22:32Z",
                        "x-acs-signature-nonce",
                        "3156853299f313e23d1673dc12e1703d",
                        "x-acs-version",
                        "2014-05-26",
                        "Authorization",
                        "ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;"
                                + "x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,"
                                + "Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0")));

        assertThat(signature.stringToSign())
                .isEqualTo("ACS3-HMAC-SHA256\n7ea06492da5221eba5297e897ce16e55f964061054b7695beedaac1145b1e259");
        assertThat(signature.keyId()).isEqualTo("YourAccessKeyId");
        assertThat(signature.timestamp()).isEqualTo("2023-10-26T10:22:32Z");
        assertThat(signature.isMadeWith("YourAccessKeySecret")).isTrue();
        assertThat(signature.isMadeWith("YourAccessKeySecret2")).isFalse();
    }

    @Test
    void agreesWithACallOfKmsWithASessionInAnyOrderOfFields() {
        SignatureV3 signature = new SignatureV3(new Request(
                "POST",
                FormSource.parse("SecretName=a+b*c~d%2Be/%E5%AF%86&VersionId="),
                Map.of(
                        "host",
                        "127.0.0.1:18081",
                        "x-acs-accesskey-id",
                        "testid",
                        "x-acs-action",
                        "GetSecretValue",
                        "x-acs-content-sha256",
                        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                        "x-acs-date",
                        "2026-01-02T03:04:05Z",
                        "x-acs-security-token",
                        "tok",
                        "x-acs-signature-nonce",
                        "n-1",
                        "x-acs-version",
                        "2016-01-20",
                        "Authorization",
                        "ACS3-HMAC-SHA256 Credential=testid, "
                                + "Signature=c72e6a110f9a6c74944f0546a047cdacbac8f62d58e6ab7e310daa9d024bba9c, "
                                + "SignedHeaders=host;x-acs-accesskey-id;x-acs-action;x-acs-content-sha256;x-acs-date;"
                                + "x-acs-security-token;x-acs-signature-nonce;x-acs-version")));

        assertThat(signature.stringToSign())
                .endsWith("2cacfa9c9576924de1d559491759fd4d61bba974c5d54719bfeb5d1605f4e853");
        assertThat(signature.hasSecurityToken()).isTrue();
        assertThat(signature.isMadeWith("testsecret")).isTrue();
    }

    private static SignatureV1 v1(String method, String parameters) {
        return new SignatureV1(new Request(method, FormSource.parse(parameters), Map.of()));
    }
}
