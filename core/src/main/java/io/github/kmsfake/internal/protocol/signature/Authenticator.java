package io.github.kmsfake.internal.protocol.signature;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.model.AccessKey;
import io.github.kmsfake.internal.model.Caller;
import io.github.kmsfake.internal.model.ClientKey;
import io.github.kmsfake.internal.schema.Timestamps;
import io.github.kmsfake.internal.state.World;
import io.github.kmsfake.internal.state.World.FoundClientKey;
import io.github.kmsfake.internal.text.ClientText;
import io.github.kmsfake.internal.text.NearestName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who makes a call. A key that is known is always verified. A key that is not, or no signature at all, is let
 * in as the default account, unless the server is strict.
 */
public final class Authenticator {
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final String TEMPORARY_KEY = "STS.";

    /** How callers are told apart. */
    public record Rules(
            Collection<AccessKey> accessKeys, String defaultAccountId, boolean strict, ErrorDialect dialect) {}

    /** Of what strangers call themselves no more is kept. */
    private static final int LONGEST_ID = 128;

    /** A header and what it says. */
    private record Date(String text, Instant time) {}

    /** The last one that was read: all that clients send in one second is the same, and takes long to read. */
    private volatile @Nullable Date lastDate;

    private final Rules rules;
    private volatile Map<String, AccessKey> accessKeys;
    private final World world;
    private final Clock clock;
    private final Clock wallClock = Clock.systemUTC();
    private final Nonces nonces = new Nonces(WINDOW.multipliedBy(2));

    /** An authenticator for one world. */
    public Authenticator(Rules rules, World world, Clock clock) {
        this.rules = rules;
        this.accessKeys = byId(rules.accessKeys());
        this.world = world;
        this.clock = clock;
    }

    private static Map<String, AccessKey> byId(Collection<AccessKey> keys) {
        Map<String, AccessKey> byId = new LinkedHashMap<>();
        for (AccessKey key : keys) {
            byId.put(key.id(), key);
        }
        return Collections.unmodifiableMap(byId);
    }

    /** The access keys that are known, in the order in which they were given. */
    public List<AccessKey> accessKeys() {
        return List.copyOf(accessKeys.values());
    }

    /** Knows these access keys from now on, and no others. */
    public void know(Collection<AccessKey> keys) {
        accessKeys = byId(keys);
    }

    /** The caller, or the refusal of what it showed. */
    public Caller authenticate(SignedRequest request) {
        if (SignatureV3.isOn(request)) {
            return check(new SignatureV3(request));
        }
        if (SignatureV1.isOn(request)) {
            return check(new SignatureV1(request));
        }
        String keyId = request.parameters().getOrEmpty("AccessKeyId");
        requireKeyId(keyId);
        if (accessKeys.containsKey(keyId) || isOfClientKey(keyId)) {
            throw ErrorCode.MISSING_SIGNATURE.because(
                    "the call names access key " + keyId + ", which is known, but is not signed");
        }
        return stranger(keyId);
    }

    /** The client key that makes a call of the instance protocol, or the refusal of what it showed. */
    public Caller authenticate(InstanceSignature signature) {
        String keyId = signature.keyId();
        Instant signed = date(signature);
        byte[] sent = signature.bytes();
        signature.requireBody();
        FoundClientKey found = world.clientKey(keyId)
                .orElseThrow(() -> ErrorCode.CLIENT_KEY_UNKNOWN
                        .because("there is no client key " + shown(keyId))
                        .about("client-key/" + keyId));
        if (!isFresh(signed)) {
            throw ErrorCode.REQUEST_TIME_TOO_SKEWED.because(skewed(signed));
        }
        if (!found.key().certificate().verifies(signature.signedBytes(), sent)) {
            throw ErrorCode.SIGNATURE_NOT_MATCH
                    .because("client key " + keyId
                            + " is known, but the signature was not made with its private key over this request")
                    .proven(List.of("string to sign here: " + signature.stringToSign()));
        }
        return Caller.clientKey(found.scope(), keyId);
    }

    private Instant date(InstanceSignature signature) {
        @Nullable Date last = lastDate;
        String text = signature.dateText();
        if (last == null || !text.equals(last.text())) {
            last = new Date(text, signature.date());
            lastDate = last;
        }
        return last.time();
    }

    /** Forgets which nonces were used. */
    public void reset() {
        nonces.forget();
    }

    private Caller check(Signature signature) {
        String keyId = signature.keyId();
        requireKeyId(keyId);
        @Nullable AccessKey accessKey = accessKeys.get(keyId);
        if (accessKey != null) {
            requireFresh(signature);
            require(
                    signature.isMadeWith(accessKey.secret()),
                    signature,
                    () -> SignatureMismatch.of(signature, accessKey, accessKeys.values()));
            requireSession(signature);
            return Caller.accessKey(accessKey.accountId(), keyId, accessKey.ramName());
        }
        Optional<FoundClientKey> clientKey = world.clientKey(keyId);
        if (clientKey.isPresent()) {
            requireFresh(signature);
            require(
                    signature.isMadeWith(clientKey.get().key().certificate()),
                    signature,
                    () -> SignatureMismatch.ofClientKey(signature));
            return Caller.clientKey(clientKey.get().scope(), keyId);
        }
        if (isOfClientKey(keyId)) {
            throw ErrorCode.ACCESS_KEY_NOT_FOUND
                    .because("there is no client key " + shown(keyId))
                    .about("client-key/" + keyId);
        }
        return stranger(keyId);
    }

    /** Refuses what cannot be the id of an access key: most often it was copied with a line end. */
    private static void requireKeyId(String keyId) {
        for (int i = 0; i < keyId.length(); i++) {
            char c = keyId.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) {
                throw ErrorCode.INVALID_PARAMETER.because(
                        "it has a blank, a line end or a control character in it", "AccessKeyId");
            }
        }
    }

    /** One that was deleted, perhaps: to let it in as the account would give it more than it ever had. */
    private static boolean isOfClientKey(String keyId) {
        return keyId.startsWith(ClientKey.PREFIX);
    }

    private Caller stranger(String keyId) {
        if (rules.strict()) {
            throw keyId.isEmpty()
                    ? ErrorCode.MISSING_ACCESS_KEY_ID.because("the call is not signed, and the server is strict")
                    : ErrorCode.ACCESS_KEY_NOT_FOUND.because("access key " + shown(keyId)
                            + " is none of those that the server knows, which are " + accessKeys.keySet()
                            + NearestName.suggestion(keyId, accessKeys.keySet()) + "; the server is strict");
        }
        return Caller.account(Caller.Kind.ANONYMOUS, rules.defaultAccountId(), ClientText.beginning(keyId, LONGEST_ID));
    }

    private void requireFresh(Signature signature) {
        if (signature.timestamp().isEmpty()) {
            throw rules.dialect().timestamp(signature.missingTimestamp());
        }
        Instant signed;
        try {
            signed = Timestamps.parseOfSignature(signature.timestamp());
        } catch (IllegalArgumentException e) {
            throw rules.dialect()
                    .timestamp(ErrorCode.TIMESTAMP_FORMAT.because(
                            "the time of signing must be like 2026-11-28T12:00:00Z, not "
                                    + shown(signature.timestamp())));
        }
        if (!isFresh(signed)) {
            throw rules.dialect().timestamp(ErrorCode.TIMESTAMP_EXPIRED.because(skewed(signed)));
        }
    }

    /** Clients sign with the real time whatever the fake's clock shows, so either will do. */
    private boolean isFresh(Instant signed) {
        return isNear(signed, clock.instant()) || isNear(signed, wallClock.instant());
    }

    private static boolean isNear(Instant signed, Instant now) {
        return !signed.isBefore(now.minus(WINDOW)) && !signed.isAfter(now.plus(WINDOW));
    }

    private String skewed(Instant signed) {
        return "it was signed at " + signed + ", more than " + WINDOW.toMinutes() + " minutes from the fake's clock, "
                + clock.instant() + ", and from the real time, " + wallClock.instant();
    }

    private static String shown(String text) {
        return ClientText.beginning(text, LONGEST_ID);
    }

    private void require(boolean isGenuine, Signature signature, Supplier<SignatureMismatch> mismatch) {
        if (!isGenuine) {
            throw rules.dialect().mismatch(signature, mismatch.get());
        }
        signature.requireComplete();
        if (rules.strict()
                && !signature.nonce().isEmpty()
                && !nonces.note(signature.keyId(), signature.nonce(), wallClock.instant())) {
            throw ErrorCode.SIGNATURE_NONCE_USED.because(
                    "the nonce was used before with this access key; the server is strict");
        }
    }

    private void requireSession(Signature signature) {
        if (rules.strict() && signature.keyId().startsWith(TEMPORARY_KEY) && !signature.hasSecurityToken()) {
            throw ErrorCode.MISSING_SECURITY_TOKEN.because("an access key that begins with " + TEMPORARY_KEY
                    + " is temporary and comes with a SecurityToken; the server is strict");
        }
    }
}
