package org.daylight.rules.packs;

import static org.daylight.kit.problem.Problems.INVALID_REQUEST;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.daylight.kit.problem.Violation;
import org.daylight.rules.revisions.Revision;
import org.daylight.rules.revisions.Revisions;
import org.jspecify.annotations.Nullable;

/** What is published of a pack and stands no longer in the text that was sent last. */
@ApplicationScoped
public class LeftOut {

    private final Revisions revisions;
    private final PackTexts texts;

    LeftOut(Revisions revisions, PackTexts texts) {
        this.revisions = revisions;
        this.texts = texts;
    }

    /**
     * What a question about a pack supposes to be withdrawn in the same act.
     *
     * @param pack null = it is about no pack
     */
    public List<Revision> leaving(@Nullable String pack, @Nullable Boolean withdrawLeftOut) {
        if (pack == null && withdrawLeftOut != null) {
            throw INVALID_REQUEST.problem(
                    "Only a text of a pack leaves something out",
                    new Violation("/withdrawLeftOut", "must be left out, or pack be given"));
        }
        return pack != null && Boolean.TRUE.equals(withdrawLeftOut) ? of(pack) : List.of();
    }

    /** In force until somebody withdraws it; empty where no text of the pack was sent. */
    public List<Revision> of(String pack) {
        return texts.newest(pack)
                .map(text -> revisions.leftOut(pack, Pack.taken(text).definitions()))
                .orElse(List.of());
    }
}
