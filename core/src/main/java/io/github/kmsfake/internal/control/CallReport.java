package io.github.kmsfake.internal.control;

import io.github.kmsfake.internal.model.Caller;
import io.github.kmsfake.internal.model.Decision;
import io.github.kmsfake.internal.model.Decision.Finding;
import io.github.kmsfake.internal.model.Decision.Link;
import io.github.kmsfake.internal.requestlog.RecordedCall;
import io.github.kmsfake.internal.schema.FieldOutput;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How recorded calls are shown to a tester. */
final class CallReport {
    private CallReport() {}

    static void write(RecordedCall call, FieldOutput body) {
        body.beginObject("request");
        body.text("requestId", call.requestId());
        body.text("time", call.time().toString());
        body.text("protocol", call.protocol().name());
        body.text("operation", call.operation());
        writeCaller(call.caller(), body);
        body.text("region", call.regionId());
        body.text("source", call.source().text());
        body.beginObject("parameters");
        call.parameters().values().forEach(body::text);
        body.endObject();
        body.number("status", call.status());
        body.text("code", Objects.requireNonNullElse(call.code(), ""));
        writeIfPresent("message", call.message(), body);
        if (call.faultInjected()) {
            body.bool("fault", true);
        }
        if (!call.warnings().isEmpty()) {
            body.beginArray("warnings");
            call.warnings().forEach(warning -> body.text("warning", warning));
            body.endArray();
        }
        body.beginArray("decisions");
        call.decisions().forEach(decision -> write(decision, body));
        body.endArray();
        body.endObject();
    }

    private static void writeCaller(@Nullable Caller caller, FieldOutput body) {
        body.text("caller", caller == null ? "" : caller.id());
        if (caller != null) {
            body.text("callerKind", caller.kind().name());
            body.text("account", caller.accountId());
        }
    }

    private static void write(Decision decision, FieldOutput body) {
        body.beginObject("decision");
        body.bool("allowed", decision.allowed());
        writeIfPresent("resource", decision.resource(), body);
        writeLink(decision.failed(), body);
        body.text("reason", decision.reason());
        body.beginArray("policies");
        decision.findings().forEach(finding -> write(finding, body));
        body.endArray();
        body.endObject();
    }

    private static void write(Finding finding, FieldOutput body) {
        body.beginObject("policy");
        body.text("policy", finding.policy());
        body.bool("grants", finding.grants());
        writeLink(finding.failed(), body);
        body.text("explanation", finding.explanation());
        body.endObject();
    }

    private static void writeLink(@Nullable Link failed, FieldOutput body) {
        writeIfPresent("failed", failed == null ? null : failed.name(), body);
    }

    private static void writeIfPresent(String name, @Nullable String value, FieldOutput body) {
        if (value != null) {
            body.text(name, value);
        }
    }
}
