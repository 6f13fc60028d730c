package io.github.kmsfake.e2e;

import com.aliyun.teautil.Common;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The resources of the Terraform provider {@code aliyun/alicloud} that the sample uses: their arguments, and the words of
 * the calls that the provider makes for them. Read in the provider's sources, version 1.290:
 * {@code alicloud/resource_alicloud_kms_*.go} and {@code alicloud/service_alicloud_kms_v2.go}.
 *
 * @param noun what is created, described and so on, as the names of the calls say it
 * @param id the parameter by which all calls but the creation name a resource
 * @param reading the call that reads it
 * @param constants the parameters of the creation that no argument gives
 */
record TerraformResource(
        String type,
        String noun,
        String id,
        String reading,
        String readingMethod,
        Map<String, String> constants,
        List<Argument> arguments) {

    private static final List<TerraformResource> ALL = List.of(
            described(
                    "alicloud_kms_network_rule",
                    "NetworkRule",
                    Map.of("Type", "Private"),
                    argument("network_rule_name", "Name", Trait.COMPUTED, Trait.FORCES_NEW, Trait.IS_ID),
                    argument("description", "Description"),
                    argument("source_private_ip", "SourcePrivateIp", Trait.REQUIRED, Trait.LIST_IN_TEXT)),
            described(
                    "alicloud_kms_policy",
                    "Policy",
                    Map.of(),
                    argument("policy_name", "Name", Trait.REQUIRED, Trait.FORCES_NEW),
                    argument("description", "Description"),
                    argument("kms_instance_id", "KmsInstance", Trait.REQUIRED, Trait.FORCES_NEW),
                    argument("permissions", "Permissions", Trait.REQUIRED, Trait.LIST),
                    argument("resources", "Resources", Trait.REQUIRED, Trait.LIST),
                    argument("access_control_rules", "AccessControlRules", Trait.REQUIRED)),
            described(
                    "alicloud_kms_application_access_point",
                    "ApplicationAccessPoint",
                    Map.of("AuthenticationMethod", "ClientKey"),
                    argument("application_access_point_name", "Name", Trait.REQUIRED, Trait.FORCES_NEW),
                    argument("description", "Description"),
                    argument("policies", "Policies", Trait.REQUIRED, Trait.LIST_IN_TEXT)),
            new TerraformResource(
                    "alicloud_kms_client_key",
                    "ClientKey",
                    "ClientKeyId",
                    "GetClientKey",
                    "GET",
                    Map.of(),
                    List.of(
                            argument("aap_name", "AapName", Trait.REQUIRED, Trait.FORCES_NEW),
                            argument("password", "Password", Trait.REQUIRED, Trait.FORCES_NEW, Trait.NEVER_SHOWN),
                            argument("not_before", "NotBefore", Trait.FORCES_NEW),
                            argument("not_after", "NotAfter", Trait.FORCES_NEW))));

    static TerraformResource of(String type) {
        return ALL.stream()
                .filter(resource -> resource.type.equals(type))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no resource of the sample's list: " + type));
    }

    private static TerraformResource described(
            String type, String noun, Map<String, String> constants, Argument... arguments) {
        return new TerraformResource(type, noun, "Name", "Describe" + noun, "POST", constants, List.of(arguments));
    }

    private static Argument argument(String name, String parameter, Trait... traits) {
        return new Argument(name, parameter, Set.of(traits));
    }

    /** What the provider's schema and code say of an argument. */
    enum Trait {
        REQUIRED,
        /** Without a value the provider keeps what the service chose. */
        COMPUTED,
        /** Another value replaces the resource. */
        FORCES_NEW,
        /** It is the id, and no answer has it. */
        IS_ID,
        /** No answer has it, so that the provider believes what it has sent. */
        NEVER_SHOWN,
        /** A list, sent as the text of a JSON array and answered as an array. */
        LIST,
        /** A list, sent and answered as the text of a JSON array, which the provider takes apart by position. */
        LIST_IN_TEXT
    }

    /** An argument of a resource and the parameter and field that it becomes. */
    record Argument(String name, String parameter, Set<Trait> traits) {

        boolean has(Trait trait) {
            return traits.contains(trait);
        }

        boolean takes(Object value) {
            if (has(Trait.LIST) || has(Trait.LIST_IN_TEXT)) {
                return value instanceof List<?> list && list.stream().allMatch(String.class::isInstance);
            }
            return value instanceof String;
        }

        String sent(Object value) {
            return value instanceof List<?> list ? Common.toJSONString(list) : (String) value;
        }

        /** The provider's value for a field of an answer; an empty text is none. */
        Object shown(Object field) {
            if (!has(Trait.LIST_IN_TEXT)) {
                return "".equals(field) ? null : field;
            }
            return Arrays.stream(withoutEnds((String) field).split(","))
                    .map(Argument::withoutEnds)
                    .toList();
        }

        private static String withoutEnds(String text) {
            return text.substring(1, text.length() - 1);
        }
    }
}
