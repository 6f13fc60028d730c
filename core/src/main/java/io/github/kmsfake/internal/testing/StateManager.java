package io.github.kmsfake.internal.testing;

import io.github.kmsfake.internal.model.AccessKey;
import io.github.kmsfake.internal.model.InstanceStatus;
import io.github.kmsfake.internal.model.KmsInstance;
import io.github.kmsfake.internal.model.Scope;
import io.github.kmsfake.internal.protocol.signature.Authenticator;
import io.github.kmsfake.internal.state.HeapGuard;
import io.github.kmsfake.internal.state.World;
import io.github.kmsfake.internal.state.WorldState;
import io.github.kmsfake.internal.statefile.DocumentText;
import io.github.kmsfake.internal.statefile.LoadedState;
import io.github.kmsfake.internal.statefile.StateDocuments;
import io.github.kmsfake.internal.statefile.StateFile;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The state of a server as a whole: to be kept, written down, and put in the place of another. */
public final class StateManager {
    /**
     * All that a server holds at one moment.
     *
     * @param clientKeyFiles the PKCS#12 files (Base64) of client keys that a document brought, by id
     */
    public record Snapshot(WorldState world, List<AccessKey> accessKeys, Map<String, String> clientKeyFiles) {}

    /**
     * What a server begins with.
     *
     * @param home the account and region that a document means where it names none
     * @param instanceIds the instances that the settings describe
     * @param document what takes the place of what the settings describe, if there is one
     */
    public record Origin(Scope home, List<String> instanceIds, Optional<DocumentText> document) {}

    /** How many snapshots are kept by id. */
    public static final int MOST_KEPT = 1000;

    /** What a character of a document takes in memory until it is read, at least. */
    private static final int BYTES_OF_CHARACTER = 3;

    private final Origin origin;
    private final World world;
    private final Authenticator authenticator;
    private final WorldState ofSettings;
    private final List<AccessKey> accessKeysOfSettings;
    private Snapshot initial;

    /** What the server has begun with, unless that is what its settings describe. */
    private Optional<WorldState> begunWith = Optional.empty();

    private final Map<String, Snapshot> kept = new LinkedHashMap<>();
    private Map<String, String> clientKeyFiles = Map.of();
    private @Nullable StateDocuments documents;

    /** The state of a world. */
    public StateManager(World world, Authenticator authenticator, Origin origin) {
        this.world = world;
        this.authenticator = authenticator;
        this.origin = origin;
        this.accessKeysOfSettings = authenticator.accessKeys();
        this.ofSettings = world.initial();
        this.initial = new Snapshot(ofSettings, authenticator.accessKeys(), Map.of());
        origin.document().ifPresent(text -> enter(documents().read(text), true));
    }

    /**
     * Reads the document of the initial state again, from where it came from, and begins with it anew; or changes nothing.
     *
     * @throws IllegalArgumentException saying in one sentence what is wrong with it, or that there is none
     */
    public void reload() {
        String location = origin.document()
                .map(DocumentText::name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no prepared state to be read again: the server was started without one"));
        enter(documents().read(StateFile.read(location)), true);
    }

    /** Goes on with what a document describes, as another server has left it; {@link #reset} goes elsewhere. */
    public Snapshot goOnWith(DocumentText data) {
        LoadedState read = documents().read(data);
        // data has no private keys, but those of the prepared state may still be the same
        Map<String, String> files = new LinkedHashMap<>(initial.clientKeyFiles());
        files.keySet().removeIf(id -> !certificates(initial.world(), id).equals(certificates(read.world(), id)));
        return enter(new LoadedState(read.world(), read.accessKeys(), Map.copyOf(files), read.ids()), false);
    }

    private static List<String> certificates(WorldState world, String clientKeyId) {
        return world.regions().values().stream()
                .flatMap(contents -> contents.clientKeys().stream())
                .filter(key -> key.id().equals(clientKeyId))
                .map(key -> key.certificate().pem())
                .toList();
    }

    /** A moment as a document of data, which does not speak of the access keys of the settings: these may change. */
    public String writeData(Snapshot moment) {
        return documents()
                .write(
                        moment.world(),
                        moment.accessKeys().equals(accessKeysOfSettings)
                                ? Optional.empty()
                                : Optional.of(moment.accessKeys()),
                        world.sources().heap()::requireRoom);
    }

    /** Back to the initial state. */
    public synchronized void reset() {
        become(initial);
        if (origin.document().isEmpty()) {
            begunWith = Optional.empty();
        }
    }

    /** What there is now. */
    public Snapshot now() {
        world.applyDueChanges(); // may take long, which nobody who needs this object has to wait for
        synchronized (this) {
            return new Snapshot(world.state(), authenticator.accessKeys(), clientKeyFiles);
        }
    }

    /** Puts what there was at a moment in the place of what there is. */
    public synchronized void become(Snapshot moment) {
        world.become(moment.world());
        world.sources().heap().lookAgain();
        authenticator.know(moment.accessKeys());
        authenticator.reset();
        clientKeyFiles = moment.clientKeyFiles();
        begunWith = Optional.of(moment.world());
    }

    /** Keeps what there is now, under the id that is returned. */
    public String keep() {
        makeRoom(0);
        String id = UUID.randomUUID().toString();
        Snapshot now = now();
        synchronized (this) {
            kept.put(id, now);
            if (kept.size() > MOST_KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        return id;
    }

    /** Gives up what was kept for later, if there is no memory for what is wanted now. */
    private void makeRoom(long bytes) {
        HeapGuard heap = world.sources().heap();
        if (heap.lacks(bytes)) {
            synchronized (this) {
                kept.clear();
            }
            heap.lookAgain();
            heap.requireRoom();
        }
    }

    /** Goes back to what was kept under an id; false if nothing is. */
    public synchronized boolean restore(String id) {
        @Nullable Snapshot moment = kept.get(id);
        if (moment != null) {
            become(moment);
        }
        return moment != null;
    }

    /** What there is now, as a document. */
    public String write() {
        Snapshot now = now();
        return documents()
                .write(
                        now.world(),
                        Optional.of(now.accessKeys()),
                        world.sources().heap()::requireRoomForAnswer);
    }

    /**
     * Puts what a document describes in the place of what there is, or changes nothing.
     *
     * @throws IllegalArgumentException saying in one sentence what is wrong with it
     */
    public void become(DocumentText document) {
        makeRoom((long) BYTES_OF_CHARACTER * document.text().length());
        enter(documents().read(document), false);
    }

    private synchronized Snapshot enter(LoadedState read, boolean forGood) {
        Snapshot moment =
                new Snapshot(read.world(), read.accessKeys().orElse(accessKeysOfSettings), read.clientKeyFiles());
        become(moment);
        world.sources().ids().goOnAs(read.ids());
        initial = forGood ? moment : initial;
        return moment;
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
            return origin.instanceIds();
        }
        Instant now = world.sources().now();
        WorldState begun = begunWith.get();
        List<KmsInstance> own = begun.of(origin.home()).instances();
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
            documents = new StateDocuments(world.sources(), origin.home(), ofSettings);
        }
        return documents;
    }
}
