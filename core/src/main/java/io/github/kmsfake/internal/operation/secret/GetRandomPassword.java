package io.github.kmsfake.internal.operation.secret;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.model.Flag;
import io.github.kmsfake.internal.model.PasswordLength;
import io.github.kmsfake.internal.model.Passwords;
import io.github.kmsfake.internal.operation.Matches;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes a password; no secret has to do with it. */
final class GetRandomPassword {
    static final Operation<?, ?> OPERATION = Operation.reads(Request.class, Response.class, GetRandomPassword::handle);

    record Request(
            @Nullable PasswordLength passwordLength,
            @Nullable @Matches("[!-~]*") String excludeCharacters,
            @Nullable Flag excludeLowercase,
            @Nullable Flag excludeUppercase,
            @Nullable Flag excludeNumbers,
            @Nullable Flag excludePunctuation,
            @Nullable Flag requireEachIncludedType) {}

    record Response(String randomPassword) {}

    private static Response handle(Request request, Region region) {
        List<String> kinds = new ArrayList<>();
        String excluded = Objects.requireNonNullElse(request.excludeCharacters(), "");
        add(kinds, Passwords.LOWERCASE, request.excludeLowercase(), excluded);
        add(kinds, Passwords.UPPERCASE, request.excludeUppercase(), excluded);
        add(kinds, Passwords.NUMBERS, request.excludeNumbers(), excluded);
        add(kinds, Passwords.PUNCTUATION, request.excludePunctuation(), excluded);
        if (kinds.isEmpty()) {
            throw ErrorCode.UNKNOWN_PARAMETER_INVALID.because("all characters are excluded");
        }
        boolean someOfEach = request.requireEachIncludedType() == null
                || request.requireEachIncludedType().on();
        return new Response(Passwords.make(
                Objects.requireNonNullElse(request.passwordLength(), PasswordLength.USUAL)
                        .characters(),
                kinds,
                someOfEach,
                region.sources().random()));
    }

    /** A kind of which nothing is left is not included. */
    private static void add(List<String> kinds, String characters, @Nullable Flag without, String excluded) {
        StringBuilder left = new StringBuilder();
        characters.chars().filter(c -> excluded.indexOf(c) < 0).forEach(c -> left.append((char) c));
        if (!Flag.isOn(without) && left.length() > 0) {
            kinds.add(left.toString());
        }
    }
}
