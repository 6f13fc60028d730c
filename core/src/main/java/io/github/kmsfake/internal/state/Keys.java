package io.github.kmsfake.internal.state;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.error.KmsException;
import io.github.kmsfake.internal.model.Alias;
import io.github.kmsfake.internal.model.Key;
import io.github.kmsfake.internal.model.KeyAttributes;
import io.github.kmsfake.internal.model.KeyVersion;
import io.github.kmsfake.internal.model.KeyVersions;
import io.github.kmsfake.internal.model.Scope;
import io.github.kmsfake.internal.model.Secret;
import io.github.kmsfake.internal.text.ClientText;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one region with their versions and aliases: all that a {@code KeyId} or a ciphertext can name. What time
 * alone changes (a deletion that is due, a rotation, material that expires) happens in {@link #applyDueChanges},
 * before the region is used.
 */
public final class Keys {
    /** Begins the path of a key version. */
    static final String VERSION_PATH = "key-version/";

    private final Scope scope;
    private final Sources sources;
    private final Table<Key> keys;
    private final Table<Alias> aliases;
    private final Map<String, String> keysOfVersions;
    private final DueTimes<Key> dueTimes;
    private final ToIntFunction<String> bought;
    private final Guard guard;

    /** No keys yet; {@code bought} is how many an instance can hold. */
    Keys(Scope scope, Sources sources, ToIntFunction<String> bought, Changes changes) {
        this.bought = bought;
        this.scope = scope;
        this.sources = sources;
        this.keys = new Table<>(Table.Kind.KEY, Key::id, changes);
        this.aliases = new Table<>(Table.Kind.ALIAS, Alias::name, changes);
        this.keysOfVersions = new HashMap<>();
        this.dueTimes = new DueTimes<>(Key::nextChange);
        this.guard = Guard.OPEN;
    }

    private Keys(Keys same, Guard guard) {
        this.scope = same.scope;
        this.sources = same.sources;
        this.keys = same.keys;
        this.aliases = same.aliases;
        this.keysOfVersions = same.keysOfVersions;
        this.dueTimes = same.dueTimes;
        this.bought = same.bought;
        this.guard = guard;
    }

    /** The same keys, for a caller who has to pass a guard to each. */
    Keys behind(Guard caller) {
        return new Keys(this, caller);
    }

    /** The key that an id, an alias or an ARN of either names, or the refusal. */
    public Key require(String name) {
        return admitted(resolve(name), Access.Use.USE);
    }

    /** The key to encrypt with what another key has decrypted, or the refusal: the guard is asked for that use. */
    public Key requireToEncryptAgain(String name) {
        return admitted(resolve(name), Access.Use.ENCRYPT_AGAIN);
    }

    /** The key to encrypt a new secret with, or the refusal: the guard is asked for that use. */
    public Key requireForNewSecret(String name) {
        return admitted(resolve(name), Access.Use.ENCRYPT_NEW_SECRET);
    }

    /** The key that its owner chose for a secret, to decrypt it, or the refusal: the guard is asked for that use. */
    Optional<Key> requireToDecrypt(Secret existing) {
        return Optional.ofNullable(existing.kind().encryptionKeyId())
                .map(id -> admitted(resolve(id), Access.Use.DECRYPT_SECRET));
    }

    private Key resolve(String name) {
        String local = local(name);
        return local.startsWith(Alias.PREFIX)
                ? keys.require(aliases.require(local).keyId())
                : requireKey(local);
    }

    private Key requireKey(String name) {
        return keys.find(name).orElseThrow(() -> absent(name));
    }

    /** Most often it is an alias without its prefix, or belongs to another region. */
    private KmsException absent(String name) {
        if (aliases.has(Alias.PREFIX + name)) {
            return ErrorCode.KEY_NOT_FOUND.because("there is an alias of that name: send " + Alias.PREFIX + name);
        }
        return name.startsWith("acs:")
                ? ErrorCode.KEY_NOT_FOUND.because(
                        "the ARN " + ClientText.shown(name) + " is not of here, where ARNs begin with " + scope.arn(""))
                : keys.absent(name, ErrorCode.KEY_NOT_FOUND);
    }

    private Key admitted(Key key, Access.Use use) {
        guard.admit(Access.to(key, use));
        return key;
    }

    /** The key that an id or a key's ARN names, if there is one. */
    public Optional<Key> findById(String name) {
        return keys.find(local(name));
    }

    /** The key that an id or a key's ARN names, or the refusal. */
    public Key requireById(String name) {
        String local = local(name);
        if (local.startsWith(Alias.PREFIX)) {
            throw ErrorCode.ALIAS_NOT_SUPPORTED.because("this call takes the id of a key"
                    + aliases.find(local)
                            .map(alias -> ", here " + alias.keyId())
                            .orElse(", no alias"));
        }
        return admitted(requireKey(local), Access.Use.USE);
    }

    /** The key that has a version of that id, or the refusal. */
    public Key requireOfVersion(String versionId) {
        @Nullable String id = keysOfVersions.get(versionId);
        if (id == null) {
            throw ErrorCode.KEY_NOT_FOUND
                    .because("no key here has the version " + ClientText.shown(versionId)
                            + ", which the ciphertext names: it was made elsewhere, or by a key that was deleted")
                    .about(VERSION_PATH + versionId);
        }
        return admitted(keys.require(id), Access.Use.USE);
    }

    /** One page of keys, in the order of their creation. */
    public Page<Key> page(PageRequest wanted) {
        return keys.page(wanted);
    }

    public Page<Key> page(PageRequest wanted, Predicate<Key> condition) {
        return keys.page(wanted, condition);
    }

    /** All of them, in the order of their creation. */
    List<Key> all() {
        return keys.where(key -> true);
    }

    /** The further names of keys; a new one is added with {@link #addAlias}. */
    public Table<Alias> aliases() {
        return aliases;
    }

    /** Adds what was there before; limits are for what is created. */
    void addAll(List<Key> known, List<Alias> names) {
        for (Key key : known) {
            add(key);
        }
        aliases.addAll(names);
    }

    /** How many of the keys that an instance can hold are used: each version counts as one. */
    public int usedIn(String instanceId) {
        int used = 0;
        for (Key key : in(instanceId)) {
            used += Math.max(1, key.versions().all().size());
        }
        return used;
    }

    /** Refuses a key too many; those of an instance are limited by what was bought. */
    public void requireRoom(KeyAttributes kind) {
        boolean room = kind.instanceId() == null
                ? keys.count(key -> key.kind().instanceId() == null)
                        < sources.limits().keys()
                : hasRoomIn(kind.instanceId());
        if (!room || !hasRoomForVersion()) {
            throw ErrorCode.LIMIT_EXCEEDED.because(full(kind.instanceId()));
        }
    }

    public void requireRoomForVersion(Key key) {
        if (!hasRoomForVersion(key)) {
            throw ErrorCode.LIMIT_EXCEEDED
                    .because(
                            key.versions().all().size() >= KeyVersions.MOST
                                    ? "a key has at most " + KeyVersions.MOST + " versions"
                                    : full(key.kind().instanceId()))
                    .about(key.path());
        }
    }

    private String full(@Nullable String instanceId) {
        if (instanceId != null && !hasRoomIn(instanceId)) {
            return "instance " + instanceId + " has " + usedIn(instanceId) + " keys and key versions, for "
                    + bought.applyAsInt(instanceId)
                    + " were bought; KeyNum of the instance in the settings or the state changes that";
        }
        Limits limits = sources.limits();
        return hasRoomForVersion()
                ? "there are " + keys.count(key -> key.kind().instanceId() == null)
                        + " keys outside instances; the limit keys=" + limits.keys() + " can be raised in the settings"
                : "there are " + keysOfVersions.size() + " key versions; the limit keyVersions=" + limits.keyVersions()
                        + " can be raised in the settings";
    }

    Stream<Table<?>> tables() {
        return Stream.of(keys, aliases);
    }

    boolean hasVersion(String id) {
        return keysOfVersions.containsKey(id);
    }

    public void add(Key key) {
        keys.add(key);
        note(key);
    }

    /** Puts a changed key in the place of what it was. */
    public void replace(Key key) {
        keys.replace(key);
        note(key);
    }

    /** Puts a changed key in the place of what it was; if that makes a rotation overdue, it happens now. */
    public void replaceAndRotate(Key key) {
        Instant now = sources.now();
        boolean overdue =
                key.nextRotationDate().filter(date -> !date.isAfter(now)).isPresent() && !key.isRotationSuspended();
        replace(overdue && hasRoomForVersion(key) ? key.with(newVersion(key, now)) : key);
    }

    void removeIn(String instanceId) {
        in(instanceId).forEach(this::remove);
    }

    /** Gives a key a further name, which must be free. */
    public void addAlias(Alias alias) {
        if (aliases.has(alias.name())) {
            throw aliases.taken(alias.name());
        }
        if (aliases.size() >= sources.limits().aliases()) {
            throw ErrorCode.LIMIT_EXCEEDED.because("there are " + aliases.size() + " aliases; the limit aliases="
                    + sources.limits().aliases() + " can be raised in the settings");
        }
        aliases.add(alias);
    }

    public List<String> aliasNames(String keyId) {
        return aliases.where(alias -> alias.keyId().equals(keyId)).stream()
                .map(Alias::name)
                .toList();
    }

    /** When something may become due. */
    Instant nextDue() {
        return dueTimes.next();
    }

    /** Makes the changes that have become due, each with its own time. */
    void applyDueChanges(Instant now, Runnable pause) {
        dueTimes.apply(keys, now, key -> applyDueChanges(key, now), pause);
    }

    private void applyDueChanges(Key due, Instant now) {
        Key key = due;
        while (dueTimes.isDue(key, now)) {
            Instant moment = key.nextChange().orElseThrow();
            if (moment.equals(key.deleteDate())) {
                remove(key);
                return;
            }
            if (key.materialExpiry().filter(moment::equals).isPresent()) {
                key = key.withoutMaterial();
            } else if (hasRoomForVersion(key)) {
                key = key.with(newVersion(key, moment));
            } else {
                break;
            }
            replace(key);
        }
    }

    private KeyVersion newVersion(Key key, Instant date) {
        return sources.makeVersion(key.id(), key.kind(), date);
    }

    private List<Key> in(String instanceId) {
        return keys.where(key -> instanceId.equals(key.kind().instanceId()));
    }

    private boolean hasRoomForVersion(Key key) {
        int versions = key.versions().all().size();
        String instanceId = key.kind().instanceId();
        return hasRoomForVersion()
                && versions < KeyVersions.MOST
                && (versions == 0 || instanceId == null || hasRoomIn(instanceId));
    }

    private boolean hasRoomIn(String instanceId) {
        return usedIn(instanceId) < bought.applyAsInt(instanceId);
    }

    private boolean hasRoomForVersion() {
        return keysOfVersions.size() < sources.limits().keyVersions();
    }

    private void note(Key key) {
        for (KeyVersion version : key.versions().all()) {
            keysOfVersions.put(version.id(), key.id());
        }
        dueTimes.note(key);
    }

    private void remove(Key key) {
        keys.remove(key.id());
        key.versions().all().forEach(version -> keysOfVersions.remove(version.id()));
        aliases.removeIf(alias -> alias.keyId().equals(key.id()));
        dueTimes.roomFreed();
    }

    /** The id or alias in an ARN of this region; ARNs of other regions stay whole, and name nothing. */
    private String local(String name) {
        String here = scope.arn("");
        if (!name.startsWith(here)) {
            return name;
        }
        String path = name.substring(here.length());
        return path.startsWith("key/") ? path.substring("key/".length()) : path.startsWith(Alias.PREFIX) ? path : name;
    }
}
