package io.github.kmsfake.internal.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.PolicyText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourcePolicyTest {
    private static final String ALICE = "acs:ram::1000000000000001:user/alice";

    private static ResourcePolicy allowing(String action) {
        return ResourcePolicy.parse(PolicyText.of(PolicyText.statement("Allow", "acs:ram::*:user/*", action)));
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

    @ParameterizedTest
    @CsvSource({
        "user/alice, user/alice, true",
        "user/alice, user/alice2, false",
        "user/alice, role/alice, false",
        "user/*, user/alice, true",
        "user/*, role/ops, false",
        "role/ops, role/ops, true",
        "role/ops, user/ops, false",
        "*, role/ops, true",
        "*, user/alice, true",
        "root, user/alice, false",
        "root, role/root, false"
    })
    void meansUsersAndRolesByName(String named, String caller, boolean allowed) {
        ResourcePolicy policy = ResourcePolicy.parse(
                PolicyText.of(PolicyText.statement("Allow", PolicyText.principal(named), "kms:Encrypt")));

        assertThat(policy.allows(PolicyText.principal(caller), "kms:Encrypt")).isEqualTo(allowed);
        assertThat(policy.allows("acs:ram::2000000000000002:" + caller, "kms:Encrypt"))
                .as("somebody of that name in another account")
                .isFalse();
    }

    @Test
    @Timeout(20)
    void answersAtOnceHoweverManyStars() {
        ResourcePolicy policy = allowing("kms:" + "*e".repeat(5000) + "*!");

        assertThat(policy.allows(ALICE, "kms:" + "e".repeat(6000))).isFalse();
    }
}
