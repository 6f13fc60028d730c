package io.github.kmsfake.internal.state;

import io.github.kmsfake.internal.model.AccountStatus;
import io.github.kmsfake.internal.model.Scope;
import java.util.Map;

/**
 * All that there is, as a value that can be put in the place of another.
 *
 * @param regions what accounts have in their regions; in those that are not named they have nothing
 * @param accounts whether accounts may use the service, where that is not what the server's settings say
 */
public record WorldState(Map<Scope, RegionState> regions, Map<String, AccountStatus> accounts) {
    public RegionState of(Scope scope) {
        return regions.getOrDefault(scope, RegionState.NONE);
    }
}
