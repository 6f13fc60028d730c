package io.github.kmsfake.internal.protocol.signature;

import io.github.kmsfake.internal.model.AccessKey;
import io.github.kmsfake.internal.protocol.signature.Signature.Reading;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What is wrong with a signature, as far as it can be told by trying the mistakes that clients make.
 *
 * @param reason what is wrong
 * @param evidence the text that the server would have signed, and that of the client if it was found; without secrets
 */
record SignatureMismatch(String reason, List<String> evidence) {
    private static final String[] AROUND = {"\n", "\r\n", " "};

    /** A signature that is not the one of a known access key. */
    static SignatureMismatch of(Signature signature, AccessKey owner, Collection<AccessKey> others) {
        Optional<Reading> reading = signature.otherReadings().stream()
                .filter(candidate -> signature.isMadeWith(owner.secret(), candidate.stringToSign()))
                .findFirst();
        String cause = reading.map(Reading::difference)
                .or(() -> otherSecret(signature, owner, others))
                .orElse("its secret is another one, or the request was changed after it was signed");
        return new SignatureMismatch(
                "access key " + owner.id() + " is known, but the signature is wrong: " + cause,
                reading.map(found -> List.of(here(signature), "string to sign of the client: " + found.shown()))
                        .orElseGet(() -> List.of(here(signature))));
    }

    /** A signature that is not the one of a client key. */
    static SignatureMismatch ofClientKey(Signature signature) {
        return new SignatureMismatch(
                "client key " + signature.keyId()
                        + " is known, but the signature was not made with its private key over this request",
                List.of(here(signature)));
    }

    private static Optional<String> otherSecret(Signature signature, AccessKey owner, Collection<AccessKey> others) {
        for (AccessKey other : others) {
            if (!other.secret().equals(owner.secret()) && signature.isMadeWith(other.secret())) {
                return Optional.of("it was made with the secret of access key " + other.id());
            }
        }
        for (String blank : AROUND) {
            if (signature.isMadeWith(owner.secret() + blank)) {
                return Optional.of("the client's secret has a blank or a line end behind it");
            }
        }
        return Optional.empty();
    }

    private static String here(Signature signature) {
        return "string to sign here: " + signature.shownText();
    }
}
