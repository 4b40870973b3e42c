package org.daylight.review.rulebook;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rules in force, frozen under the digest of all they consist of.
 *
 * @param inForce when they were asked for, and were those in force at the earliest; not when such rules were frozen first, as
 *     they may be in force again
 * @param answeredAt when they had been answered, and were those in force at the latest
 */
public record Rulebook(String digest, List<Rule> rules, Instant inForce, Instant answeredAt) {

    /**
     * What a reader of a flag needs to know of its rule.
     *
     * @param mandatory the days on which it cannot be waived
     * @param revisions what each of its revisions says itself, where the rest is what the latest one says; empty where rules of an
     *     older release are asked
     */
    public record Rule(
            String key,
            String subject,
            String title,
            String severity,
            String dutyHolder,
            String choice,
            String authority,
            String citation,
            boolean counselReviewed,
            List<Days> mandatory,
            List<Revision> revisions) {

        public Rule {
            mandatory = List.copyOf(mandatory);
            revisions = List.copyOf(revisions);
        }

        private Optional<Revision> revision(@Nullable String digest) {
            return revisions.stream().filter(each -> each.digest.equals(digest)).findFirst();
        }

        /** As the revision says it that gave an answer; the same where it is not known. */
        public Rule judgedBy(@Nullable String digest) {
            return revision(digest)
                    .map(judge -> new Rule(
                            key,
                            subject,
                            judge.title,
                            judge.severity,
                            judge.dutyHolder,
                            judge.choice,
                            judge.authority,
                            judge.citation,
                            judge.counselReviewed,
                            mandatory,
                            revisions))
                    .orElse(this);
        }

        /** Whether what a revision answers cannot be waived on any day; null where the revision is not known. */
        public @Nullable Boolean leavesNoChoice(@Nullable String digest) {
            return revision(digest)
                    .map(judge -> !judge.against.equals("asOf") && judge.choice.equals("MANDATORY"))
                    .orElse(null);
        }
    }

    /**
     * What one revision of a rule says.
     *
     * @param against the date of its subjects that its days are read against, or "asOf"
     */
    public record Revision(
            String digest,
            String against,
            String title,
            String severity,
            String dutyHolder,
            String choice,
            String authority,
            String citation,
            boolean counselReviewed) {}

    /**
     * @param from the first; null = always
     * @param to the first that is not among them; null = open
     */
    public record Days(@Nullable LocalDate from, @Nullable LocalDate to) {}

    public Rulebook {
        rules = List.copyOf(rules);
    }
}
