package io.github.kmsfake.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.teautil.Common;
import io.github.kmsfake.internal.call.Catalog;
import io.github.kmsfake.internal.operation.Operation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Holds the page of all operations to what there is; what it should say is written beside the test's results. */
class OperationsPageTest {
    private static final Path PAGE = Path.of("../docs/operations.md");
    private static final Path SHOULD_BE = Path.of("target/operations.md");
    private static final Path DESCRIPTION =
            Path.of("../core/src/test/resources/io/github/kmsfake/internal/operations.json");

    /** No page of the vendor describes these yet, only the sources of SDKs and of Terraform's provider do. */
    private static final Set<String> OBSERVED = Set.of("GenerateMac", "GetChallenge", "UpdateKmsInstance", "VerifyMac");

    private static final String COMMON = "io.github.kmsfake.internal.operation";

    @Test
    void saysWhatThereIs() throws Exception {
        String page = rpc() + "\n" + instanceProtocol();
        Files.writeString(SHOULD_BE, page);

        assertThat(Files.readString(PAGE))
                .as("docs/operations.md; it should be as e2e/" + SHOULD_BE)
                .isEqualTo(page);
    }

    private static String rpc() throws Exception {
        StringBuilder page = new StringBuilder("""
                # Operations

                All operations of the API `Kms`, version `2016-01-20`. *Source* says how an operation is known: *documented* on the vendor's
                help pages, or *observed* in a client. See [fidelity](fidelity.md). In this project's tests, two SDKs call each operation:
                with a *model* of the SDK, or with its *generic call* if the SDK has no model. `OperationsPageTest` writes this page.

                | API operation | Package | Source | `kms20160120` | `aliyun-java-sdk-kms` |
                |---|---|---|---|---|
                """);
        for (String name : names()) {
            page.append("| ")
                    .append(name)
                    .append(" | ")
                    .append(resource(name))
                    .append(" | ")
                    .append(OBSERVED.contains(name) ? "observed" : "documented")
                    .append(" | ")
                    .append(way("com.aliyun.kms20160120.models." + name + "Request", name))
                    .append(" | ")
                    .append(way("com.aliyuncs.kms.model.v20160120." + name + "Request", name))
                    .append(" |\n");
        }
        return page.toString();
    }

    private static String instanceProtocol() {
        StringBuilder page = new StringBuilder("""
                ## The protocol of KMS instances

                The SDKs for instances make these calls with a client key. The calls are known from these SDKs.

                | API operation | `alibabacloud-dkms-gcs-sdk` |
                |---|---|
                """);
        for (String name : new TreeSet<>(Catalog.INSTANCE.names())) {
            page.append("| ")
                    .append(name)
                    .append(" | ")
                    .append(way("com.aliyun.dkms.gcs.sdk.models." + name + "Request", name))
                    .append(" |\n");
        }
        return page.toString();
    }

    private static Set<String> names() throws Exception {
        Map<String, Object> description = Common.assertAsMap(Common.parseJSON(Files.readString(DESCRIPTION)));
        return new TreeSet<>(Common.assertAsMap(description.get("operations")).keySet());
    }

    private static String resource(String name) {
        Operation<?, ?> operation = Objects.requireNonNull(Catalog.RPC.find(name), name);
        for (Class<?> type : new Class<?>[] {operation.requestType(), operation.answerType()}) {
            if (!type.getPackageName().equals(COMMON)) {
                return type.getPackageName().substring(COMMON.length() + 1);
            }
        }
        return "service";
    }

    /** Some operations without parameters have an answer's model only. */
    private static String way(String model, String name) {
        return isThere(model) || isThere(model.replace(name + "Request", name + "Response")) ? "model" : "generic call";
    }

    private static boolean isThere(String type) {
        try {
            return Class.forName(type) != null;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
