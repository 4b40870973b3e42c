package org.daylight.review.options;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.daylight.kit.json.Json;
import org.daylight.review.options.Effect.Kind;
import org.daylight.review.projection.AlteredSchedules;
import org.daylight.review.projection.Coming;
import org.daylight.review.projection.Course;
import org.daylight.review.projection.Measure;
import org.daylight.review.reviews.Judging.Header;

/** Says what could not be computed and why, and what was left out because it is exempt: nothing is passed over in silence. */
final class Notes {

    private static final Set<String> NO_DAY_PLANNED = Set.of("ANNOUNCED", "AUTHORISED", "ACKNOWLEDGED", "INVENTORIED");

    private final Ground ground;
    private final Header scope;
    private final List<List<Measure>> options;
    private final List<Course> courses;
    private final List<Effect> effects;

    Notes(Ground ground, Header scope, List<List<Measure>> options, List<Course> courses, List<Effect> effects) {
        this.ground = ground;
        this.scope = scope;
        this.options = options;
        this.courses = courses;
        this.effects = effects;
    }

    void add() {
        for (var coming : courses.getFirst().comings().values()) {
            if (coming.on() == null) {
                note(
                        0,
                        ground.header(coming.delivery()),
                        "when %s comes".formatted(coming.delivery().reference()),
                        coming.noDay());
            }
        }
        ground.unclear.forEach((subject, why) -> note(
                0,
                Objects.requireNonNull(ground.headers.get(subject)),
                "what becomes of %s"
                        .formatted(Objects.requireNonNull(ground.headers.get(subject))
                                .label()),
                why));
        if (scope.type().equals("objective")) {
            note(
                    0,
                    scope,
                    "other objectives",
                    "what the same transfers do for objectives outside the scope is not looked at; take the partner as scope");
        }
        for (var objective : ground.lines("objective")) {
            milestones(Objects.requireNonNull(
                    ground.headers.get(objective.path("subject").asText())));
        }
        for (var option = 1; option < courses.size(); option++) {
            ofOption(option, options.get(option - 1), courses.get(option));
        }
    }

    private void milestones(Header objective) {
        var schedule = ground.schedule("objective", String.valueOf(objective.label()));
        if (schedule == null) {
            note(0, objective, "pace and content", "no schedule is recorded for it");
            return;
        }
        if (schedule.path("baselines").isEmpty()) {
            note(
                    0,
                    objective,
                    schedule.path("classBaselines").isEmpty()
                            ? "the curve and the completion"
                            : "the curve and the completion of the whole",
                    schedule.path("classBaselines").isEmpty()
                            ? "no plan is stated for it"
                            : "plans are stated for capability classes of it, and none for the whole");
        }
        AlteredSchedules.plans(schedule)
                .filter(plan -> NO_DAY_PLANNED.contains(plan.path("milestone").asText("HANDED_OVER")))
                .map(Notes::noDayPlanned)
                .distinct()
                .forEach(why -> note(0, objective, "what comes", why));
    }

    private static String noDayPlanned(JsonNode plan) {
        var of = plan.hasNonNull("capabilityClass")
                ? " of " + plan.path("capabilityClass").asText()
                : "";
        return "its plan%s counts %s, and planned days are not meant for that"
                .formatted(of, plan.path("milestone").asText());
    }

    private void ofOption(int option, List<Measure> measures, Course course) {
        for (var measure : measures) {
            if (measure instanceof Measure.Hold) {
                note(
                        option,
                        scope,
                        "rules about the hold itself",
                        "what an option would hold is no record yet; who answers for it and how it ends is asked"
                                + " when the decision is proposed");
                break;
            }
        }
        course.comings().values().forEach(coming -> diverted(option, coming));
        for (var note : course.notes()) {
            note(
                    option,
                    ground.header(note.delivery()),
                    "measure %d on %s".formatted(note.measure(), note.delivery().reference()),
                    note.why());
        }
        for (var uncounted : course.uncounted()) {
            note(
                    option,
                    scope,
                    "the room that measure %d leaves".formatted(uncounted.measure()),
                    "%d deliveries that came cannot be counted in its unit, or on its basis, so that there may be less"
                            .formatted(uncounted.deliveries()));
        }
        for (var exempted : course.exempted()) {
            effects.add(Effect.of(
                    option,
                    Kind.EXEMPTED,
                    ground.header(exempted.delivery()),
                    Json.mapper()
                            .createObjectNode()
                            .put("delivery", exempted.delivery().reference())
                            .put("transfer", exempted.delivery().transfer())
                            .put("measure", exempted.measure())
                            .put("because", exempted.because())));
        }
    }

    /** Where nobody says under which transfer it comes, no rule that looks at one is met by it, and no hold is known to spare it. */
    private void diverted(int option, Coming coming) {
        var elsewhere = coming.elsewhere();
        if (elsewhere == null || elsewhere.under() != null) {
            return;
        }
        var header = ground.header(coming);
        var reference = coming.delivery().reference();
        note(
                option,
                header,
                "under which transfer %s comes to %s".formatted(reference, elsewhere.partner()),
                "none is named (under), so that what rules ask of it is not known");
        for (var hold : ground.holdsOnPartner(elsewhere.partner())) {
            var of = Objects.requireNonNull(ground.headers.get(hold));
            note(
                    option,
                    Ground.together(header, List.of(of)),
                    "whether %s holds %s".formatted(of.label(), reference),
                    "it holds by transfer, and none is named (under)");
        }
    }

    private void note(int option, Header header, String what, String why) {
        effects.add(Effect.of(option, Kind.NOT_COMPUTED, header, said(what, why)));
    }

    private static ObjectNode said(String what, String why) {
        return Json.mapper().createObjectNode().put("what", what).put("why", why);
    }
}
