package io.github.kmsfake.internal.statefile;

import io.github.kmsfake.internal.model.AccessKey;
import io.github.kmsfake.internal.state.Ids;
import io.github.kmsfake.internal.state.WorldState;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A state that a document describes.
 *
 * @param world what there is
 * @param accessKeys the known access keys, if the document speaks of any
 * @param clientKeyFiles the PKCS#12 files (Base64) of its client keys, by id, where there is one
 * @param ids those that come after the document's own
 */
public record LoadedState(
        WorldState world, Optional<List<AccessKey>> accessKeys, Map<String, String> clientKeyFiles, Ids ids) {}
