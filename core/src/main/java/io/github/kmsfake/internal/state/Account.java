package io.github.kmsfake.internal.state;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.model.AccountStatus;

/** What an account has in all regions: whether it opened the service. */
public final class Account {
    private volatile AccountStatus status;

    Account(AccountStatus status) {
        this.status = status;
    }

    public AccountStatus status() {
        return status;
    }

    /** Opens the service; that works once. */
    public synchronized void open() {
        if (status != AccountStatus.NOT_ENABLED) {
            throw ErrorCode.SERVICE_OPENED.because("the account's status is " + status);
        }
        status = AccountStatus.ENABLED;
    }
}
