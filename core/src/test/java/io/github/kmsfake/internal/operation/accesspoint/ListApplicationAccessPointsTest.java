package io.github.kmsfake.internal.operation.accesspoint;

import io.github.kmsfake.internal.testing.PagedListTest;

class ListApplicationAccessPointsTest extends PagedListTest {
    ListApplicationAccessPointsTest() {
        super(
                "ListApplicationAccessPoints",
                "ApplicationAccessPoints",
                "ApplicationAccessPoint",
                "Name",
                "AuthenticationMethod");
    }

    @Override
    protected void create(String name) {
        kms.ok("CreateApplicationAccessPoint", "Name", name, "Policies", "[\"p1\"]");
    }
}
