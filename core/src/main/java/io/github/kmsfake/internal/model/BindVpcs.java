package io.github.kmsfake.internal.model;

import io.github.kmsfake.internal.json.JsonText;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The extra VPCs of an instance, as {@code UpdateKmsInstanceBindVpc} takes them. */
public record BindVpcs(List<BindVpc> vpcs) {

    /** A VPC that reaches an instance besides its own. The owner's account is a number on the way in only. */
    public record BindVpc(String vpcId, String vSwitchId, String regionId, String vpcOwnerId) {
        private static final Set<String> FIELDS = Set.of("VpcId", "VSwitchId", "RegionId", "VpcOwnerId");

        private static BindVpc of(Object value) {
            if (!(value instanceof Map<?, ?> fields) || !FIELDS.containsAll(fields.keySet())) {
                throw new IllegalArgumentException("not a VPC binding");
            }
            return new BindVpc(
                    required(fields, "VpcId"),
                    required(fields, "VSwitchId"),
                    required(fields, "RegionId"),
                    owner(fields.get("VpcOwnerId")));
        }

        private static String required(Map<?, ?> fields, String name) {
            Object value = fields.get(name);
            if (value instanceof String text && !text.isEmpty()) {
                return text;
            }
            throw new IllegalArgumentException("no " + name);
        }

        private static String owner(@Nullable Object value) {
            if (value == null) {
                return "";
            }
            String text = value.toString();
            if (!text.matches("[0-9]{1,20}")) {
                throw new IllegalArgumentException("VpcOwnerId is not an account");
            }
            return text;
        }
    }

    /** Reads {@code text}, or throws IllegalArgumentException if it is not a JSON array of VPC bindings. */
    public static BindVpcs parse(String text) {
        return new BindVpcs(
                JsonText.parseArray(text).stream().<BindVpc>map(BindVpc::of).toList());
    }
}
