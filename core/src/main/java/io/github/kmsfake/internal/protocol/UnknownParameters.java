package io.github.kmsfake.internal.protocol;

import io.github.kmsfake.internal.schema.FormSource;
import io.github.kmsfake.internal.schema.RecordReader;
import io.github.kmsfake.internal.text.ClientText;
import io.github.kmsfake.internal.text.NearestName;
import io.github.kmsfake.internal.text.ServerLog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Notices parameters that an operation does not have. The service ignores them, and so does the fake; but a tester
 * wants to know, since most of them are typing errors.
 */
public final class UnknownParameters {
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
    private static final int MOST_SENTENCES = 20;

    private final ServerLog log;

    UnknownParameters(ServerLog log) {
        this.log = log;
    }

    /** What of a call's parameters its operation does not have; a sentence for each. */
    List<String> notice(String action, FormSource form, RecordReader<?> shape) {
        List<String> sentences = new ArrayList<>(0);
        for (Map.Entry<String, String> sent : form.entries()) {
            String name = sent.getKey();
            if (!COMMON.contains(name) && !shape.knows(name)) {
                if (sentences.size() == MOST_SENTENCES) {
                    sentences.add(said(action + " has not all of the other parameters either"));
                    break;
                }
                sentences.add(said(action + " has no parameter " + shown(name) + ", it is ignored"
                        + NearestName.suggestion(name, shape.names(name))));
            }
        }
        return sentences;
    }

    /** The parameters that are the operation's own, not the protocol's. */
    static Map<String, String> own(FormSource form) {
        Map<String, String> own = new LinkedHashMap<>();
        for (Map.Entry<String, String> sent : form.entries()) {
            if (!COMMON.contains(sent.getKey())) {
                own.put(sent.getKey(), sent.getValue());
            }
        }
        return own;
    }

    /** What to say of an operation that does not exist. */
    String noSuchOperation(String name, Set<String> known) {
        return said("There is no operation " + shown(name) + NearestName.suggestion(name, known));
    }

    /** What to say of an operation that the gateway of an instance does not have. */
    String notAtDedicatedGateway(String name) {
        return said(name + " does not exist at the gateway of an instance, only at the shared gateway");
    }

    /** A sentence for the tester, which is logged. */
    String said(String sentence) {
        String line = ClientText.inLog(sentence);
        log.warning(line);
        return line;
    }

    private static String shown(String name) {
        return ClientText.beginning(name, LONGEST_SHOWN);
    }
}
