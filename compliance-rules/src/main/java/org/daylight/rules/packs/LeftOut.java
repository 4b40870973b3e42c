package org.daylight.rules.packs;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.daylight.rules.revisions.Revision;
import org.daylight.rules.revisions.Revisions;

/** What is published of a pack and stands no longer in the text that was sent last. */
@ApplicationScoped
public class LeftOut {

    private final Revisions revisions;
    private final PackTexts texts;

    LeftOut(Revisions revisions, PackTexts texts) {
        this.revisions = revisions;
        this.texts = texts;
    }

    /** In force until somebody withdraws it; empty where no text of the pack was sent. */
    public List<Revision> of(String pack) {
        return texts.newest(pack)
                .map(text -> revisions.leftOut(pack, Pack.taken(text).definitions()))
                .orElse(List.of());
    }
}
