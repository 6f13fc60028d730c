package io.github.kmsfake.internal.server;

import io.github.kmsfake.internal.wire.Form;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Notices parameters that an operation does not have. The service ignores them, and so does the fake; but a tester
 * wants to know, since most of them are typing errors.
 */
final class Strays {
    /** What any call may carry, by the protocol or by the habit of some client. */
    private static final Set<String> COMMON = Set.of(
            "Action",
            "Version",
            "Format",
            "AccessKeyId",
            "Signature",
            "SignatureMethod",
            "SignatureVersion",
            "SignatureType",
            "SignatureNonce",
            "Timestamp",
            "SecurityToken",
            "BearerToken",
            "RegionId",
            "ServiceCode",
            "SourceIp",
            "SecureTransport",
            "AcceptLanguage");

    private static final int LONGEST_SHOWN = 64;

    private final Logger log;

    Strays(Logger log) {
        this.log = log;
    }

    void notice(String action, Form form, Set<String> known) {
        for (Map.Entry<String, String> sent : form.entries()) {
            String name = sent.getKey();
            if (!isKnown(name, known) && !COMMON.contains(name)) {
                log.log(
                        Level.WARNING,
                        action + " has no parameter " + shown(name) + ", it is ignored" + suggestion(name, known));
            }
        }
    }

    /** Lists and maps come as several parameters, whose names go on after a dot. */
    private static boolean isKnown(String name, Set<String> known) {
        int dot = name.indexOf('.');
        return known.contains(name) || (dot > 0 && known.contains(name.substring(0, dot)));
    }

    private static String suggestion(String name, Set<String> known) {
        List<String> near = NearestName.to(name, known);
        return near.isEmpty() ? "" : "; did you mean " + near.get(0) + "?";
    }

    /** Whatever a client sends must not forge a line of the log. */
    private static String shown(String name) {
        String start = name.length() > LONGEST_SHOWN ? name.substring(0, LONGEST_SHOWN) + "…" : name;
        return start.replaceAll("\\p{Cntrl}", "?");
    }
}
