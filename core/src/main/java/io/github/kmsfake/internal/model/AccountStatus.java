package io.github.kmsfake.internal.model;

import io.github.kmsfake.internal.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/** Whether an account may use the service, in the words of {@code DescribeAccountKmsStatus}. */
public enum AccountStatus {
    /** KMS is open to it. */
    ENABLED("Enabled", null),
    /** It has not opened KMS yet. */
    NOT_ENABLED("NotEnabled", ErrorCode.SERVICE_NOT_ENABLED),
    /** It owes money. */
    IN_DEBT("InDebt", ErrorCode.IN_DEBT),
    /** It has owed money for too long. */
    SUSPENDED("Suspended", ErrorCode.IN_DEBT_OVERDUE);

    private final String wireName;
    private final @Nullable ErrorCode refusal;

    AccountStatus(String wireName, @Nullable ErrorCode refusal) {
        this.wireName = wireName;
        this.refusal = refusal;
    }

    /** Lets the call pass, or refuses it. */
    public void requireUsable() {
        if (refusal != null) {
            throw refusal.because("the account's status is " + wireName);
        }
    }

    @Override
    public String toString() {
        return wireName;
    }
}
