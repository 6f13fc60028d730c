package io.github.kmsfake.parity;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kmsfake.parity.cases.Answer;
import io.github.kmsfake.parity.cases.Step;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Deletes what a run made, the newest first, and nothing else. */
final class Cleaner {
    private static final Set<String> GONE = Set.of(
            "Forbidden.KeyNotFound",
            "Forbidden.AliasNotFound",
            "Forbidden.ResourceNotFound",
            "InvalidResourceId.NotFound");

    /** Makes a call. */
    interface Caller {
        Answer call(Step step) throws IOException, InterruptedException;
    }

    private final Caller caller;
    private final Deque<Resource> made = new ArrayDeque<>();
    private final List<String> left = new ArrayList<>();

    Cleaner(Caller caller) {
        this.caller = caller;
    }

    synchronized void made(Resource resource) {
        made.push(resource);
    }

    synchronized void forget() {
        made.clear();
    }

    /** What could not be deleted, and why. */
    synchronized List<String> left() {
        return List.copyOf(left);
    }

    /** Deletes it all. */
    synchronized void clean() {
        while (!made.isEmpty()) {
            Resource resource = made.pop();
            try {
                delete(resource);
            } catch (IOException e) {
                left.add(resource + ": " + e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                left.add(resource + ": interrupted");
            }
        }
    }

    private void delete(Resource resource) throws IOException, InterruptedException {
        Map<String, String> parameters = switch (resource.kind()) {
            case KEY -> Map.of("KeyId", resource.id(), "PendingWindowInDays", "7");
            case SECRET -> Map.of("SecretName", resource.id(), "ForceDeleteWithoutRecovery", "true");
            default -> Map.of(resource.kind().parameter, resource.id());
        };
        Answer answer = call(resource.kind().deleter, parameters);
        if (answer.status() != 200 && !GONE.contains(answer.code())) {
            unlock(resource);
            answer = call(resource.kind().deleter, parameters);
        }
        if (answer.status() != 200 && !GONE.contains(answer.code())) {
            left.add(resource + ": " + answer.code() + " " + answer.message());
        }
    }

    /** Takes away what keeps a key or secret from being deleted soon: a longer window, or protection. */
    private void unlock(Resource resource) throws IOException, InterruptedException {
        if (resource.kind() == Resource.Kind.KEY) {
            call("CancelKeyDeletion", Map.of("KeyId", resource.id()));
            JsonNode arn = call("DescribeKey", Map.of("KeyId", resource.id())).at("KeyMetadata/Arn");
            call(
                    "SetDeletionProtection",
                    Map.of("ProtectedResourceArn", arn.asText(), "EnableDeletionProtection", "false"));
        } else if (resource.kind() == Resource.Kind.SECRET) {
            call("RestoreSecret", Map.of("SecretName", resource.id()));
        }
    }

    private Answer call(String operation, Map<String, String> parameters) throws IOException, InterruptedException {
        return caller.call(new Step(operation, parameters, Map.of(), Map.of()));
    }

    /** Deletes whatever has that prefix, and says so if that cannot be known. */
    synchronized void sweep(String prefix) {
        try {
            find(prefix);
            clean();
        } catch (IOException e) {
            left.add("perhaps something of " + prefix + ", which cleanup finds: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Finds what an earlier run made: by the prefix of its name, keys by their tag. */
    synchronized int find(String prefix) throws IOException, InterruptedException {
        find(Resource.Kind.KEY, prefix);
        list("ListSecrets", "SecretList/Secret", "SecretName", prefix, Resource.Kind.SECRET);
        list("ListAliases", "Aliases/Alias", "AliasName", prefix, Resource.Kind.ALIAS);
        list("ListNetworkRules", "NetworkRules/NetworkRule", "Name", prefix, Resource.Kind.NETWORK_RULE);
        list("ListPolicies", "Policies/Policy", "Name", prefix, Resource.Kind.POLICY);
        list(
                "ListApplicationAccessPoints",
                "ApplicationAccessPoints/ApplicationAccessPoint",
                "Name",
                prefix,
                Resource.Kind.ACCESS_POINT);
        return made.size();
    }

    private Answer page(String operation, int page) throws IOException, InterruptedException {
        Answer answer = call(operation, Map.of("PageNumber", String.valueOf(page), "PageSize", "100"));
        if (answer.status() != 200) {
            throw new IOException(operation + " was refused: " + answer.code() + " " + answer.message());
        }
        return answer;
    }

    private void list(String operation, String path, String field, String prefix, Resource.Kind kind)
            throws IOException, InterruptedException {
        for (int page = 1, size = 100; size == 100; page++) {
            Answer answer = page(operation, page);
            size = answer.at(path).size();
            for (JsonNode one : answer.at(path)) {
                String name = one.path(field).asText();
                String own = name.substring(name.lastIndexOf('/') + 1);
                if (own.startsWith(prefix)) {
                    made(new Resource(kind, name));
                }
            }
        }
    }

    private void find(Resource.Kind kind, String prefix) throws IOException, InterruptedException {
        for (int page = 1, size = 100; size == 100; page++) {
            Answer answer = page("ListKeys", page);
            size = answer.at("Keys/Key").size();
            for (JsonNode key : answer.at("Keys/Key")) {
                String id = key.path("KeyId").asText();
                for (JsonNode tag :
                        call("ListResourceTags", Map.of("KeyId", id)).at("Tags/Tag")) {
                    if (tag.path("TagKey").asText().equals(Side.TAG)
                            && tag.path("TagValue").asText().startsWith(prefix)
                            && !pending(id)) {
                        made(new Resource(kind, id));
                    }
                }
            }
        }
    }

    private boolean pending(String keyId) throws IOException, InterruptedException {
        return call("DescribeKey", Map.of("KeyId", keyId))
                .at("KeyMetadata/KeyState")
                .asText()
                .equals("PendingDeletion");
    }
}
