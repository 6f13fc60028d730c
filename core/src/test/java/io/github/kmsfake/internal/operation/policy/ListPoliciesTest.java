package io.github.kmsfake.internal.operation.policy;

import io.github.kmsfake.internal.testing.PagedListTest;

class ListPoliciesTest extends PagedListTest {
    ListPoliciesTest() {
        super("ListPolicies", "Policies", "Policy", "Name");
    }

    @Override
    protected void create(String name) {
        kms.ok(
                "CreatePolicy",
                "Name",
                name,
                "Permissions",
                "[\"RbacPermission/Template/CryptoServiceKeyUser\"]",
                "Resources",
                "[\"key/*\"]");
    }
}
