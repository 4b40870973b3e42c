package org.daylight.review.cadences;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.daylight.review.cadences.Cadence.RecordTrigger;
import org.daylight.review.cadences.Generation.Current;
import org.daylight.review.cadences.RecordEvents.Event;
import org.daylight.review.cadences.RecordEvents.Stand;
import org.daylight.review.database.Sql;
import org.daylight.review.dependency.DependencyDown;
import org.daylight.review.dependency.DependencyRefused;
import org.daylight.review.rulebook.Evaluations;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;

/**
 * Writes an obligation, due since it was recorded, for what the registry's change feed and the rules in force bring. While the cadence rests
 * it is written down as paused, and not opened later either: the next review sees what the record said.
 */
@ApplicationScoped
class EventTriggers {

    private static final String CHANGES = "transfer-registry changes";
    private static final String RULEBOOK = "compliance-rules rulebook";
    private static final int PAGE = 5_000;

    /** A long feed is read over several looks, so that what falls due meanwhile is not kept waiting. */
    private static final int MOST_PAGES = 20;

    private final Sql sql;
    private final Generation generation;
    private final Following following;
    private final Pauses pauses;
    private final EventSources sources;
    private final RecordEvents events;
    private final Evaluations rules;
    private final InstantSource clock;

    EventTriggers(
            Sql sql,
            Generation generation,
            Following following,
            Pauses pauses,
            EventSources sources,
            RecordEvents events,
            Evaluations rules,
            InstantSource clock) {
        this.sql = sql;
        this.generation = generation;
        this.following = following;
        this.pauses = pauses;
        this.sources = sources;
        this.events = events;
        this.rules = rules;
        this.clock = clock;
    }

    /** A service that is down is asked again at the next look, and nothing is skipped. */
    void look() {
        var current = generation.current().stream()
                .filter(each -> each.cadence().triggers() != null)
                .toList();
        try {
            if (current.stream().anyMatch(each -> each.cadence().followsRulebook())) {
                rulebook(current);
            }
            if (current.stream().anyMatch(EventTriggers::followsRecords)) {
                var since = following.records();
                var pages = 0;
                while (pages < MOST_PAGES && changes(current, since)) {
                    pages++;
                }
            }
        } catch (DependencyDown | DependencyRefused | FaultToleranceException e) {
            Log.warnf("events are read again later: %s", e.getMessage());
        }
    }

    private static boolean followsRecords(Current current) {
        var triggers = current.cadence().triggers();
        return triggers != null
                && triggers.records() != null
                && !triggers.records().isEmpty();
    }

    /**
     * The rules that were in force when somebody first looked open nothing, nor do others than were last seen before a cadence
     * followed them: they may have changed before that.
     */
    private void rulebook(List<Current> current) {
        var now = clock.instant();
        var before = sources.position(RULEBOOK).orElse(null);
        var seenAt = sources.seenAt(RULEBOOK).orElse(Instant.EPOCH);
        var since = following.rulebook();
        var digest = rules.freeze().digest();
        if (digest.equals(before)) {
            if (since.values().stream().anyMatch(seenAt::isBefore)) {
                sources.seen(RULEBOOK, digest, now);
            }
            return;
        }
        QuarkusTransaction.requiringNew().run(() -> {
            if (!sources.move(RULEBOOK, before, digest) || before == null) {
                return;
            }
            for (var each : current) {
                if (!since.getOrDefault(each.id(), Instant.MAX).isAfter(seenAt)) {
                    // The rules may come back to what they were; that is a change again.
                    write(
                            each,
                            now,
                            "rulebook:%s:%s".formatted(digest, now),
                            each.cadence().scope(),
                            "the rules in force changed to " + digest,
                            new String[0]);
                }
            }
        });
    }

    /** One page of the feed; whether there is more. */
    private boolean changes(List<Current> current, Map<UUID, Map<RecordTrigger, Instant>> since) {
        var before = sources.position(CHANGES).orElse(null);
        var page = events.changes(before == null ? "0" : before, PAGE);
        var found = new ArrayList<Event>();
        for (var change : page.path("items")) {
            var recordedAt = Instant.parse(change.path("recordedAt").asText());
            trigger(change.path("type").asText())
                    .flatMap(trigger ->
                            events.of(followers(current, since, trigger, recordedAt), trigger, change, recordedAt))
                    .ifPresent(found::add);
        }
        var reached = page.path("next").asText();
        if (reached.equals(before)) {
            return false;
        }
        var mine = QuarkusTransaction.requiringNew().call(() -> {
            if (!sources.move(CHANGES, before, reached)) {
                return false;
            }
            found.forEach(this::write);
            return true;
        });
        return mine && page.path("more").asBoolean();
    }

    /** Those that followed such records when this one was recorded. */
    private static List<Current> followers(
            List<Current> current,
            Map<UUID, Map<RecordTrigger, Instant>> since,
            RecordTrigger trigger,
            Instant recordedAt) {
        return current.stream()
                .filter(each -> {
                    var from = since.getOrDefault(each.id(), Map.of()).get(trigger);
                    return from != null && !recordedAt.isBefore(from);
                })
                .toList();
    }

    private static Optional<RecordTrigger> trigger(String type) {
        for (var trigger : RecordTrigger.values()) {
            if (trigger.word().equals(type)) {
                return Optional.of(trigger);
            }
        }
        return Optional.empty();
    }

    private void write(Event event) {
        for (var each : event.followers()) {
            var now = scope(each.cadence().scope(), event.now().content());
            var period = "event:%s:%s:%d".formatted(event.trigger().word(), event.id(), event.version());
            now.ifPresent(scope -> write(each, event, event.now(), period, scope, "", Stand.groups(event.now())));
            if (event.before() != null) {
                var before = event.before();
                scope(each.cadence().scope(), before.content())
                        .filter(scope -> !now.equals(Optional.of(scope)))
                        .ifPresent(scope -> write(
                                each,
                                event,
                                before,
                                period + ':' + scope,
                                scope,
                                ", which is about it no more",
                                Stand.groups(before, event.now())));
            }
        }
    }

    private void write(
            Current each, Event event, Stand stand, String period, String scope, String how, String[] groups) {
        write(
                each,
                event.recordedAt(),
                period,
                scope,
                "%s %s, version %d%s"
                        .formatted(
                                event.trigger().word(),
                                stand.content()
                                        .path("reference")
                                        .asText(event.id().toString()),
                                event.version(),
                                how),
                groups);
    }

    /** What is reviewed because of a record; nothing where it is not about the cadence's scope. */
    private static Optional<String> scope(String scope, JsonNode content) {
        var partner = content.path("partner").asText(null);
        if (scope.equals("portfolio")) {
            return Optional.of(partner == null ? scope : "partner:" + partner);
        }
        var name = scope.substring(scope.indexOf(':') + 1);
        if (scope.startsWith("partner:")) {
            return name.equals(partner) ? Optional.of(scope) : Optional.empty();
        }
        var objectives = new ArrayList<String>(List.of(content.path("objective").asText("")));
        content.path("objectives").forEach(objective -> objectives.add(objective.asText()));
        return objectives.contains(name) ? Optional.of(scope) : Optional.empty();
    }

    /** @param happened when it was recorded: it is due since, and the cadence rested or it did not, whenever the feed is read */
    private void write(Current current, Instant happened, String period, String scope, String reason, String[] groups) {
        var cadence = current.cadence();
        var pause = pauses.running(current.id(), happened);
        sql.update(
                """
                insert into obligation (id, cadence, period, origin, scope, forum, due_at, due_on, reason, state,
                    pause_reason, access_groups)
                values (?, ?, ?, 'EVENT', ?, ?, ?, ?, ?, ?, ?, ?) on conflict (cadence, period) do nothing
                """,
                Generation.obligationId(current.id(), period),
                current.id(),
                period,
                scope,
                cadence.forum(),
                happened,
                happened.atZone(ZoneId.of(cadence.zone())).toLocalDate(),
                "event for cadence %s: %s".formatted(cadence.reference(), reason),
                pause == null ? "DUE" : "PAUSED",
                pause == null ? null : pause.reason(),
                groups);
    }
}
