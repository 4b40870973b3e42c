package org.daylight.review.options;

import static org.daylight.kit.problem.Problems.CONFLICT;
import static org.daylight.kit.problem.Problems.DEPENDENCY_DOWN;
import static org.daylight.kit.problem.Problems.INVALID_REQUEST;
import static org.daylight.kit.problem.Problems.NOT_FOUND;
import static org.daylight.kit.problem.Problems.UNKNOWN_REFERENCE;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.daylight.kit.acting.Preconditions;
import org.daylight.kit.date.RegisterZone;
import org.daylight.kit.identity.ApprovedLevel;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.json.CanonicalJson;
import org.daylight.kit.json.Json;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.daylight.kit.problem.ProblemException;
import org.daylight.kit.problem.Violation;
import org.daylight.kit.recording.Recordings;
import org.daylight.review.database.Sql;
import org.daylight.review.dependency.DependencyDown;
import org.daylight.review.dependency.DependencyRefused;
import org.daylight.review.options.Weighing.Weighed;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.jspecify.annotations.Nullable;

/** What a person can do with options: weigh, revise and seal them. They change nothing but themselves. */
@ApplicationScoped
class Options {

    private final Sql sql;
    private final OptionStore store;
    private final Weighing weighing;
    private final Recordings recordings;
    private final Caller caller;
    private final ApprovedLevel approved;
    private final RegisterZone zone;
    private final InstantSource clock;

    Options(
            Sql sql,
            OptionStore store,
            Weighing weighing,
            Recordings recordings,
            Caller caller,
            ApprovedLevel approved,
            RegisterZone zone,
            InstantSource clock) {
        this.sql = sql;
        this.store = store;
        this.weighing = weighing;
        this.recordings = recordings;
        this.caller = caller;
        this.approved = approved;
        this.zone = zone;
        this.clock = clock;
    }

    OptionView get(UUID id) {
        return store.find(id).orElseThrow(() -> absent(id));
    }

    private static ProblemException absent(UUID id) {
        return NOT_FOUND.problem("No options have the id " + id);
    }

    /** Whoever reads options is written down; nothing else is. */
    OptionView read(UUID id) {
        var view = get(id);
        QuarkusTransaction.requiringNew().run(() -> looked(view.id(), view.version()));
        return view;
    }

    /** Whoever pages through them is written down once, with the version that the pages are of. */
    Page<ListedEffect> effects(UUID id, @Nullable Integer option, Effect.@Nullable Kind kind, PageQuery page) {
        var read = store.listed(id).orElseThrow(() -> absent(id));
        QuarkusTransaction.requiringNew().run(() -> {
            // A later page may have been handed over by somebody else.
            if (page.cursor == null || page.cursor.isEmpty() || !store.hasLooked(read)) {
                looked(read.id(), read.version());
            }
        });
        return store.effects(read, option, kind, page);
    }

    /** Whoever weighs, revises or seals them is shown them, too. */
    private OptionView shown(UUID id) {
        var view = get(id);
        looked(view.id(), view.version());
        return view;
    }

    private void looked(UUID id, int version) {
        sql.update("""
                insert into option_reading (option_set, version, account, person, on_behalf_of, read_at)
                values (?, ?, ?, ?, ?, ?)
                """, id, version, caller.account(), caller.person(), caller.onBehalfOf(), clock.instant());
    }

    /** Computes; asks the neighbours, so not within a transaction. */
    Weighed weigh(OptionActs.Weigh weigh) {
        approved.require(weigh.marking(), "/marking");
        var set = weigh.content();
        if (set.asOf().isAfter(zone.day(clock.instant()))) {
            throw INVALID_REQUEST.problem(
                    "What is known on a day to come is not known yet",
                    new Violation("/content/asOf", "must not be after today"));
        }
        OptionReading.check(set);
        try {
            return weighing.weigh(set);
        } catch (DependencyRefused e) {
            throw e.status() == 404
                    ? UNKNOWN_REFERENCE.problem(
                            "Nothing is known of the scope " + set.scope(),
                            new Violation("/content/scope", "must be a partner or an objective that is recorded"))
                    : e;
        } catch (DependencyDown | FaultToleranceException e) {
            throw DEPENDENCY_DOWN.problem("The register or the rules do not answer; repeat it later");
        }
    }

    OptionView keep(UUID id, OptionActs.Weigh weigh, Weighed weighed) {
        var set = weigh.content();
        sql.update(
                """
                insert into option_set (id, version, recording, recorded_at, act, act_reason, marking, sources, title,
                    scope, partner, objective, subjects, access_groups, content, as_of, until, known_at, rulebook,
                    facts_digest, effects_version, digest, made_by, made_at)
                values (?, 1, ?, ?, 'CREATED', ?, ?::jsonb, '[]', ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, 1, ?, ?, ?)
                """,
                id,
                recordings.sequence(),
                recordings.stamp(),
                weigh.reason(),
                marking(weigh, weighed).json(),
                set.title(),
                set.scope(),
                after(set.scope(), "partner:"),
                after(set.scope(), "objective:"),
                subjects(weighed),
                groups(weigh, weighed),
                content(set).toString(),
                set.asOf(),
                set.lookedAtOn(),
                weighed.ground().knownAt(),
                weighed.ground().rulebook.digest(),
                weighed.ground().factsDigest,
                digest(set, weighed),
                caller.person(),
                recordings.stamp());
        effects(id, 1, weighed.effects());
        recordings.touched("option_set", List.of(id));
        return shown(id);
    }

    /** Other measures, or the same on what is known now; what was computed before stays with its version. */
    OptionView revise(UUID id, @Nullable String ifMatch, OptionActs.Weigh weigh, Weighed weighed) {
        var before = open(id, ifMatch);
        var set = weigh.content();
        if (!before.scope().equals(set.scope())) {
            throw INVALID_REQUEST.problem(
                    "Options of another scope are other options",
                    new Violation("/content/scope", "must be " + before.scope()));
        }
        var version = before.version() + 1;
        // Whoever could not see what went in before does not see the new version because less goes in.
        sql.update(
                """
                update option_set set version = ?, recording = ?, recorded_at = ?, act = 'CHANGED', act_reason = ?,
                    marking = ?::jsonb, title = ?, subjects = ?,
                    access_groups = (select coalesce(array_agg(distinct one order by one), '{}')
                        from unnest(access_groups || ?::text[]) one),
                    content = ?::jsonb, as_of = ?, until = ?, known_at = ?, rulebook = ?, facts_digest = ?,
                    effects_version = ?, digest = ?
                where id = ?
                """,
                version,
                recordings.sequence(),
                recordings.stamp(),
                weigh.reason(),
                marking(weigh, weighed).json(),
                set.title(),
                subjects(weighed),
                groups(weigh, weighed),
                content(set).toString(),
                set.asOf(),
                set.lookedAtOn(),
                weighed.ground().knownAt(),
                weighed.ground().rulebook.digest(),
                weighed.ground().factsDigest,
                version,
                digest(set, weighed),
                id);
        effects(id, version, weighed.effects());
        recordings.touched("option_set", List.of(id));
        return shown(id);
    }

    OptionView seal(UUID id, @Nullable String ifMatch, @Nullable String reason) {
        open(id, ifMatch);
        sql.update("""
                update option_set set version = version + 1, recording = ?, recorded_at = ?, act = 'CHANGED',
                    act_reason = ?, sealed_by = ?, sealed_at = ?
                where id = ?
                """, recordings.sequence(), recordings.stamp(), reason, caller.person(), recordings.stamp(), id);
        recordings.touched("option_set", List.of(id));
        return shown(id);
    }

    private OptionView open(UUID id, @Nullable String ifMatch) {
        // The lock first: what is read after it cannot change before this act is recorded.
        recordings.sequence();
        var set = get(id);
        Preconditions.require(ifMatch, set.version());
        if (set.sealedBy() != null) {
            throw CONFLICT.problem("These options are sealed and stay as they are; weigh new ones");
        }
        return set;
    }

    private void effects(UUID id, int version, List<Effect> effects) {
        var rows = new ArrayList<@Nullable Object[]>();
        for (var effect : effects) {
            rows.add(new @Nullable Object[] {
                id,
                version,
                rows.size() + 1,
                effect.option(),
                effect.kind(),
                effect.subject(),
                effect.partner(),
                effect.label(),
                effect.accessGroups().toArray(String[]::new),
                effect.marking().json(),
                effect.effect().toString()
            });
        }
        sql.batch("""
                insert into option_effect (option_set, version, number, option, kind, subject, partner, label,
                    access_groups, marking, effect)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb)
                """, rows);
    }

    private static @Nullable String after(String scope, String type) {
        return scope.startsWith(type) ? scope.substring(type.length()) : null;
    }

    private static String[] subjects(Weighed weighed) {
        return weighed.touched().stream()
                .map(header -> header.subject())
                .sorted()
                .toArray(String[]::new);
    }

    private static String[] groups(OptionActs.Weigh weigh, Weighed weighed) {
        var groups = new TreeSet<String>();
        if (weigh.accessGroup() != null) {
            groups.add(weigh.accessGroup());
        }
        weighed.touched().forEach(header -> groups.addAll(header.accessGroups()));
        return groups.toArray(String[]::new);
    }

    private static Marking marking(OptionActs.Weigh weigh, Weighed weighed) {
        var markings = new HashSet<Marking>();
        if (weigh.marking() != null) {
            markings.add(weigh.marking());
        }
        weighed.touched().forEach(header -> markings.add(header.marking()));
        return Marking.highest(markings);
    }

    private static JsonNode content(OptionSet set) {
        return Json.mapper().valueToTree(set);
    }

    /** Of the inputs and of all that was computed from them. */
    static String digest(OptionSet set, Weighed weighed) {
        var whole = Json.mapper().createObjectNode();
        whole.set("content", content(set));
        whole.put("knownAt", weighed.ground().knownAt().toString())
                .put("rulebook", weighed.ground().rulebook.digest())
                .put("facts", weighed.ground().factsDigest);
        var effects = whole.putArray("effects");
        weighed.effects().forEach(effect -> effects.add(Json.mapper().valueToTree(effect)));
        return CanonicalJson.digest(whole);
    }
}
