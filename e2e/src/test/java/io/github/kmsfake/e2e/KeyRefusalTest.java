package io.github.kmsfake.e2e;

import static io.github.kmsfake.e2e.Answers.assertRefused;

import com.aliyun.kms20160120.models.AsymmetricSignRequest;
import com.aliyun.kms20160120.models.CancelKeyDeletionRequest;
import com.aliyun.kms20160120.models.CreateAliasRequest;
import com.aliyun.kms20160120.models.CreateKeyRequest;
import com.aliyun.kms20160120.models.CreateKeyVersionRequest;
import com.aliyun.kms20160120.models.DecryptRequest;
import com.aliyun.kms20160120.models.DisableKeyRequest;
import com.aliyun.kms20160120.models.EnableKeyRequest;
import com.aliyun.kms20160120.models.GenerateDataKeyRequest;
import com.aliyun.kms20160120.models.GetKeyPolicyRequest;
import com.aliyun.kms20160120.models.GetParametersForImportRequest;
import com.aliyun.kms20160120.models.GetPublicKeyRequest;
import com.aliyun.kms20160120.models.ListKeysRequest;
import com.aliyun.kms20160120.models.ScheduleKeyDeletionRequest;
import com.aliyun.kms20160120.models.SetDeletionProtectionRequest;
import com.aliyun.kms20160120.models.SetKeyPolicyRequest;
import com.aliyun.kms20160120.models.UpdateAliasRequest;
import com.aliyun.kms20160120.models.UpdateKeyDescriptionRequest;
import com.aliyun.kms20160120.models.UpdateRotationPolicyRequest;
import com.aliyun.tea.TeaModel;
import io.github.kmsfake.KmsFakeServer;
import io.github.kmsfake.junit5.KmsFake;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Refusals that keys know, as the SDKs show them. */
@KmsFake
@WithEverySdk
class KeyRefusalTest {
    private static final String DIGEST = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    private final Kms kms;
    private final KeyCalls keys;
    private final String instanceId;

    KeyRefusalTest(Sdk sdk, KmsFakeServer server) {
        this.instanceId = server.instanceId();
        this.kms = sdk.connect(server);
        this.keys = new KeyCalls(kms);
    }

    @Test
    void refusesToUseAKeyThatIsSwitchedOff() {
        String id = keys.create(new CreateKeyRequest());
        String blob = keys.encrypt(id, "cGxhaW4=", null);
        kms.ask(new DisableKeyRequest().setKeyId(id));

        refuses(409, "Rejected.Disabled", new DecryptRequest().setCiphertextBlob(blob));
        refuses(409, "Rejected.Disabled", new GenerateDataKeyRequest().setKeyId(id));
        refuses(409, "Rejected.Disabled", new CreateKeyVersionRequest().setKeyId(id));
    }

    @Test
    void refusesToChangeAKeyThatIsToBeDeleted() {
        String id = keys.create(new CreateKeyRequest());
        refuses(409, "Rejected.StateModifiedFailed", new CancelKeyDeletionRequest().setKeyId(id));
        kms.ask(new CreateAliasRequest().setAliasName("alias/orders").setKeyId(keys.create(new CreateKeyRequest())));
        kms.ask(new ScheduleKeyDeletionRequest().setKeyId(id).setPendingWindowInDays(366));

        refuses(409, "Rejected.PendingDeletion", new GenerateDataKeyRequest().setKeyId(id));
        refuses(
                409,
                "Rejected.PendingDeletion",
                new UpdateKeyDescriptionRequest().setKeyId(id).setDescription("late"));
        refuses(
                409,
                "Rejected.PendingDeletion",
                new UpdateAliasRequest().setAliasName("alias/orders").setKeyId(id));
        refuses(
                409,
                "Rejected.StateModifiedFailed",
                new CreateAliasRequest().setAliasName("alias/late").setKeyId(id));
        refuses(409, "Rejected.StateModifiedFailed", new EnableKeyRequest().setKeyId(id));
    }

    @Test
    void refusesValuesThatThereAreNot() {
        String id = keys.create(new CreateKeyRequest());

        refuses(400, "InvalidParameter", new CreateKeyRequest().setKeySpec("Aliyun_AES_257"));
        refuses(
                400,
                "InvalidParameter",
                new ScheduleKeyDeletionRequest().setKeyId(id).setPendingWindowInDays(6));
        refuses(
                400,
                "InvalidParameter",
                new UpdateRotationPolicyRequest().setKeyId(id).setEnableAutomaticRotation(true));
        refuses(400, "InvalidParameter", new ListKeysRequest().setPageSize(101));
        refuses(400, "InvalidParameter", new ListKeysRequest().setFilters("[{\"Key\":\"Colour\",\"Values\":[]}]"));
        refuses(
                400,
                "InvalidParameter",
                new CreateAliasRequest().setAliasName("orders").setKeyId(id));
        refuses(400, "InvalidParameter", new DecryptRequest().setCiphertextBlob("AAAA"));
        refuses(
                400,
                "InvalidParameter",
                new GenerateDataKeyRequest().setKeyId(id).setNumberOfBytes(1025));
        refuses(400, "MissingParameter", new ScheduleKeyDeletionRequest().setKeyId(id));
        refuses(400, "MissingParameter", new SetDeletionProtectionRequest().setEnableDeletionProtection(true));
    }

    @Test
    void refusesKindsOfKeysThatThereAreNot() {
        refuses(
                400,
                "UnsupportedOperation",
                new CreateKeyRequest().setKeySpec("EC_P256").setKeyUsage("ENCRYPT/DECRYPT"));
        refuses(
                400,
                "UnsupportedOperation",
                new CreateKeyRequest()
                        .setKeySpec("EC_P256")
                        .setEnableAutomaticRotation(true)
                        .setRotationInterval("30d"));
        refuses(403, "Forbidden.DKMSInstanceNotFound", new CreateKeyRequest().setDKMSInstanceId("kst-none"));
    }

    @Test
    void refusesNamesThatThereAreNot() {
        String id = keys.create(new CreateKeyRequest());
        kms.ask(new CreateAliasRequest().setAliasName("alias/orders").setKeyId(id));

        refuses(404, "Forbidden.KeyNotFound", new GenerateDataKeyRequest().setKeyId("nobody"));
        refuses(404, "Forbidden.AliasNotFound", new GenerateDataKeyRequest().setKeyId("alias/nobody"));
        refuses(400, "Unsupported.Alias", new DisableKeyRequest().setKeyId("alias/orders"));
    }

    @Test
    void refusesToImportIntoAKeyOfTheServicesOwn() {
        refuses(
                400,
                "Unsupported.Origin",
                new GetParametersForImportRequest()
                        .setKeyId(keys.create(new CreateKeyRequest()))
                        .setWrappingAlgorithm("RSAES_OAEP_SHA_256")
                        .setWrappingKeySpec("RSA_2048"));
    }

    @Test
    void refusesPoliciesOfOtherNamesAndOtherForms() {
        String id = keys.create(new CreateKeyRequest().setDKMSInstanceId(instanceId));

        refuses(
                404,
                "Forbidden.ResourceNotFound",
                new GetKeyPolicyRequest().setKeyId(id).setPolicyName("other"));
        refuses(400, "InvalidParameter", new SetKeyPolicyRequest().setKeyId(id).setPolicy("{\"Version\":\"2\"}"));
        refuses(400, "MissingParameter", new SetKeyPolicyRequest().setKeyId(id));
    }

    @Test
    void rehearsesWhatPairsAndCodesDo() {
        String pair = keys.create(new CreateKeyRequest().setKeySpec("EC_P256"));
        String version = keys.versions(pair).get(0);
        AsymmetricSignRequest sign = new AsymmetricSignRequest()
                .setKeyId(pair)
                .setKeyVersionId(version)
                .setAlgorithm("ECDSA_SHA_256")
                .setDryRun("true");

        refuses(400, "DryRunOperationError", sign.setDigest(DIGEST));
        refuses(400, "ValidationError", sign.setDigest("AAAA"));
        refuses(
                400,
                "DryRunOperationError",
                new GetPublicKeyRequest()
                        .setKeyId(pair)
                        .setKeyVersionId(version)
                        .setDryRun("true"));
        String code =
                keys.create(new CreateKeyRequest().setKeySpec("HMAC_SHA_256").setDKMSInstanceId(instanceId));
        assertRefused(
                400,
                "DryRunOperationError",
                () -> kms.call(
                        "GenerateMac",
                        Map.of("KeyId", code, "Algorithm", "HMAC_SHA_256", "Message", "AAAA", "DryRun", "true")));
        kms.ask(new DisableKeyRequest().setKeyId(pair));
        refuses(409, "Rejected.Disabled", sign.setDigest(DIGEST));
    }

    private void refuses(int httpStatus, String code, TeaModel request) {
        assertRefused(httpStatus, code, () -> kms.ask(request));
    }
}
