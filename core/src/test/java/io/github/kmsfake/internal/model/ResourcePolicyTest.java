package io.github.kmsfake.internal.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourcePolicyTest {
    private static final String ALICE = "acs:ram::1000000000000001:user/alice";

    private static ResourcePolicy allowing(String action) {
        return ResourcePolicy.parse("{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":"
                + "{\"RAM\":[\"acs:ram::*:user/*\"]},\"Action\":[\"" + action + "\"],\"Resource\":[\"*\"]}]}");
    }

    @ParameterizedTest
    @CsvSource({
        "kms:*, kms:Encrypt, true",
        "kms:Encrypt, kms:Encrypt, true",
        "kms:Encrypt, kms:Encryption, false",
        "kms:encrypt, kms:Encrypt, false",
        "kms:Enc*, kms:Encrypt, true",
        "kms:Enc*, kms:Decrypt, false",
        "kms:*Key, kms:GenerateDataKey, true",
        "kms:*Key, kms:GenerateDataKeyPair, false",
        "kms:*Data*, kms:GenerateDataKey, true",
        "kms:G*Data*Key, kms:GenerateDataKey, true",
        "kms:G*Key*Data, kms:GenerateDataKey, false",
        "kms:Generate*DataKey, kms:GenerateDataKey, true",
        "kms:GenerateData*DataKey, kms:GenerateDataKey, false",
        "kms:**, kms:Encrypt, true",
        "kms:.*, kms:Encrypt, false",
        "kms:\\\\E.*, kms:Encrypt, false"
    })
    void readsStarsAsAnyText(String pattern, String action, boolean allowed) {
        assertThat(allowing(pattern).allows(ALICE, action)).isEqualTo(allowed);
    }

    @Test
    @Timeout(20)
    void answersAtOnceHoweverManyStars() {
        ResourcePolicy policy = allowing("kms:" + "*e".repeat(5000) + "*!");

        assertThat(policy.allows(ALICE, "kms:" + "e".repeat(6000))).isFalse();
    }
}
