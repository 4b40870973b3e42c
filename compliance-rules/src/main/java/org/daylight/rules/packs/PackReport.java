package org.daylight.rules.packs;

import java.util.List;
import org.daylight.rules.revisions.Kind;
import org.daylight.rules.revisions.Revision;
import org.daylight.rules.revisions.State;

/** What became of each part of a pack. */
record PackReport(String pack, String title, List<Part> parts) {

    record Part(Kind kind, String key, String digest, State state) {

        static Part of(Revision revision) {
            return new Part(revision.kind(), revision.key(), revision.digest(), revision.state());
        }
    }
}
