package io.github.kmsfake.internal.error;

import static io.github.kmsfake.internal.error.ErrorSource.CHOSEN;
import static io.github.kmsfake.internal.error.ErrorSource.DOCUMENTED;
import static io.github.kmsfake.internal.error.ErrorSource.OBSERVED;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Every error the fake can answer with: the only place that spells a code, its HTTP status and its text.
 *
 * <p>A text may hold {@code %s} for what a single occurrence adds, such as the name of a parameter.
 */
public enum ErrorCode {
    // The gateway in front of every product: it answers before KMS sees the call.
    MISSING_ACTION(400, "MissingAction", "Action is mandatory for this action.", CHOSEN),
    MISSING_VERSION(400, "MissingVersion", "Version is mandatory for this action.", CHOSEN),
    INVALID_VERSION(400, "InvalidVersion", "Specified parameter Version is not valid.", OBSERVED),
    ACTION_NOT_FOUND(
            404, "InvalidAction.NotFound", "Specified api is not found, please check your url and method.", OBSERVED),
    API_NOT_FOUND(
            404, "InvalidApi.NotFound", "Specified api is not found, please check your url and method.", DOCUMENTED),
    PRODUCT_NOT_FOUND(
            404, "InvalidProduct.NotFound", "Cannot find product according to your specified domain.", DOCUMENTED),
    MISSING_ACCESS_KEY_ID(400, "MissingAccessKeyId", "AccessKeyId is mandatory for this action.", OBSERVED),
    MISSING_SIGNATURE(400, "MissingSignature", "Signature is mandatory for this action.", OBSERVED),
    MISSING_TIMESTAMP(400, "MissingTimestamp", "Timestamp is mandatory for this action.", OBSERVED),
    MISSING_HEADER(400, "MissingHeader", "Specified header %s is mandatory for this action.", OBSERVED),
    MISSING_SECURITY_TOKEN(400, "MissingSecurityToken", "SecurityToken is mandatory for this action.", DOCUMENTED),
    TIMESTAMP_FORMAT(
            400, "InvalidTimeStamp.Format", "Specified time stamp or date value is not well formatted.", DOCUMENTED),
    TIMESTAMP_EXPIRED(400, "InvalidTimeStamp.Expired", "Specified time stamp or date value is expired.", DOCUMENTED),
    SIGNATURE_NONCE_USED(400, "SignatureNonceUsed", "Specified signature nonce was used already.", DOCUMENTED),
    SIGNATURE_V1_DOES_NOT_MATCH(
            400,
            "SignatureDoesNotMatch",
            "Specified signature is not matched with our calculation. server string to sign is:%s",
            OBSERVED),
    SIGNATURE_V3_DOES_NOT_MATCH(
            400,
            "SignatureDoesNotMatch",
            "Specified signature does not match our calculation. server StringToSign is [%s]",
            OBSERVED),
    SIGNATURE_METHOD_NOT_SUPPORTED(
            400, "InvalidSignatureMethod", "Specified signature method is not supported.", OBSERVED),

    // KMS itself: common to all operations.
    PARAMETERS_NOT_READABLE(
            400,
            "ParseRequestParameterException",
            "Server parse parameters exception. Please check your input params.",
            DOCUMENTED),
    REQUEST_TOO_LARGE(
            413,
            "ParseRequestParameterException",
            "Server parse parameters exception. Please check your input params.",
            CHOSEN),
    MISSING_PARAMETER(400, "MissingParameter", "The parameter  %s  needed but no provided.", OBSERVED),
    INVALID_PARAMETER(400, "InvalidParameter", "The specified parameter %s is not valid.", OBSERVED),
    UNKNOWN_PARAMETER_INVALID(400, "InvalidParameter", "The specified parameter is not valid.", DOCUMENTED),
    ILLEGAL_TIMESTAMP(
            400,
            "IllegalTimestamp",
            "The input parameter \"Timestamp\" that is mandatory for processing this request is not supplied.",
            DOCUMENTED),
    INCOMPLETE_SIGNATURE(
            400,
            "IncompleteSignature",
            "The request signature does not conform to Aliyun standards. server string to sign is:%s",
            OBSERVED),
    UNSUPPORTED_HTTP_METHOD(403, "UnsupportedHTTPMethod", "This http method is not supported.", DOCUMENTED),
    ACCESS_KEY_NOT_FOUND(
            404,
            "InvalidAccessKeyId.NotFound",
            "The Access Key ID provided does not exist in our records.",
            DOCUMENTED),
    NO_PERMISSION(403, "Forbidden.NoPermission", "This operation is forbidden by permission system.", DOCUMENTED),
    /** The same by the policy of a key or secret, which names it. */
    NO_PERMISSION_FOR(
            403, "Forbidden.NoPermission", "This operation for %s is forbidden by permission system.", OBSERVED),
    SERVICE_NOT_ENABLED(
            403,
            "Forbidden.KmsServiceNotEnabled",
            "Kms service is not Enabled for current user. Please get access permission first.",
            DOCUMENTED),
    IN_DEBT(403, "Forbidden.InDebt", "Current user is indebted.", DOCUMENTED),
    IN_DEBT_OVERDUE(403, "Forbidden.InDebtOverdue", "Current user is indebted Overdue.", DOCUMENTED),
    DRY_RUN(400, "DryRunOperationError", "The request would have succeeded, but DryRun is set.", DOCUMENTED),
    DRY_RUN_INVALID(400, "ValidationError", "%s", DOCUMENTED),
    DRY_RUN_DENIED(403, "AccessDeniedError", "%s", DOCUMENTED),
    LIMIT_EXCEEDED(
            400,
            "Rejected.LimitExceeded",
            "The request was rejected because user create resource limit was exceeded.",
            DOCUMENTED),
    INTERNAL_FAILURE(500, "InternalFailure", "Internal Failure", DOCUMENTED),

    // The gateway of an instance, with words of its own; all else it says as KMS does.
    INVALID_API_NAME(400, "InvalidApiName", "The ApiName \"%s\" is invalid.", DOCUMENTED),
    INVALID_API_VERSION(400, "InvalidApiVersion", "The ApiVersion \"%s\" is invalid.", DOCUMENTED),
    INVALID_PARAM(400, "InvalidParam", "The Param %s is invalid.", DOCUMENTED),
    INVALID_PARAM_VALUE(400, "InvalidParam", "The Param %s is invalid. message:\"%s\".", DOCUMENTED),
    MISSING_CLIENT_KEY_ID(
            400, "MissingParameter", "Parameter x-kms-acccesskeyid does not exist in http header or body.", DOCUMENTED),
    REQUEST_TIME_TOO_SKEWED(
            400, "RequestTimeTooSkewed", "Request time exceeds server time more than 15 minutes.", DOCUMENTED),
    SIGNATURE_NOT_MATCH(401, "SignatureNotMatch", "Signature is not matched.", DOCUMENTED),
    CLIENT_KEY_UNKNOWN(404, "Unauthorized", "The Access Key ID provided does not exist in our records.", CHOSEN),
    INVALID_CONTENT_TYPE(415, "InvalidContentType", "The Content-Type \"%s\" is invalid.", CHOSEN),

    // Keys and their conditions.
    KEY_NOT_FOUND(404, "Forbidden.KeyNotFound", "The specified Key is not found.", DOCUMENTED),
    KEY_VERSION_NOT_FOUND(404, "Forbidden.KeyVersionNotFound", "The specified Key version is not found.", DOCUMENTED),
    ALIAS_NOT_FOUND(404, "Forbidden.AliasNotFound", "The specified Alias is not found.", DOCUMENTED),
    ALIAS_EXISTS(400, "AliasAlreadyExists", "AliasName Already Exists.", DOCUMENTED),
    ALIAS_NOT_SUPPORTED(400, "Unsupported.Alias", "Alias is not valid for this api.", DOCUMENTED),
    ORIGIN_NOT_SUPPORTED(400, "Unsupported.Origin", "This key origin is not valid for this api.", DOCUMENTED),
    KEY_MATERIAL_INVALID(400, "InvalidKeyMaterial", "key material is invalid.", DOCUMENTED),
    IMPORT_TOKEN_INVALID(400, "InvalidImportToken", "import token is invalid.", DOCUMENTED),
    IMPORT_TOKEN_EXPIRED(400, "ExpiredImportToken", "import token is expired.", DOCUMENTED),
    KEY_POLICY_NOT_SUPPORTED(
            400, "Forbidden.KeyPolicyUnSupported", "The specified key does not support key policy.", DOCUMENTED),
    POLICY_NOT_FOUND(404, "Forbidden.ResourceNotFound", "Policy not found.", DOCUMENTED),
    KEY_STATE_NOT_MODIFIED(409, "Rejected.StateModifiedFailed", "Keystate modified failed.", DOCUMENTED),
    KEY_DISABLED(409, "Rejected.Disabled", "The request was rejected because the key state is Disabled.", DOCUMENTED),
    KEY_PENDING_DELETION(
            409,
            "Rejected.PendingDeletion",
            "The request was rejected because the key state is PendingDeletion.",
            DOCUMENTED),
    KEY_PENDING_IMPORT(
            409,
            "Rejected.PendingImport",
            "The request was rejected because the key state is PendingImport.",
            DOCUMENTED),

    // Secrets and their conditions: the service has other words for some than for other resources.
    SECRET_NOT_FOUND(404, "Forbidden.ResourceNotFound", "Resource not found", DOCUMENTED),
    SECRET_EXISTS(409, "Rejected.ResourceExist", "The resource already exists.", DOCUMENTED),
    SECRET_VERSION_EXISTS(
            409, "Rejected.ResourceExist", "The request was rejected becasue key already exsit", DOCUMENTED),
    SECRET_NAME_IN_DELETE_WINDOW(
            409, "Rejected.ResourceInDeleteWindow", "The secret is planned to be deleted.", DOCUMENTED),
    SECRET_IN_DELETE_WINDOW(409, "Rejected.ResourceInDeleteWindow", "secret in delete peroid", DOCUMENTED),
    SECRET_IN_USE(409, "Rejected.ResourceInUse", "restore normal secret", DOCUMENTED),
    SECRET_LIMIT_EXCEEDED(400, "Rejected.LimitExceeded", "exceed secret limits error", DOCUMENTED),
    STAGE_MISMATCH(400, "Rejected.InvalidRequest", "param mismatch", DOCUMENTED),
    STAGE_NOT_REMOVABLE(400, "Rejected.UnsupportedOperation", "secret stages in unnormal status", DOCUMENTED),

    // Tags.
    TAG_KEY_INVALID(400, "InvalidParameter.TagKey", "The specified parameter is not valid.", DOCUMENTED),
    TAG_VALUE_INVALID(400, "InvalidParameter.TagValue", "The specified parameter is not valid.", DOCUMENTED),
    TAG_KEY_TWICE(400, "Duplicate.TagKey", "The specified tagKey is duplicate.", DOCUMENTED),
    RESOURCE_ID_NOT_FOUND(404, "InvalidResourceId.NotFound", "The specified ResourceId is not found.", DOCUMENTED),
    CERTIFICATE_NOT_FOUND(404, "Certificate.NotFound", "The specified certificate is not found.", DOCUMENTED),

    // Other resources and their conditions.
    RESOURCE_NOT_FOUND(404, "Forbidden.ResourceNotFound", "Resource not found.", OBSERVED),
    RESOURCE_EXISTS(
            409, "Rejected.ResourceExist", "The request was rejected because the resource already exists.", DOCUMENTED),
    ACTION_NOT_SUPPORTED(400, "UnsupportedOperation", "This action is not supported.", DOCUMENTED),
    /** The same at the gateway of an instance. */
    ACTION_NOT_SUPPORTED_BY_INSTANCE(400, "UnsupportedOperation", "Rejected.UnsupportedOperation", DOCUMENTED),
    OPERATION_NOT_SUPPORTED(400, "Rejected.UnsupportedOperation", "Unsupported operation.", DOCUMENTED),
    INSTANCE_NOT_FOUND(403, "Forbidden.DKMSInstanceNotFound", "The specified DKMS Instance is not found.", DOCUMENTED),
    INSTANCE_STATE_INVALID(
            403, "Forbidden.DKMSInstanceStateInvalid", "The DKMS instance state is invalid.", DOCUMENTED),
    /** What only one kind of call says: the tags of an instance that was never enabled. */
    INSTANCE_UNINITIALIZED(
            409,
            "Rejected.Uninitialized",
            "The request was rejected because the instance state is Uninitialized.",
            CHOSEN),
    NO_BACKUP(403, "Forbidden.NoBackup", "this kms instance no backup, forbidden delete.", DOCUMENTED),
    SERVICE_OPENED(400, "Forbidden.Opened", "Your kms service has been opened.", DOCUMENTED),

    // What only faults bring about, since it depends on load or on systems outside KMS.
    QPS_LIMIT_EXCEEDED(429, "Rejected.Throttling", "QPS Limit Exceeded", DOCUMENTED),
    THROTTLING(400, "Throttling", "Request was denied due to request throttling.", DOCUMENTED),
    THROTTLING_USER(400, "Throttling.User", "Request was denied due to user flow control.", OBSERVED),
    THROTTLING_API(400, "Throttling.Api", "Request was denied due to api flow control.", OBSERVED),
    TEMPORARILY_UNAVAILABLE(503, "ServiceUnavailableTemporary", "Service Unavailable Temporary.", DOCUMENTED),
    TEMPORARILY_UNAVAILABLE_SPELT_WRONG(503, "SerivceUnvailableTemporary", "Service Unvailable Temporary", DOCUMENTED),
    SERVICE_UNAVAILABLE(
            503, "ServiceUnavailable", "The request has failed due to a temporary failure of the server.", DOCUMENTED),
    INTERNAL_ERROR(
            500,
            "InternalError",
            "The request processing has failed due to some unknown error, exception or failure.",
            DOCUMENTED),
    ACCESS_KEY_DISABLED(403, "Forbidden.AccessKey", "This AccessKey is not enabled.", DOCUMENTED),
    RAM_DENIED(
            403,
            "Forbidden.RAM",
            "User not authorized to operate on the specified resource, or this API doesn't support RAM.",
            OBSERVED),
    RISK_CONTROL(403, "Forbidden.ProhibitedByRiskControl", "Current user is Prohibited By Risk Control.", DOCUMENTED),
    NO_REAL_NAME(400, "Forbidden.NoRealNameAuthentication", "Real name authentication is needed.", DOCUMENTED),
    ORDER_FAILED(400, "CreateLXOrderFailed", "Create order failed.", DOCUMENTED),
    SHARE_QUOTA_EXCEEDED(400, "Rejected.ShareQuotaExceedLimit", "Instance Share Quota Exceed Limit.", DOCUMENTED),
    KEY_UNAVAILABLE(
            409, "Rejected.Unavailable", "The request was rejected because the key state is Unavailable.", DOCUMENTED),
    PROTECTION_LEVEL_NOT_SUPPORTED(
            400, "Unsupported.ProtectionLevel", "This protection level is not valid for this region", DOCUMENTED),
    SECURITY_TOKEN_EXPIRED(400, "InvalidSecurityToken.Expired", "Specified SecurityToken is expired.", DOCUMENTED),
    ACCESS_KEY_INACTIVE(400, "InvalidAccessKeyId.Inactive", "Specified access key is disabled.", DOCUMENTED),
    USER_INVALID(403, "Forbidden.UbsmsInvalidUserid", "Userid Invalid For Ubsms.", DOCUMENTED),
    PARTNER_INVALID(403, "Forbidden.UbsmsInvalidBid", "Your account partner does not have KMS Service.", DOCUMENTED),
    TLS_NEEDED(400, "InvalidProtocol.NeedSsl", "Your request is denied as lack of ssl protect.", DOCUMENTED),
    NOT_AUTHORIZED(403, "NoPermission", "You are not authorized to do this action.", DOCUMENTED),
    SECURITY_TOKEN_MALFORMED(
            400, "InvalidSecurityToken.Malformed", "Specified SecurityToken is malformed.", DOCUMENTED),
    SECURITY_TOKEN_MISMATCH(
            400,
            "InvalidSecurityToken.MismatchWithAccessKey",
            "Specified SecurityToken mismatch with the AccessKey.",
            DOCUMENTED);

    private final int httpStatus;
    private final String code;
    private final String text;
    private final ErrorSource source;

    ErrorCode(int httpStatus, String code, String text, ErrorSource source) {
        this.httpStatus = httpStatus;
        this.code = code;
        this.text = text;
        this.source = source;
    }

    /** The HTTP status that carries this error. */
    public int httpStatus() {
        return httpStatus;
    }

    /** The code as the service spells it. */
    public String code() {
        return code;
    }

    public ErrorSource source() {
        return source;
    }

    /** The first error of that code, if there is one. */
    public static Optional<ErrorCode> find(String code) {
        return Arrays.stream(values()).filter(error -> error.code.equals(code)).findFirst();
    }

    /** The codes of all errors, in order. */
    public static SortedSet<String> codes() {
        SortedSet<String> codes = new TreeSet<>();
        for (ErrorCode error : values()) {
            codes.add(error.code);
        }
        return codes;
    }

    /** An occurrence that no call brought about; {@code text} replaces the usual one, if it is not empty. */
    public KmsException staged(String text) {
        String said = text.isEmpty() ? this.text.replace("%s", "X") : text;
        return new KmsException(this, said, said, "the test added a fault that answers with " + code);
    }

    /**
     * This occurrence of the error.
     *
     * @param reason why, for the tester: what is wrong and what would be right, in a clause without a secret
     * @param details what fills the text's places, in order
     */
    public KmsException because(String reason, Object... details) {
        String said = textWith(details);
        return new KmsException(this, said, said, reason);
    }

    /** The same where the detail holds what the client has sent, secrets and all. */
    public KmsException becauseConfidentially(String reason, String detail) {
        return new KmsException(this, textWith(detail), textWith("***"), reason);
    }

    private String textWith(Object... details) {
        return details.length == 0 ? text : String.format(Locale.ROOT, text, details);
    }
}
