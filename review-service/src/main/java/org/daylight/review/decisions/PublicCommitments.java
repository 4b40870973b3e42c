package org.daylight.review.decisions;

import static org.daylight.kit.problem.Problems.DEPENDENCY_DOWN;
import static org.daylight.kit.problem.Problems.INVALID_REQUEST;
import static org.daylight.kit.problem.Problems.UNKNOWN_REFERENCE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.json.Json;
import org.daylight.kit.problem.Violation;
import org.daylight.review.database.Sql;
import org.daylight.review.dependency.DependencyDown;
import org.daylight.review.registry.Registry;
import org.daylight.review.restrictions.LineSight;
import org.daylight.review.restrictions.Restrictions;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.jspecify.annotations.Nullable;

/**
 * What a decision commits its government to in public, and what of it nothing bounds: how much, and until when. An open-ended
 * word binds whoever comes later, so that it is said before anybody signs.
 */
@ApplicationScoped
class PublicCommitments {

    private static final List<String> BOUNDS = List.of("ceiling", "quantityCeiling", "expiresOn");

    private final Registry registry;
    private final Restrictions restrictions;
    private final Sql sql;
    private final Caller caller;

    PublicCommitments(Registry registry, Restrictions restrictions, Sql sql, Caller caller) {
        this.registry = registry;
        this.restrictions = restrictions;
        this.sql = sql;
        this.caller = caller;
    }

    /**
     * What is said, as part of the evidence: each commitment with its bounds, and the advisories.
     *
     * @param said null = the decision has no public line and names no commitment
     * @param accessGroups whoever may see the decision must be in these
     */
    record Read(@Nullable ObjectNode said, Set<String> accessGroups, Set<Marking> markings) {}

    /** Asks the registry for what is named, so not within a transaction. */
    Read read(Proposal proposal) {
        var named = proposal.commitments();
        if (proposal.publicLine() == null && named == null) {
            return new Read(null, Set.of(), Set.of());
        }
        var groups = new TreeSet<String>();
        var markings = new HashSet<Marking>();
        var said = Json.mapper().createObjectNode();
        if (named != null) {
            check(named);
            var sight = restrictions.sightOf(caller);
            var read = said.putArray("commitments");
            var recorded =
                    asked(named.stream().map(Proposal.Commitment::reference).filter(Objects::nonNull));
            for (var i = 0; i < named.size(); i++) {
                var one = named.get(i);
                var at = "/content/commitments/" + i;
                read.add(
                        one.reference() == null
                                ? Json.mapper().<ObjectNode>valueToTree(one)
                                : read(
                                        one.reference(),
                                        recorded.get(one.reference()),
                                        proposal,
                                        at,
                                        sight,
                                        groups,
                                        markings));
            }
        }
        advise(said);
        return new Read(said, groups, markings);
    }

    private static void check(List<Proposal.Commitment> named) {
        var wrong = new ArrayList<Violation>();
        for (var i = 0; i < named.size(); i++) {
            var one = named.get(i);
            var at = "/content/commitments/" + i;
            if ((one.reference() == null) == (one.words() == null)) {
                wrong.add(new Violation(
                        at, "must have either the reference of a recorded commitment, or its words and bounds"));
            } else if (one.reference() != null
                    && !(one.ceiling().isUnknown()
                            && one.quantityCeiling().isUnknown()
                            && one.expiresOn().isUnknown())) {
                wrong.add(new Violation(at, "leave out its bounds: those that are recorded count"));
            }
        }
        if (!wrong.isEmpty()) {
            throw INVALID_REQUEST.problem("It is not clear what is committed to", wrong);
        }
    }

    /** Of whoever may not see it, it is not there. */
    private ObjectNode read(
            String reference,
            @Nullable JsonNode found,
            Proposal proposal,
            String at,
            LineSight sight,
            Set<String> groups,
            Set<Marking> markings) {
        var content = found == null ? null : found.path("content");
        var partner = content == null ? null : content.path("partner").asText();
        var own = found != null && found.hasNonNull("accessGroup")
                ? List.of(found.path("accessGroup").asText())
                : List.<String>of();
        if (found == null
                || content == null
                || !sight.sees(own, "commitment:" + found.path("id").asText(), partner)
                || sight.hidden()
                        .contains("objective:" + content.path("objective").asText())) {
            throw UNKNOWN_REFERENCE.problem(
                    "No commitment has the reference " + reference,
                    new Violation(at + "/reference", "must be a commitment that is recorded"));
        }
        var objective = content.path("objective").asText(null);
        if (proposal.scope().partner() == null
                ? !proposal.scope().objectives().contains(String.valueOf(objective))
                : !proposal.scope().partner().equals(partner)) {
            throw UNKNOWN_REFERENCE.problem(
                    "The commitment %s is about something else".formatted(reference),
                    new Violation(at + "/reference", "must be of the partner or the objectives of the decision"));
        }
        groups.addAll(own);
        sql.each(
                "select access_groups from restriction where key in ('partner:' || ?, 'objective:' || ?)",
                row -> groups.addAll(Sql.texts(row, "access_groups")),
                partner,
                objective);
        markings.add(Marking.read(found.path("marking").toString()));
        var read = Json.mapper().createObjectNode().put("reference", reference);
        read.put("id", found.path("id").asText())
                .put("version", found.path("version").asInt())
                .put("words", content.path("words").asText());
        BOUNDS.stream().filter(content::has).forEach(bound -> read.set(bound, content.get(bound)));
        return read;
    }

    private Map<String, JsonNode> asked(Stream<String> references) {
        try {
            return registry.commitments(references.toList());
        } catch (DependencyDown | FaultToleranceException e) {
            throw DEPENDENCY_DOWN.problem("The register does not answer; repeat it later");
        }
    }

    /** Whether what is recorded still says what was shown. Asks the registry, so not within a transaction. */
    boolean stands(DecisionView decision) {
        var shown = decision.evidence()
                .path("publicLine")
                .path("commitments")
                .valueStream()
                .filter(one -> one.hasNonNull("version"))
                .toList();
        var recorded = asked(shown.stream().map(one -> one.path("reference").asText()));
        return shown.stream().allMatch(one -> {
            var now = recorded.get(one.path("reference").asText());
            // A reference is given anew once the record that had it is voided.
            return now != null
                    && one.path("id")
                            .asText(now.path("id").asText())
                            .equals(now.path("id").asText())
                    && now.path("version").asInt() == one.path("version").asInt();
        });
    }

    /** As the house rule about recorded commitments has it: a ceiling of money or of quantity, and an end. */
    private static void advise(ObjectNode said) {
        var advisories = said.putArray("advisories");
        if (!said.has("commitments")) {
            advisory(
                    advisories,
                    "NOT_STATED",
                    "/content/commitments",
                    "the decision has a public line, and nobody says whether it commits to anything");
            return;
        }
        var place = 0;
        for (var one : said.path("commitments")) {
            var at = "/content/commitments/" + place++;
            var words = one.path("words").asText("");
            if (!one.hasNonNull("ceiling") && !limits(one.path("quantityCeiling"))) {
                var known = one.has("ceiling") && one.path("quantityCeiling").isNull();
                advisory(
                        advisories,
                        known ? "WITHOUT_CEILING" : "CEILING_UNKNOWN",
                        at,
                        (known ? "nothing limits how much is promised: " : "nobody says how much is promised at most: ")
                                + words);
            }
            if (!ends(one.path("expiresOn"))) {
                var known = one.path("expiresOn").isNull();
                advisory(
                        advisories,
                        known ? "WITHOUT_EXPIRY" : "EXPIRY_UNKNOWN",
                        at,
                        (known ? "it has no end: " : "nobody says when it ends: ") + words);
            }
        }
    }

    /** From a day on is no end: nobody says the last day by which it is there. */
    private static boolean ends(JsonNode expiresOn) {
        return expiresOn.isTextual()
                && ImpreciseDate.parse(expiresOn.asText()).latest().isBefore(ImpreciseDate.OPEN_END);
    }

    /** At least so much, or about so much, is no ceiling. */
    private static boolean limits(JsonNode quantity) {
        return quantity.isObject()
                && List.of("EXACT", "AT_MOST").contains(quantity.path("bound").asText("EXACT"));
    }

    private static void advisory(ArrayNode advisories, String kind, String at, String message) {
        advisories.addObject().put("kind", kind).put("at", at).put("message", message);
    }
}
