package org.daylight.review.options;

import static org.daylight.kit.problem.Problems.UNKNOWN_REFERENCE;
import static org.daylight.review.problem.ReviewProblems.OPTIONS_NOT_SEALED;
import static org.daylight.review.problem.ReviewProblems.OTHER_OPTIONS;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.problem.Violation;
import org.daylight.review.database.Sql;
import org.jspecify.annotations.Nullable;

/** What a decision may name: sealed options, by their digest. */
@ApplicationScoped
public class SealedOptions {

    private final OptionStore store;
    private final Sql sql;

    SealedOptions(OptionStore store, Sql sql) {
        this.store = store;
        this.sql = sql;
    }

    /**
     * What sealed options ask of a decision that names them.
     *
     * @param accessGroups who may see the decision must be in these
     */
    public record Sealed(List<String> accessGroups, Marking marking) {}

    /**
     * Finds what a decision names, in the sight of whoever proposes it.
     *
     * @param partner of the decision
     * @param objectives of the decision
     * @param at the pointer in the body
     */
    public Sealed require(
            UUID id, String digest, String chosen, @Nullable String partner, List<String> objectives, String at) {
        var set = store.find(id)
                .orElseThrow(() -> UNKNOWN_REFERENCE.problem(
                        "No options have the id " + id,
                        new Violation(at + "/set", "must be the id of sealed options")));
        if (set.sealedBy() == null) {
            throw OPTIONS_NOT_SEALED.problem(
                    "Seal them first; a signature binds to what cannot change any more",
                    new Violation(at + "/set", "must be the id of sealed options"));
        }
        var wrong = new ArrayList<Violation>();
        if (!set.digest().equals(digest)) {
            wrong.add(new Violation(at + "/digest", "must be the digest of these options"));
        }
        var names = new ArrayList<>(List.of(OptionSet.AS_PLANNED));
        set.content()
                .path("options")
                .forEach(option -> names.add(option.path("name").asText()));
        if (!names.contains(chosen)) {
            wrong.add(new Violation(at + "/chosen", "must be one of: " + String.join(", ", names)));
        }
        var about = set.scope().substring(set.scope().indexOf(':') + 1);
        if (set.scope().startsWith("partner:") ? !about.equals(partner) : !objectives.contains(about)) {
            wrong.add(new Violation(at + "/set", "is about %s, and the decision is not".formatted(set.scope())));
        }
        if (!wrong.isEmpty()) {
            throw OTHER_OPTIONS.problem("Name the options that the decision rests on as they were sealed", wrong);
        }
        var groups = sql.first(
                "select access_groups from option_set where id = ?", row -> Sql.texts(row, "access_groups"), id);
        return new Sealed(groups.orElse(List.of()), set.marking());
    }
}
