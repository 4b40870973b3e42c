package org.daylight.registry.notifications;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.daylight.registry.notifications.Notification.JointResolution.ResolutionStep;
import org.daylight.registry.records.Findings;

/** What the steps of joint resolutions must not say: the same twice, one before an earlier one, or other than the rules read. */
final class JointResolutions {

    private JointResolutions() {}

    static void check(Notification content, Findings findings) {
        var places = new HashMap<String, Map<ResolutionStep, Integer>>();
        for (var i = 0; i < content.jointResolutions().size(); i++) {
            var stated = content.jointResolutions().get(i);
            var steps = places.computeIfAbsent(stated.reference(), _ -> new EnumMap<>(ResolutionStep.class));
            if (steps.putIfAbsent(stated.step(), i) != null) {
                findings.invalid("jointResolutions/%d/step".formatted(i), "is a step of it above; keep one");
            }
        }
        places.values().forEach(steps -> inOrder(content, steps, findings));
        enacted(content, places, findings);
    }

    private static void inOrder(Notification content, Map<ResolutionStep, Integer> steps, Findings findings) {
        var places = steps.values().stream().toList();
        for (var later = 1; later < places.size(); later++) {
            for (var earlier = 0; earlier < later; earlier++) {
                findings.inOrder(
                        content.jointResolutions().get(places.get(earlier)).on(),
                        content.jointResolutions().get(places.get(later)).on(),
                        "jointResolutions/%d/on".formatted(places.get(later)),
                        "must not be before "
                                + content.jointResolutions()
                                        .get(places.get(earlier))
                                        .step());
            }
        }
    }

    /** Rules read the one day of enactment; a step that it does not know of would forbid nothing. */
    private static void enacted(
            Notification content, Map<String, Map<ResolutionStep, Integer>> places, Findings findings) {
        for (var steps : places.values()) {
            var place = steps.get(ResolutionStep.ENACTED);
            if (place == null) {
                continue;
            }
            var on = content.jointResolutions().get(place).on();
            var stated = content.jointResolutionEnactedOn();
            if (stated.isAbsent() || (on != null && !on.equals(stated.orNull()))) {
                findings.invalid(
                        "jointResolutionEnactedOn",
                        "must be the day of the step ENACTED: " + (on == null ? "left out" : on.text()));
            }
        }
    }
}
