package io.github.kmsfake.internal.operation.secret;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.model.Filters;
import io.github.kmsfake.internal.model.Flag;
import io.github.kmsfake.internal.model.Secret;
import io.github.kmsfake.internal.model.SecretType;
import io.github.kmsfake.internal.operation.FilterKeys;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.operation.Paging;
import io.github.kmsfake.internal.state.Page;
import io.github.kmsfake.internal.state.PageRequest;
import io.github.kmsfake.internal.state.Region;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lists secrets, a page at a time; filters narrow the list. */
final class ListSecrets {
    static final Operation<?, ?> OPERATION = Operation.reads(Request.class, Response.class, ListSecrets::handle);

    /** How many characters a value can have that is filtered by. */
    private static final Map<String, Integer> LONGEST =
            Map.of("SecretName", 192, "Description", 256, "TagKey", 256, "TagValue", 256);

    record Request(
            Paging paging,
            @Nullable Flag fetchTags,

            @Nullable
            @FilterKeys({"SecretName", "Description", "TagKey", "TagValue", "DKMSInstanceId", "SecretType", "Creator"})
            Filters filters) {}

    record Response(int pageNumber, int pageSize, int totalCount, Entries secretList) {}

    record Entries(List<Entry> secret) {}

    record Entry(
            String secretName,
            SecretType secretType,
            Instant createTime,
            Instant updateTime,
            @Nullable Instant plannedDeleteTime,
            @Nullable String owingService,
            @Nullable TagList tags) {}

    private static Response handle(Request request, Region region) {
        PageRequest wanted = request.paging().pageOfTen();
        Filters filters = request.filters();
        if (filters != null) {
            LONGEST.forEach((key, longest) -> requireLengths(key, filters.of(key), longest));
        }
        Page<Secret> found = filters == null
                ? region.secrets().page(wanted)
                : region.secrets().page(wanted, secret -> passes(secret, filters, region));
        Page<Entry> page = found.map(secret -> entry(secret, request.fetchTags()));
        return new Response(page.number(), page.size(), page.total(), new Entries(page.entries()));
    }

    private static void requireLengths(String key, List<String> values, int longest) {
        for (String value : values) {
            if (value.isEmpty() || value.length() > longest) {
                throw ErrorCode.INVALID_PARAMETER.because(
                        "a value of filter " + key + " has 1 to " + longest + " characters", "Filters");
            }
        }
    }

    private static Entry entry(Secret secret, @Nullable Flag fetchTags) {
        return new Entry(
                secret.name(),
                secret.kind().type(),
                secret.createTime(),
                secret.updateTime(),
                secret.plannedDeleteTime(),
                null,
                TagList.of(secret, fetchTags));
    }

    /** The page on filters writes one type in another way than all others do. */
    private static Set<String> typeNames(SecretType type) {
        return type == SecretType.RDS ? Set.of(type.toString(), "RDS") : Set.of(type.toString());
    }

    private static boolean passes(Secret secret, Filters filters, Region region) {
        return filters.pass("SecretName", secret.name())
                && filters.pass("Description", secret.description())
                && filters.pass("DKMSInstanceId", secret.kind().instance().orElse(""))
                && filters.passAny("SecretType", typeNames(secret.kind().type()))
                && filters.pass("Creator", region.scope().accountId())
                && secret.tags().pass(filters);
    }
}
