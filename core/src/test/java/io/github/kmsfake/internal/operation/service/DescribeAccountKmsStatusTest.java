package io.github.kmsfake.internal.operation.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.model.AccountStatus;
import io.github.kmsfake.internal.testing.Reply;
import io.github.kmsfake.internal.testing.TestServer;
import org.junit.jupiter.api.Test;

class DescribeAccountKmsStatusTest {
    @Test
    void saysEnabled() {
        try (TestServer kms = TestServer.with().start()) {
            Reply reply = kms.ok("DescribeAccountKmsStatus");

            assertThat(reply.fields("")).containsExactlyInAnyOrder("RequestId", "AccountStatus");
            assertThat(reply.text("AccountStatus")).isEqualTo("Enabled");
        }
    }

    @Test
    void saysWhatIsOwedAndLetsNothingElsePass() {
        owing(AccountStatus.IN_DEBT, "InDebt", "Forbidden.InDebt");
        owing(AccountStatus.SUSPENDED, "Suspended", "Forbidden.InDebtOverdue");
    }

    private static void owing(AccountStatus status, String shown, String code) {
        try (TestServer kms = TestServer.with().accountStatus(status).start()) {
            assertThat(kms.ok("DescribeAccountKmsStatus").text("AccountStatus")).isEqualTo(shown);
            Reply refusal = kms.call("ListPolicies");
            assertThat(refusal.status()).isEqualTo(403);
            assertThat(refusal.text("Code")).isEqualTo(code);
        }
    }
}
