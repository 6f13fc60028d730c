package io.github.kmsfake.internal.statefile;

import io.github.kmsfake.internal.json.JsonText;
import io.github.kmsfake.internal.model.AccessKey;
import io.github.kmsfake.internal.model.AccountStatus;
import io.github.kmsfake.internal.model.Scope;
import io.github.kmsfake.internal.schema.DocumentException;
import io.github.kmsfake.internal.schema.JsonSchema;
import io.github.kmsfake.internal.schema.Node;
import io.github.kmsfake.internal.schema.RecordReader;
import io.github.kmsfake.internal.schema.RecordWriter;
import io.github.kmsfake.internal.schema.TreeSource;
import io.github.kmsfake.internal.state.RegionState;
import io.github.kmsfake.internal.state.Sources;
import io.github.kmsfake.internal.state.WorldState;
import io.github.kmsfake.internal.text.NearestName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads states from documents, and writes them as such. */
public final class StateDocuments {
    private static final Comparator<Scope> ORDER =
            Comparator.comparing(Scope::accountId).thenComparing(Scope::regionId);

    private final Sources sources;
    private final Scope home;
    private final WorldState settings;
    private final RecordReader<Document> reader = RecordReader.of(Document.class);

    /**
     * Documents of one server.
     *
     * @param home account and region of what a document puts in none
     * @param settings the state that the server's settings describe, for what a document does not speak of
     */
    public StateDocuments(Sources sources, Scope home, WorldState settings) {
        this.sources = sources;
        this.home = home;
        this.settings = settings;
    }

    /**
     * The state that a document describes. Slow if keys are to be made for it.
     *
     * @throws IllegalArgumentException saying in one sentence, with line and path, what is wrong
     */
    public LoadedState read(DocumentText text) {
        Instant now = sources.now();
        TreeSource source = text.source(now);
        Document document = document(source);
        Map<Scope, RegionEntry> places = places(document, source);
        boolean ownInstances = places.values().stream().anyMatch(place -> place.instances() != null);
        boolean ownDataKeys = places.values().stream().anyMatch(place -> place.managedDataKeys() != null);
        Map<Scope, RegionState> regions = new HashMap<>();
        UsedIds taken = new UsedIds();
        Sources own = sources.with(sources.ids().after(text.text()));
        Set<Scope> scopes = new LinkedHashSet<>(places.keySet());
        scopes.addAll(settings.regions().keySet());
        for (Scope scope : scopes) {
            RegionState usual = usual(scope, ownInstances, ownDataKeys);
            @Nullable RegionEntry place = places.get(scope);
            RegionState contents = place == null
                    ? usual
                    : place.toModel(new EntryContext(source, own, now, scope, place), usual, taken);
            if (!contents.isNothing()) {
                regions.put(scope, contents);
            }
        }
        return new LoadedState(
                new WorldState(Map.copyOf(regions), accounts(document, source)),
                accessKeys(document, source),
                Map.copyOf(taken.clientKeyFiles()),
                own.ids());
    }

    private Document document(TreeSource source) {
        @Nullable Node version = source.node().fields().get("kmsFakeState");
        if (version != null && version.isInteger()) {
            String format = version.text("an integer");
            if (!format.equals(Integer.toString(Document.VERSION))) {
                throw version.wrong("this is format " + DocumentException.shown(format)
                        + ", and this version of KMS Fake reads " + Document.VERSION);
            }
        }
        return reader.read(source);
    }

    private Map<Scope, RegionEntry> places(Document document, TreeSource source) {
        Map<Scope, RegionEntry> places = new LinkedHashMap<>();
        if (!document.here().isNothing()) {
            places.put(scope(document.here(), home), document.here());
        }
        Scope inherited = scope(document.here(), home);
        for (RegionEntry place : Defaults.orNone(document.regions())) {
            Scope scope = scope(place, inherited);
            String field = place.region() != null ? "region" : "account";
            if (!sources.regionIds().contains(scope.regionId())) {
                throw source.wrong(
                        place,
                        "region",
                        DocumentException.shown(scope.regionId()) + " is none of " + sources.regionIds()
                                + NearestName.suggestion(scope.regionId(), sources.regionIds()));
            }
            if (places.put(scope, place) != null) {
                throw source.wrong(
                        place, field, "account " + scope.accountId() + " in " + scope.regionId() + " is there twice");
            }
        }
        if (!sources.regionIds().contains(inherited.regionId())) {
            throw source.wrong(
                    document.here(),
                    "region",
                    DocumentException.shown(inherited.regionId()) + " is none of " + sources.regionIds());
        }
        return places;
    }

    private static Scope scope(RegionEntry place, Scope otherwise) {
        return new Scope(
                Objects.requireNonNullElse(place.account(), otherwise.accountId()),
                Objects.requireNonNullElse(place.region(), otherwise.regionId()));
    }

    private RegionState usual(Scope scope, boolean ownInstances, boolean ownDataKeys) {
        RegionState seeds = settings.of(scope);
        return RegionState.of(
                ownInstances ? List.of() : seeds.instances(),
                ownInstances ? Optional.empty() : seeds.defaultInstanceId(),
                ownDataKeys ? List.of() : seeds.managedDataKeys());
    }

    private static Map<String, AccountStatus> accounts(Document document, TreeSource source) {
        Map<String, AccountStatus> accounts = new HashMap<>();
        for (AccountEntry entry : Defaults.orNone(document.accounts())) {
            if (accounts.put(entry.id(), Objects.requireNonNullElse(entry.status(), AccountStatus.ENABLED)) != null) {
                throw source.wrong(entry, "id", "\"" + entry.id() + "\" is there twice");
            }
        }
        return Map.copyOf(accounts);
    }

    private Optional<List<AccessKey>> accessKeys(Document document, TreeSource source) {
        if (document.accessKeys() == null) {
            return Optional.empty();
        }
        List<AccessKey> keys = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (AccessKeyEntry entry : document.accessKeys()) {
            if (!ids.add(entry.id())) {
                throw source.wrong(entry, "id", "\"" + entry.id() + "\" is there twice");
            }
            keys.add(new AccessKey(
                    entry.id(),
                    entry.secret(),
                    Objects.requireNonNullElse(entry.account(), home.accountId()),
                    entry.ramName()));
        }
        return Optional.of(List.copyOf(keys));
    }

    /**
     * A state as a document: JSON, a field a line, which {@link #read} makes the same state of.
     *
     * @param accessKeys the known access keys, unless they are those of the settings whoever reads it
     * @param step what to do before each value, of which there may be very many
     */
    public String write(WorldState state, Optional<List<AccessKey>> accessKeys, Runnable step) {
        List<RegionEntry> places = new ArrayList<>();
        state.regions().keySet().stream()
                .sorted(ORDER)
                .forEach(scope -> places.add(RegionEntry.of(scope, state.of(scope))));
        if (places.isEmpty()) {
            // says that there is nothing, where an empty list would leave what the settings of a server put there
            places.add(RegionEntry.of(home, RegionState.NONE));
        }
        List<AccountEntry> accounts = state.accounts().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(account -> new AccountEntry(account.getKey(), account.getValue()))
                .toList();
        return JsonText.indented(RecordWriter.of(Document.class)
                .plain(
                        new Document(
                                Document.VERSION,
                                accessKeys.map(StateDocuments::entries).orElse(null),
                                accounts,
                                RegionEntry.NOTHING,
                                places),
                        step));
    }

    private static List<AccessKeyEntry> entries(List<AccessKey> accessKeys) {
        return accessKeys.stream()
                .map(key -> new AccessKeyEntry(key.id(), key.secret(), key.accountId(), key.ramName()))
                .toList();
    }

    /** The JSON Schema of documents, for editors. */
    public static String schema() {
        return JsonText.indented(
                JsonSchema.of(Document.class, "State of KMS Fake: what a server begins with, or what one held"));
    }
}
