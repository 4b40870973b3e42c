package org.daylight.rules.lawbooks;

import static org.daylight.kit.problem.Problems.UNKNOWN_REFERENCE;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.daylight.kit.problem.Violation;
import org.daylight.rules.revisions.Kind;
import org.daylight.rules.revisions.Revision;
import org.daylight.rules.revisions.Revisions;

/** Finds the revisions that a question names. */
@ApplicationScoped
public class Drafts {

    private final Revisions revisions;

    Drafts(Revisions revisions) {
        this.revisions = revisions;
    }

    public List<Revision> named(List<String> digests) {
        var found = revisions.seen(digests).stream()
                .filter(revision -> revision.kind() != Kind.TEMPLATE)
                .toList();
        var known = found.stream().map(Revision::digest).toList();
        var unknown = new ArrayList<Violation>();
        for (var i = 0; i < digests.size(); i++) {
            if (!known.contains(digests.get(i))) {
                unknown.add(new Violation("/revisions/" + i, "must be the digest of a revision of a rule or a set"));
            }
        }
        if (!unknown.isEmpty()) {
            throw UNKNOWN_REFERENCE.problem("A revision is not recorded", unknown);
        }
        return found;
    }

    /** The access groups whose people alone see one of them: of those that nobody has proposed yet. */
    public static List<String> groups(List<Revision> revisions) {
        return revisions.stream()
                .filter(Revision::isDraft)
                .flatMap(draft -> Stream.ofNullable(draft.accessGroup()))
                .distinct()
                .sorted()
                .toList();
    }
}
