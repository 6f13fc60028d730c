package io.github.kmsfake.internal.document;

import io.github.kmsfake.internal.document.Prepared.KnownAccessKey;
import io.github.kmsfake.internal.json.JsonText;
import io.github.kmsfake.internal.model.AccountStatus;
import io.github.kmsfake.internal.model.Scope;
import io.github.kmsfake.internal.state.Contents;
import io.github.kmsfake.internal.state.Sources;
import io.github.kmsfake.internal.state.WorldState;
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
    private final Shape<Document> shape = Shape.of(Document.class);

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
    public Prepared read(DocumentText text) {
        Spots spots = new Spots();
        Document document = document(text, spots);
        Map<Scope, Place> places = places(document, spots);
        boolean ownInstances = places.values().stream().anyMatch(place -> place.instances() != null);
        boolean ownDataKeys = places.values().stream().anyMatch(place -> place.managedDataKeys() != null);
        Map<Scope, Contents> regions = new HashMap<>();
        Taken taken = new Taken();
        Instant now = sources.now();
        Sources own = sources.with(sources.ids().after(text.text()));
        Set<Scope> scopes = new LinkedHashSet<>(places.keySet());
        scopes.addAll(settings.regions().keySet());
        for (Scope scope : scopes) {
            Contents usual = usual(scope, ownInstances, ownDataKeys);
            @Nullable Place place = places.get(scope);
            Contents contents = place == null ? usual : place.plant(new Planting(spots, own, now, scope), usual, taken);
            if (!contents.isNothing()) {
                regions.put(scope, contents);
            }
        }
        return new Prepared(
                new WorldState(Map.copyOf(regions), accounts(document, spots)),
                accessKeys(document, spots),
                Map.copyOf(taken.clientKeyFiles()),
                own.ids());
    }

    private Document document(DocumentText text, Spots spots) {
        Node tree = text.tree();
        if (tree instanceof Node.Fields fields
                && fields.nodes().get("kmsFakeState") instanceof Node.Scalar version
                && version.isInteger()
                && !version.text().equals(Integer.toString(Document.VERSION))) {
            throw version.spot()
                    .wrong("this is format " + Codecs.shortened(version.text())
                            + ", and this version of KMS Fake reads " + Document.VERSION);
        }
        return shape.read(tree, spots);
    }

    private Map<Scope, Place> places(Document document, Spots spots) {
        Map<Scope, Place> places = new LinkedHashMap<>();
        if (!document.here().isNothing()) {
            places.put(scope(document.here(), home), document.here());
        }
        Scope inherited = scope(document.here(), home);
        for (Place place : Texts.orNone(document.regions())) {
            Scope scope = scope(place, inherited);
            String field = place.region() != null ? "region" : "account";
            if (!sources.regionIds().contains(scope.regionId())) {
                throw spots.wrong(
                        place, "region", Codecs.shortened(scope.regionId()) + " is none of " + sources.regionIds());
            }
            if (places.put(scope, place) != null) {
                throw spots.wrong(
                        place, field, "account " + scope.accountId() + " in " + scope.regionId() + " is there twice");
            }
        }
        if (!sources.regionIds().contains(inherited.regionId())) {
            throw spots.wrong(
                    document.here(),
                    "region",
                    Codecs.shortened(inherited.regionId()) + " is none of " + sources.regionIds());
        }
        return places;
    }

    private static Scope scope(Place place, Scope otherwise) {
        return new Scope(
                Objects.requireNonNullElse(place.account(), otherwise.accountId()),
                Objects.requireNonNullElse(place.region(), otherwise.regionId()));
    }

    private Contents usual(Scope scope, boolean ownInstances, boolean ownDataKeys) {
        Contents seeds = settings.of(scope);
        return Contents.of(
                ownInstances ? List.of() : seeds.instances(),
                ownInstances ? Optional.empty() : seeds.defaultInstanceId(),
                ownDataKeys ? List.of() : seeds.managedDataKeys());
    }

    private static Map<String, AccountStatus> accounts(Document document, Spots spots) {
        Map<String, AccountStatus> accounts = new HashMap<>();
        for (AccountEntry entry : Texts.orNone(document.accounts())) {
            if (accounts.put(entry.id(), Objects.requireNonNullElse(entry.status(), AccountStatus.ENABLED)) != null) {
                throw spots.wrong(entry, "id", "\"" + entry.id() + "\" is there twice");
            }
        }
        return Map.copyOf(accounts);
    }

    private Optional<List<KnownAccessKey>> accessKeys(Document document, Spots spots) {
        if (document.accessKeys() == null) {
            return Optional.empty();
        }
        List<KnownAccessKey> keys = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (AccessKeyEntry entry : document.accessKeys()) {
            if (!ids.add(entry.id())) {
                throw spots.wrong(entry, "id", "\"" + entry.id() + "\" is there twice");
            }
            keys.add(new KnownAccessKey(
                    entry.id(),
                    entry.secret(),
                    Objects.requireNonNullElse(entry.account(), home.accountId()),
                    entry.ramName()));
        }
        return Optional.of(List.copyOf(keys));
    }

    /** A state as a document: JSON, a field a line, which {@link #read} makes the same state of. */
    public String write(WorldState state, List<KnownAccessKey> accessKeys) {
        List<Place> places = new ArrayList<>();
        state.regions().keySet().stream().sorted(ORDER).forEach(scope -> places.add(Place.of(scope, state.of(scope))));
        if (places.isEmpty()) {
            // says that there is nothing, where an empty list would leave what the settings of a server put there
            places.add(Place.of(home, Contents.NONE));
        }
        List<AccountEntry> accounts = state.accounts().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(account -> new AccountEntry(account.getKey(), account.getValue()))
                .toList();
        return JsonText.indented(shape.write(new Document(
                Document.VERSION,
                accessKeys.stream()
                        .map(key -> new AccessKeyEntry(key.id(), key.secret(), key.accountId(), key.ramName()))
                        .toList(),
                accounts,
                new Place(null, null, null, null, null, null, null, null, null, null, null, null, null),
                places)));
    }

    /** The JSON Schema of documents, for editors. */
    public static String schema() {
        return JsonText.indented(new SchemaWriter()
                .schema(Shape.of(Document.class), "State of KMS Fake: what a server begins with, or what one held"));
    }
}
