package io.github.kmsfake.internal.operation;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.error.KmsException;
import io.github.kmsfake.internal.model.Flag;
import org.jspecify.annotations.Nullable;

/** The parameter of operations that can be rehearsed: the call is checked in all ways, and then refused in any case. */
public record DryRun(@Nullable Flag dryRun) {
    public static final String PARAMETER = "DryRun";

    /** Whether a parameter sent as {@code text} asks for a rehearsal. */
    public static boolean isAskedFor(String text) {
        return Flag.find(text).filter(Flag::on).isPresent();
    }

    /** What a rehearsal says of a call that would be refused so. */
    public static KmsException verdict(KmsException refusal) {
        return switch (refusal.code()) {
            case MISSING_PARAMETER, INVALID_PARAMETER, UNKNOWN_PARAMETER_INVALID ->
                ErrorCode.DRY_RUN_INVALID.because(refusal.reason(), refusal.text());
            case NO_PERMISSION, NO_PERMISSION_FOR -> ErrorCode.DRY_RUN_DENIED.because(refusal.reason(), refusal.text());
            default -> refusal;
        };
    }
}
