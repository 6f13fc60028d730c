package io.github.kmsfake.internal.operation.alias;

import io.github.kmsfake.internal.model.Alias;
import io.github.kmsfake.internal.model.Scope;
import io.github.kmsfake.internal.state.Page;
import java.util.List;

/** A page of aliases as both lists show it. */
record AliasPage(int pageNumber, int pageSize, int totalCount, Entries aliases) {
    record Entries(List<Entry> alias) {}

    record Entry(String keyId, String aliasName, String aliasArn) {}

    static AliasPage of(Page<Alias> found, Scope scope) {
        Page<Entry> page = found.map(alias -> new Entry(alias.keyId(), alias.name(), alias.arn(scope)));
        return new AliasPage(page.number(), page.size(), page.total(), new Entries(page.entries()));
    }
}
