package org.daylight.rules.packs;

import java.util.List;
import org.daylight.rules.revisions.Kind;
import org.daylight.rules.revisions.Revision;
import org.daylight.rules.revisions.State;
import org.jspecify.annotations.Nullable;

/**
 * What became of each part of a pack.
 *
 * @param text digest of the text as it was sent, by which it is compared with others; null of what was not sent
 * @param notTaken of what was sent, the parts that are not proposed with this pack: their texts had been in force before, were
 *     withdrawn, or are proposed with another pack; empty of what was not sent
 * @param dropped what an earlier text proposed and the one that was sent does not have: it is published with the pack no more, and
 *     stays proposed for itself until it is published or withdrawn by its digest
 * @param leftOut what is published of the pack and the text that was sent does not have: it stays in force unless it is withdrawn,
 *     in the act that publishes the text by withdrawLeftOut=true
 */
record PackReport(
        String pack,
        String title,
        @Nullable String text,
        List<Part> parts,
        List<NotTaken> notTaken,
        List<Part> dropped,
        List<Part> leftOut) {

    PackReport(String pack, String title, List<Part> parts) {
        this(pack, title, null, parts, List.of(), List.of(), List.of());
    }

    record Part(Kind kind, String key, String digest, State state) {

        static Part of(Revision revision) {
            return new Part(revision.kind(), revision.key(), revision.digest(), revision.state());
        }
    }

    /**
     * A part that sending it again does not propose.
     *
     * @param pointer into the text
     * @param mend what its author can do
     */
    record NotTaken(String pointer, String key, String digest, State state, String mend) {

        static NotTaken of(String pointer, Revision revision) {
            return new NotTaken(pointer, revision.key(), revision.digest(), revision.state(), mend(revision));
        }

        private static String mend(Revision revision) {
            return switch (revision.state()) {
                case PROPOSED ->
                    "this text is proposed with the pack %1$s: send %1$s without it and then this pack again, or publish it there"
                            .formatted(revision.pack());
                case SUPERSEDED ->
                    revision.pack() == null
                            ? "this text was superseded: roll back to it and send the pack again, or write it again with a change"
                            : "this text was superseded: roll back to it, or write it again with a change";
                default -> "this text was withdrawn and stays so: write it again with a change";
            };
        }
    }
}
