package io.github.kmsfake.internal.operation.service;

import io.github.kmsfake.internal.model.AccountStatus;
import io.github.kmsfake.internal.operation.NoParameters;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;

/** Tells whether an account may use the service. */
final class DescribeAccountKmsStatus {
    static final Operation<?, ?> OPERATION = Operation.reads(
                    NoParameters.class, Response.class, DescribeAccountKmsStatus::handle)
            .openToAnyAccount();

    record Response(AccountStatus accountStatus) {}

    private static Response handle(NoParameters request, Region region) {
        return new Response(region.account().status());
    }
}
