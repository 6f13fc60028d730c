package io.github.kmsfake.internal.testing;

import io.github.kmsfake.internal.error.ErrorCode;
import java.util.List;

/**
 * One row of a table of refusals.
 *
 * @param why what is wrong with the call
 * @param code what the service says
 * @param named what its text names, such as the parameter; empty if it names nothing
 * @param parameters each {@code Name=value}
 */
public record Refusal(String why, ErrorCode code, String named, List<String> parameters) {

    /** A required parameter is not there. */
    public static Refusal missing(String parameter, String... parameters) {
        return new Refusal("no " + parameter, ErrorCode.MISSING_PARAMETER, parameter, List.of(parameters));
    }

    /** A parameter's value is not accepted. */
    public static Refusal invalid(String why, String parameter, String... parameters) {
        return new Refusal(why, ErrorCode.INVALID_PARAMETER, parameter, List.of(parameters));
    }

    /** Something else is in the way. */
    public static Refusal refused(String why, ErrorCode code, String... parameters) {
        return new Refusal(why, code, "", List.of(parameters));
    }
}
