package io.github.kmsfake;

import io.github.kmsfake.internal.json.JsonText;
import java.util.List;

/**
 * The smallest permission policies that would have granted the calls that a server has seen, permitted or not: one for
 * each KMS instance, since a policy is for one. {@code GET /_kms-fake/least-privilege} shows it under the same names,
 * capitalized.
 *
 * @param permissions all permissions, whichever policy they are for
 * @param resources all keys and secrets, whichever policy they are for
 * @param policies the policies, in the order in which they were needed first
 * @param unused what the policies of an access point grant though no call wanted it; empty if none was asked about
 * @see <a
 *     href="https://www.alibabacloud.com/help/en/kms/key-management-service/developer-reference/api-kms-2016-01-20-createpolicy">CreatePolicy</a>
 */
public record LeastPrivilege(
        List<String> permissions, List<String> resources, List<Policy> policies, List<Excess> unused) {

    /**
     * A policy as CreatePolicy takes it.
     *
     * @param kmsInstance its scope: an instance id, or {@code shared}
     * @param permissions the permissions
     * @param resources the keys and secrets; empty if only random bytes were wanted, which belong to none: CreatePolicy wants
     *     at least one, and any will do
     */
    public record Policy(String kmsInstance, List<String> permissions, List<String> resources) {
        /**
         * The permissions as the parameter {@code Permissions}.
         *
         * @return a JSON array of strings
         */
        public String permissionsJson() {
            return JsonText.write(permissions);
        }

        /**
         * The resources as the parameter {@code Resources}.
         *
         * @return a JSON array of strings
         */
        public String resourcesJson() {
            return JsonText.write(resources);
        }
    }

    /**
     * What a policy grants that no call wanted.
     *
     * @param name its name
     * @param permissions permissions that no call used
     * @param resources entries that no wanted key or secret matches
     */
    public record Excess(String name, List<String> permissions, List<String> resources) {}
}
