package io.github.kmsfake.internal.server;

import io.github.kmsfake.internal.document.DocumentText;
import io.github.kmsfake.internal.document.Prepared;
import io.github.kmsfake.internal.document.Prepared.KnownAccessKey;
import io.github.kmsfake.internal.document.StateDocuments;
import io.github.kmsfake.internal.model.InstanceStatus;
import io.github.kmsfake.internal.model.KmsInstance;
import io.github.kmsfake.internal.model.Scope;
import io.github.kmsfake.internal.server.signature.AccessKey;
import io.github.kmsfake.internal.server.signature.Authenticator;
import io.github.kmsfake.internal.state.InstanceSeed;
import io.github.kmsfake.internal.state.World;
import io.github.kmsfake.internal.state.WorldState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The state of a server as a whole: to be kept, written down, and put in the place of another. */
public final class States {
    /**
     * All that a server holds at one moment.
     *
     * @param clientKeyFiles the PKCS#12 files (Base64) of client keys that a document brought, by id
     */
    public record Moment(WorldState world, List<AccessKey> accessKeys, Map<String, String> clientKeyFiles) {}

    private final Settings settings;
    private final World world;
    private final Authenticator authenticator;
    private final WorldState ofSettings;
    private Moment initial;

    /** What the server has begun with, unless that is what its settings describe. */
    private Optional<WorldState> begunWith = Optional.empty();

    private Map<String, String> clientKeyFiles = Map.of();
    private @Nullable StateDocuments documents;

    States(Settings settings, World world, Authenticator authenticator) {
        this.settings = settings;
        this.world = world;
        this.authenticator = authenticator;
        this.ofSettings = world.initial();
        this.initial = new Moment(ofSettings, authenticator.accessKeys(), Map.of());
    }

    /** Makes what a document describes the initial state, and goes to it. */
    void beginWith(DocumentText document) {
        enter(documents().read(document), true);
    }

    /** Back to the initial state. */
    synchronized void reset() {
        become(initial);
        if (settings.state().isEmpty()) {
            begunWith = Optional.empty();
        }
    }

    /** What there is now. */
    public synchronized Moment now() {
        return new Moment(world.state(), authenticator.accessKeys(), clientKeyFiles);
    }

    /** Puts what there was at a moment in the place of what there is. */
    public synchronized void become(Moment moment) {
        world.become(moment.world());
        authenticator.know(moment.accessKeys());
        authenticator.reset();
        clientKeyFiles = moment.clientKeyFiles();
        begunWith = Optional.of(moment.world());
    }

    /** What there is now, as a document. */
    public String write() {
        Moment now = now();
        return documents()
                .write(
                        now.world(),
                        now.accessKeys().stream()
                                .map(key -> new KnownAccessKey(key.id(), key.secret(), key.accountId(), key.ramName()))
                                .toList());
    }

    /**
     * Puts what a document describes in the place of what there is, or changes nothing.
     *
     * @throws IllegalArgumentException saying in one sentence what is wrong with it
     */
    public void become(DocumentText document) {
        enter(documents().read(document), false);
    }

    private synchronized void enter(Prepared prepared, boolean forGood) {
        Moment moment = moment(prepared);
        become(moment);
        world.sources().ids().goOnAs(prepared.ids());
        initial = forGood ? moment : initial;
    }

    private Moment moment(Prepared prepared) {
        return new Moment(
                prepared.world(),
                prepared.accessKeys()
                        .map(keys -> keys.stream()
                                .map(key -> new AccessKey(key.id(), key.secret(), key.accountId(), key.ramName()))
                                .toList())
                        .orElseGet(() -> List.copyOf(settings.callers().accessKeys())),
                prepared.clientKeyFiles());
    }

    /** The PKCS#12 file (Base64) of each client key that a document brought, by id. */
    public synchronized Map<String, String> clientKeyFiles() {
        return clientKeyFiles;
    }

    /** The access keys that are known. */
    public List<AccessKey> accessKeys() {
        return authenticator.accessKeys();
    }

    /** Whether what the server has begun with is what its settings describe, and no document. */
    public synchronized boolean isOfSettings() {
        return begunWith.isEmpty();
    }

    /**
     * The ids of the instances of the state that the server has begun with, initial, imported or restored; those first that
     * are ready in its own place.
     */
    public synchronized List<String> instanceIds() {
        if (begunWith.isEmpty()) {
            return settings.instances().stream().map(InstanceSeed::id).toList();
        }
        Instant now = world.sources().now();
        WorldState begun = begunWith.get();
        List<KmsInstance> own = begun.of(home()).instances();
        Stream<KmsInstance> ready = own.stream().filter(instance -> instance.status(now) == InstanceStatus.CONNECTED);
        Stream<KmsInstance> others =
                begun.regions().values().stream().flatMap(contents -> contents.instances().stream());
        return Stream.of(ready, own.stream(), others)
                .flatMap(instances -> instances)
                .map(KmsInstance::id)
                .distinct()
                .toList();
    }

    private synchronized StateDocuments documents() {
        if (documents == null) {
            documents = new StateDocuments(world.sources(), home(), ofSettings);
        }
        return documents;
    }

    private Scope home() {
        return new Scope(settings.callers().defaultAccountId(), settings.regionId());
    }
}
