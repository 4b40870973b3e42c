package org.daylight.registry.facts;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.UUID;
import org.daylight.kit.identity.Marking;
import org.jspecify.annotations.Nullable;

/**
 * A record as the database hands it out, in the columns of {@link Reading#stored}: what it says is still text, because not everybody needs
 * a tree of it.
 */
@SuppressWarnings("ArrayRecordComponent") // goes from one thread to the other and is compared with nothing
public record StoredRecord(
        UUID id, @Nullable String accessGroup, @Nullable String partnerGroup, byte[] content, Marking marking) {

    public Known known() {
        return new Known(id, accessGroup, partnerGroup, marking, Reading.parse(content));
    }

    /** Who may see it and its marking, for whoever reads its content where it lies. */
    public Known withoutContent() {
        return new Known(id, accessGroup, partnerGroup, marking, MissingNode.getInstance());
    }
}
