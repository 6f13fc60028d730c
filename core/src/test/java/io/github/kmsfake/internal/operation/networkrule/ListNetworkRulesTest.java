package io.github.kmsfake.internal.operation.networkrule;

import io.github.kmsfake.internal.testing.PagedListTest;

class ListNetworkRulesTest extends PagedListTest {
    ListNetworkRulesTest() {
        super("ListNetworkRules", "NetworkRules", "NetworkRule", "Name", "Type");
    }

    @Override
    protected void create(String name) {
        kms.ok("CreateNetworkRule", "Name", name, "Type", "Private");
    }
}
