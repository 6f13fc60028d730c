package io.github.kmsfake.internal.call;

import io.github.kmsfake.internal.error.KmsException;
import io.github.kmsfake.internal.model.Scope;
import io.github.kmsfake.internal.requestlog.Journal;
import io.github.kmsfake.internal.state.World;
import io.github.kmsfake.internal.text.ClientText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why calls are refused, for the tester: what the refusal says itself, and what the world and earlier calls tell besides. */
public record Reasons(World world, Journal journal) {
    private static final int LONGEST = 2048;
    private static final int MOST_PLACES = 3;

    /** The reason of one refusal, in one line. */
    public String of(KmsException refusal, CallContext context) {
        String more = refusal.resource()
                .map(path -> elsewhere(path, context.scope()) + lastChange(path, context.scope()))
                .orElse("");
        return ClientText.beginning(ClientText.inLog(refusal.reason() + more), LONGEST);
    }

    /** Where else there is one of that name, if there is none where it was looked for. */
    private String elsewhere(String path, Optional<Scope> here) {
        List<Scope> places = world.scopesWith(path);
        if (places.isEmpty() || here.isEmpty() || places.contains(here.get())) {
            return "";
        }
        return places.stream()
                .limit(MOST_PLACES)
                .map(place -> "region " + place.regionId()
                        + (place.accountId().equals(here.get().accountId()) ? "" : " of account " + place.accountId()))
                .collect(Collectors.joining(", ", "; there is one in ", ""));
    }

    private String lastChange(String path, Optional<Scope> here) {
        return journal.last(call -> call.changes().contains(path)
                        && here.filter(scope -> !scope.equals(new Scope(call.account(), call.region())))
                                .isEmpty())
                .map(call -> "; last changed by " + call.operation() + " at " + call.time() + ", request "
                        + call.requestId())
                .orElse("");
    }
}
