package io.github.kmsfake.standalone;

import io.github.kmsfake.internal.text.NearestName;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What the environment says about the settings; a variable that looks like one of them and is none is refused. */
final class Environment {
    private static final String PREFIX = "KMS_FAKE_";

    /** What the project's own scripts read, and hand down to the programs that they start. */
    private static final Set<String> OF_SCRIPTS = Set.of("KMS_FAKE_IMAGE_JDK", "KMS_FAKE_NEWEST_JDK");

    /** What Kubernetes, and links of containers, tell about a service whose name begins with {@code kms-fake}. */
    private static final Pattern OF_SERVICES =
            Pattern.compile("KMS_FAKE_(.+_)?(SERVICE_HOST|SERVICE_PORT(_.+)?|PORT_[0-9]+_[A-Z]+(_(PROTO|PORT|ADDR))?)");

    private static final Pattern ADDRESS_OF_SERVICE = Pattern.compile("(tcp|udp|sctp)://.*");

    private final Map<String, String> values;

    private Environment(Map<String, String> values) {
        this.values = values;
    }

    /**
     * Reads the variables of this process or another.
     *
     * @throws IllegalArgumentException naming the first that is no setting, and the one that was probably meant
     */
    static Environment of(Map<String, String> variables) {
        List<String> known =
                Arrays.stream(Setting.values()).map(Setting::variable).toList();
        Map<String, String> values = new HashMap<>();
        new TreeMap<>(variables).forEach((name, value) -> {
            if (!name.startsWith(PREFIX) || isOfOthers(name, value)) {
                return;
            }
            if (!known.contains(name)) {
                throw new IllegalArgumentException("there is no setting " + name + suggestion(name, known)
                        + " (--help lists the options, each of which is a variable too)");
            }
            values.put(name, value);
        });
        return new Environment(values);
    }

    /** The value of a setting; empty if it has none. */
    String value(Setting setting) {
        return values.getOrDefault(setting.variable(), "");
    }

    /** The one of some flags or variables that was probably meant, as the end of a sentence. */
    static String suggestion(String name, List<String> known) {
        return known.stream()
                .filter(candidate -> words(candidate).equals(words(name)))
                .findFirst()
                .map(same -> "; did you mean " + same + "?")
                .orElseGet(() -> nearest(name, known));
    }

    private static String nearest(String name, List<String> known) {
        Map<String, String> byWords = new HashMap<>();
        known.forEach(candidate -> byWords.put(words(candidate), candidate));
        return NearestName.find(words(name), byWords.keySet())
                .map(near -> "; did you mean " + byWords.get(near) + "?")
                .orElse("");
    }

    /** In words between dots, in lower case and without what begins every variable or flag. */
    private static String words(String name) {
        String own = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name.replaceFirst("^-+", "");
        return own.replaceAll("([a-z])([A-Z])", "$1.$2")
                .replace('_', '.')
                .replace('-', '.')
                .toLowerCase(Locale.ROOT);
    }

    private static boolean isOfOthers(String name, String value) {
        return OF_SCRIPTS.contains(name)
                || OF_SERVICES.matcher(name).matches()
                || (name.endsWith("_PORT") && ADDRESS_OF_SERVICE.matcher(value).matches());
    }
}
