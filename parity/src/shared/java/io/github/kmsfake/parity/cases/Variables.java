package io.github.kmsfake.parity.cases;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;

/** What stands for {@code ${name}} in the calls of one run against one service. */
public final class Variables {
    private static final Pattern VARIABLE = Pattern.compile(
            "\\$\\{(?:repeat:(?<text>.+?):(?<times>\\d+)|wrap:(?<way>\\w+):(?<key>\\w+):(?<secret>\\w+)|(?<name>\\w+))}",
            Pattern.DOTALL);

    /** Ways to wrap, as the service calls them, and as Java does. */
    private static final Map<String, String> WAYS = Map.of(
            "RSAES_PKCS1_V1_5", "RSA/ECB/PKCS1Padding",
            "RSAES_OAEP_SHA_1", "RSA/ECB/OAEPWithSHA-1AndMGF1Padding",
            "RSAES_OAEP_SHA_256", "RSA/ECB/OAEPPadding");
    private static final OAEPParameterSpec SHA_256 =
            new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);

    private final Map<String, String> values = new TreeMap<>();

    /** Keeps a value. */
    public Variables set(String name, String value) {
        values.put(name, value);
        return this;
    }

    /** A copy that can go its own way. */
    public Variables copy() {
        Variables copy = new Variables();
        copy.values.putAll(values);
        return copy;
    }

    /** All values, by name. */
    public Map<String, String> all() {
        return Map.copyOf(values);
    }

    /** The value of a variable; {@code elsewhere} is a region that is not that of the run. */
    public String get(String name) {
        if (name.equals("elsewhere")) {
            return get("region").equals("cn-beijing") ? "cn-shanghai" : "cn-beijing";
        }
        String value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("nothing is known of ${" + name + "}");
        }
        return value;
    }

    /** A text with the values in it. */
    public String fill(String text) {
        Matcher found = VARIABLE.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (found.find()) {
            found.appendReplacement(filled, Matcher.quoteReplacement(value(found)));
        }
        return found.appendTail(filled).toString();
    }

    private String value(Matcher found) {
        if (found.group("name") != null) {
            return get(found.group("name"));
        }
        return found.group("text") == null
                ? wrapped(found.group("way"), get(found.group("key")), found.group("secret"))
                : found.group("text").repeat(Integer.parseInt(found.group("times")));
    }

    /** A secret, encrypted with a public key of the service so that it can be imported. */
    private static String wrapped(String way, String publicKey, String secret) {
        try {
            Cipher cipher = Cipher.getInstance(WAYS.getOrDefault(way, way));
            PublicKey key = KeyFactory.getInstance("RSA")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey)));
            if (way.equals("RSAES_OAEP_SHA_256")) {
                cipher.init(Cipher.ENCRYPT_MODE, key, SHA_256);
            } else {
                cipher.init(Cipher.ENCRYPT_MODE, key);
            }
            return Base64.getEncoder().encodeToString(cipher.doFinal(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException("cannot wrap with what the service gave as a public key", e);
        }
    }

    /** Parameters with the values in them, in their order. */
    public Map<String, String> fill(Map<String, String> parameters) {
        Map<String, String> filled = new java.util.LinkedHashMap<>();
        parameters.forEach((name, value) -> filled.put(name, fill(value)));
        return filled;
    }
}
