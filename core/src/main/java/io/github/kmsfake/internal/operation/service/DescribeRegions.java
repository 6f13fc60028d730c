package io.github.kmsfake.internal.operation.service;

import io.github.kmsfake.internal.operation.NoParameters;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;
import java.util.List;

/** Lists the regions where the service exists. */
final class DescribeRegions {
    static final Operation<?, ?> OPERATION = Operation.reads(
                    NoParameters.class, Response.class, DescribeRegions::handle)
            .openToAnyAccount();

    record Response(Entries regions) {}

    record Entries(List<Entry> region) {}

    record Entry(String regionId) {}

    private static Response handle(NoParameters request, Region region) {
        return new Response(new Entries(
                region.sources().regionIds().stream().map(Entry::new).toList()));
    }
}
