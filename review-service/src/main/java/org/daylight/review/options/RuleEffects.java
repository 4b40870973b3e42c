package org.daylight.review.options;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.json.Json;
import org.daylight.review.options.Effect.Kind;
import org.daylight.review.options.Waiving.Ceiling;
import org.daylight.review.options.Waiving.Covered;
import org.daylight.review.options.Waiving.NotMet;
import org.daylight.review.options.Waiving.Readers;
import org.daylight.review.options.Weighing.Altered;
import org.daylight.review.projection.Course;
import org.daylight.review.reviews.Judging;
import org.daylight.review.reviews.Judging.Answered;
import org.daylight.review.reviews.Judging.Header;
import org.daylight.review.rulebook.Rulebook;
import org.jspecify.annotations.Nullable;

/**
 * What rules answer under each option, and what of it waivers would let pass: what comes under a waiver by the day looked at
 * goes on its meter besides what is recorded there, so that an option can use it up.
 */
final class RuleEffects {

    private static final String NOT_MET = "NOT_MET";
    private static final Set<String> NOT_SURELY_MET = Set.of(NOT_MET, "UNDETERMINED", "ERROR");

    private final Ground ground;
    private final Judging judging;
    private final Waiving waiving;
    private final List<Course> courses;
    private final LocalDate until;
    private final List<Ceiling> ceilings;
    private final Map<String, Rulebook.Rule> rules = new HashMap<>();
    private final Uses uses;
    private final List<Said> said = new ArrayList<>();

    RuleEffects(Ground ground, Judging judging, Waiving waiving, List<Course> courses, LocalDate until) {
        this.ground = ground;
        this.judging = judging;
        this.waiving = waiving;
        this.courses = courses;
        this.until = until;
        ground.rulebook.rules().forEach(rule -> rules.put(rule.key(), rule));
        this.uses = new Uses(ground, until);
        // Of what else a waiver lets pass nothing is supposed to come: it has what people put on its meter.
        var counted = new HashMap<String, String>();
        ground.rulebook.rules().stream()
                .filter(rule -> Uses.COUNTED.contains(rule.subject()))
                .forEach(rule -> counted.put(rule.key(), rule.subject()));
        this.ceilings = waiving.ceilings(counted, ground.asOf(), until);
    }

    /** @param shown whether it is an effect whatever is waived */
    private record Said(
            int option,
            Header header,
            String rule,
            @Nullable Answered was,
            Answered is,
            boolean shown) {

        boolean notMet() {
            return is.answer().equals(NOT_MET);
        }

        NotMet notMet(Map<String, Rulebook.Rule> rules) {
            var asked = rules.get(rule);
            return new NotMet(rule, header, asked == null ? null : asked.leavesNoChoice(is.revision()));
        }
    }

    /** Whether anything comes under it by then under any option, and something that so much ends may cover it. */
    boolean mayUseUp(Header header) {
        return ceilings.stream().anyMatch(ceiling -> ceiling.covers(header))
                && (header.type().equals("authority")
                        || courses.stream()
                                .anyMatch(course -> uses.under(header, course)
                                        .anyMatch(coming -> WaiverMeters.comes(coming, until))));
    }

    /** @param charges the charges that may be dated after asOf, by the code of the authority and by option */
    void charged(List<Map<String, List<JsonNode>>> charges) {
        uses.charged(charges);
    }

    /**
     * Asks every rule.
     *
     * @param columns what is judged under each option, as planned first; what is there under options alone is an act of theirs
     * @param affected those that read otherwise under any option; of others only what they use up of a waiver counts
     */
    void judge(List<? extends Map<String, Altered>> columns, Set<String> affected) {
        var planned = new HashMap<String, Map<String, Answered>>();
        for (var option = 0; option < columns.size(); option++) {
            var column = columns.get(option);
            var subjects = List.copyOf(column.keySet());
            if (subjects.isEmpty()) {
                continue;
            }
            var judged = judging.judge(
                    ground.rulebook,
                    subjects.stream()
                            .map(subject ->
                                    Objects.requireNonNull(column.get(subject)).line())
                            .toList());
            for (var place = 0; place < subjects.size(); place++) {
                var subject = subjects.get(place);
                if (option == 0) {
                    planned.put(subject, judged.get(place));
                }
                var before = planned.getOrDefault(subject, Map.of());
                var header = Objects.requireNonNull(column.get(subject)).header();
                for (var answer : judged.get(place).entrySet()) {
                    var was = option == 0 ? null : before.get(answer.getKey());
                    keep(new Said(
                            option,
                            header,
                            answer.getKey(),
                            was,
                            answer.getValue(),
                            affected.contains(subject) && shown(was, answer.getValue(), option)));
                }
            }
        }
    }

    private void keep(Said answer) {
        if (answer.shown
                || (NOT_SURELY_MET.contains(answer.is.answer())
                        && ceilings.stream().anyMatch(ceiling -> ceiling.covers(answer.rule, answer.header)))) {
            said.add(answer);
        }
    }

    private static boolean shown(@Nullable Answered was, Answered is, int option) {
        if (option == 0) {
            return NOT_SURELY_MET.contains(is.answer());
        }
        // Of an act that is there under an option alone most rules ask nothing.
        return !is.answer().equals(was == null ? "NOT_APPLICABLE" : was.answer());
    }

    private record Stands(Said said, ObjectNode standing) {

        String key() {
            return said.rule + ' ' + said.header.subject();
        }

        Set<String> named() {
            var named = new HashSet<String>();
            standing.forEach(by -> named.add(by.path("id").asText("")));
            named.remove("");
            return named;
        }
    }

    /** Once everything is judged: only then is it known what comes under which waiver. */
    void add(List<Effect> effects) {
        var columns = new ArrayList<List<Stands>>();
        var meters = new ArrayList<WaiverMeters>();
        var named = new HashSet<String>();
        for (var option = 0; option < courses.size(); option++) {
            var column = option;
            var of = said.stream().filter(each -> each.option == column).toList();
            meters.add(meters(of, option));
            var stands = stands(of, meters.getLast());
            stands.forEach(each -> named.addAll(each.named()));
            columns.add(stands);
        }
        var readers = waiving.readers(named);
        var withheld = new HashSet<String>();
        columns.forEach(column -> column.forEach(each -> {
            if (!Set.copyOf(each.said.header.accessGroups()).containsAll(groups(tells(each, readers, meters)))) {
                withheld.add(each.key());
            }
        }));
        var asPlanned = new HashMap<String, JsonNode>();
        columns.forEach(column -> column.forEach(each -> {
            var told = withheld.contains(each.key())
                    ? new Stands(each.said, Json.mapper().createObjectNode())
                    : each;
            if (each.said.option == 0) {
                asPlanned.put(each.key(), told.standing);
            }
            add(told, asPlanned.get(each.key()), told.standing.isEmpty() ? List.of() : tells(told, readers, meters))
                    .ifPresent(effects::add);
        }));
    }

    private List<Stands> stands(List<Said> column, WaiverMeters meters) {
        var covered = waiving.covered(
                        column.stream()
                                .filter(Said::notMet)
                                .map(each -> each.notMet(rules))
                                .toList(),
                        until,
                        meters.json(false),
                        meters.json(true))
                .iterator();
        return column.stream()
                .map(each -> new Stands(
                        each,
                        each.notMet() ? standing(covered.next()) : Json.mapper().createObjectNode()))
                .toList();
    }

    private Optional<Effect> add(Stands each, @Nullable JsonNode before, List<Readers> tells) {
        var said = each.said;
        var differs = said.option > 0 && said.notMet() && before != null && !before.equals(each.standing);
        if (!said.shown && !differs) {
            return Optional.empty();
        }
        var effect = answer(said);
        effect.setAll(each.standing);
        if (differs && before != null) {
            effect.put("waivedAsPlanned", before.has("waived"));
        }
        var markings = new HashSet<>(Set.of(said.header.marking()));
        tells.forEach(one -> markings.add(one.marking()));
        var header = new Header(
                said.header.subject(),
                said.header.type(),
                said.header.partner(),
                said.header.label(),
                said.header.accessGroups(),
                Marking.highest(markings));
        return Optional.of(Effect.of(said.option, Kind.ANSWER, header, effect));
    }

    /** Of all that a standing tells: the waiver, and what comes under waivers of the rule by any option. */
    private static List<Readers> tells(Stands each, Map<String, Readers> readers, List<WaiverMeters> meters) {
        var tells = new ArrayList<Readers>();
        each.named().forEach(id -> tells.add(Objects.requireNonNull(readers.get(id))));
        meters.forEach(column -> tells.addAll(column.readers(each.said.rule, each.said.header)));
        return tells;
    }

    private static Set<String> groups(List<Readers> tells) {
        var groups = new HashSet<String>();
        tells.forEach(one -> groups.addAll(one.accessGroups()));
        return groups;
    }

    private WaiverMeters meters(List<Said> column, int option) {
        var meters = new WaiverMeters(ceilings, until, ground.sight.scope(), ground.besides);
        var course = courses.get(option);
        for (var answer : column) {
            if (NOT_SURELY_MET.contains(answer.is.answer())) {
                uses.of(answer.header, course, option)
                        .forEach(use -> meters.add(answer.rule, answer.header, use, answer.notMet()));
            }
        }
        uses.mayCome(courses.getFirst(), course, meters);
        return meters;
    }

    private static ObjectNode standing(Covered covered) {
        var standing = Json.mapper().createObjectNode();
        if (covered.surely() != null) {
            standing.set("waived", covered.surely());
        } else if (covered.perhaps() != null) {
            standing.set("perhapsWaived", covered.perhaps());
            standing.put("waivedWhy", "not everything is known of what comes under it by then");
        } else if (covered.without() != null) {
            standing.set("usedUp", covered.without());
        }
        return standing;
    }

    private ObjectNode answer(Said said) {
        var effect = Json.mapper().createObjectNode().put("rule", said.rule);
        var rule = rules.get(said.rule);
        if (rule != null) {
            effect.put("title", rule.title())
                    .put("severity", rule.severity())
                    .put("dutyHolder", rule.dutyHolder())
                    .put("citation", rule.citation());
        }
        if (said.was != null) {
            effect.put("from", said.was.answer());
            if (!said.was.message().isEmpty()) {
                effect.put("sentenceAsPlanned", said.was.message());
            }
        }
        effect.put("to", said.is.answer());
        if (!said.is.message().isEmpty()) {
            effect.put("sentence", said.is.message());
        }
        said.is.missing().forEach(effect.putArray("missing")::add);
        said.is.reasons().forEach(effect.putArray("reasons")::add);
        return effect;
    }
}
