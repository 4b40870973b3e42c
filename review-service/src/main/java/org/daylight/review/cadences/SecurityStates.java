package org.daylight.review.cadences;

import com.fasterxml.jackson.core.type.TypeReference;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.json.Json;
import org.daylight.review.cadences.SecurityState.State;
import org.daylight.review.database.Sql;
import org.daylight.review.dependency.Calls;
import org.daylight.review.dependency.DependencyDown;
import org.daylight.review.dependency.DependencyRefused;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** The partners' security states, asked of the registry and kept for when it is down. */
@ApplicationScoped
class SecurityStates {

    private static final TypeReference<List<SecurityState>> STATES = new TypeReference<>() {};

    private static final LocalDate EARLIEST = LocalDate.of(1971, 1, 1);

    /** What of a cadence does not say when it is due. */
    private static final String[] NOT_OF_TIME = {"reference", "forum", "misfirePolicy", "tripwires", "triggers"};

    private final PartnersApi registry;
    private final Sql sql;
    private final CadenceConfig config;
    private final InstantSource clock;

    SecurityStates(@RestClient PartnersApi registry, Sql sql, CadenceConfig config, InstantSource clock) {
        this.registry = registry;
        this.sql = sql;
        this.config = config;
        this.clock = clock;
    }

    private record Known(List<SecurityState> states, Instant readAt) {}

    /**
     * What the registry answers.
     *
     * @param exists whether it knows such a partner
     */
    private record Heard(boolean exists, @Nullable String accessGroup, List<SecurityState> states) {}

    /** Empty where nothing has ever been heard of the partner. Not to be called inside a transaction. */
    Optional<List<SecurityState>> of(String partner) {
        var known = known(partner);
        if (known.isPresent() && !isOld(known.get())) {
            return Optional.of(known.get().states);
        }
        try {
            return Optional.of(ask(partner));
        } catch (DependencyDown | DependencyRefused | FaultToleranceException e) {
            Log.warnf("the security state of %s stays as last heard: %s", partner, e.getMessage());
            return known.map(Known::states);
        }
    }

    /** Asks anew about those that were not heard of lately; a registry that is down is asked again at the next look. */
    void refresh(Set<String> partners) {
        for (var partner : partners) {
            try {
                var known = known(partner);
                if (known.isEmpty() || isOld(known.get())) {
                    ask(partner);
                }
            } catch (DependencyDown | FaultToleranceException e) {
                Log.warnf("security states stay as last heard, from %s on: %s", partner, e.getMessage());
                return;
            } catch (DependencyRefused e) {
                Log.warnf("the security state of %s stays as last heard: %s", partner, e.getMessage());
            }
        }
    }

    private boolean isOld(Known known) {
        return !known.readAt.plus(config.stateAge()).isAfter(clock.instant());
    }

    /**
     * Whether the registry knows no such partner, as far as somebody may see it. What it does not answer is not held against
     * anybody.
     */
    boolean isUnknown(String partner, Predicate<String> mayRead) {
        try {
            var heard = read(partner);
            return !heard.exists || (heard.accessGroup != null && !mayRead.test(heard.accessGroup));
        } catch (DependencyDown | DependencyRefused | FaultToleranceException e) {
            Log.warnf("whether there is a partner %s is not known: %s", partner, e.getMessage());
            return false;
        }
    }

    private List<SecurityState> ask(String partner) {
        var heard = read(partner);
        if (!heard.exists) {
            Log.warnf("the registry knows no partner %s, which counts as being at peace", partner);
        }
        QuarkusTransaction.requiringNew().run(() -> keep(partner, heard.states));
        return heard.states;
    }

    private void keep(String partner, List<SecurityState> heard) {
        var before = known(partner).map(Known::states);
        sql.update("""
                insert into security_state (partner, states, read_at) values (?, ?::jsonb, ?)
                on conflict (partner) do update set states = excluded.states, read_at = excluded.read_at
                """, partner, Json.mapper().valueToTree(heard).toString(), clock.instant());
        before.flatMap(states -> firstChange(states, heard)).ifPresent(day -> setBack(partner, day));
    }

    /** The first day on which another state may hold; earlier does no harm. */
    private static Optional<LocalDate> firstChange(List<SecurityState> before, List<SecurityState> now) {
        return Stream.concat(
                        before.stream().filter(state -> !now.contains(state)),
                        now.stream().filter(state -> !before.contains(state)))
                .map(SecurityState::from)
                .min(LocalDate::compareTo);
    }

    /**
     * What follows from a state that was recorded late is written from its first day on; what is there already stays, as a
     * period is written once. Not from before the cadence repeated as it does now.
     */
    private void setBack(String partner, LocalDate day) {
        var from = day.isBefore(EARLIEST)
                ? Instant.EPOCH
                : day.minusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        sql.update("""
                update cadence_progress p set generated_to = least(p.generated_to, greatest(?::timestamptz, (
                    select min(n.recorded_at) from cadence_version n
                    where n.id = c.id and n.version > (select max(v.version) from cadence_version v
                        where v.id = c.id and v.content - ?::text[] <> c.content - ?::text[]))))
                from cadence c
                where c.id = p.cadence and c.voided_reason is null and jsonb_typeof(c.content -> 'tightened') = 'object'
                    and coalesce(c.content -> 'tightened' ->> 'partner',
                        case when c.content ->> 'scope' like 'partner:%' then substr(c.content ->> 'scope', 9) end) = ?
                """, from, NOT_OF_TIME, NOT_OF_TIME, partner);
    }

    Optional<List<SecurityState>> lastHeard(String partner) {
        return known(partner).map(Known::states);
    }

    /** Of every partner that was ever asked about, as last heard. */
    Map<String, List<SecurityState>> lastHeard() {
        var heard = new HashMap<String, List<SecurityState>>();
        sql.each(
                "select partner, states::text from security_state",
                row -> heard.put(row.getString(1), states(row.getString(2))));
        return heard;
    }

    private Optional<Known> known(String partner) {
        return sql.first(
                "select states::text, read_at from security_state where partner = ?",
                row -> new Known(states(row.getString(1)), row.getTimestamp(2).toInstant()),
                partner);
    }

    private static List<SecurityState> states(String json) {
        try {
            return Json.mapper().readValue(json, STATES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Imprecise days are read so that the tighter state holds longer. */
    private Heard read(String partner) {
        var answer = Calls.to("transfer-registry", () -> registry.partner(partner));
        try {
            var states = new ArrayList<SecurityState>();
            var found = Json.mapper().readTree(answer).path("items").path(0);
            for (var state : found.path("content").path("securityStates")) {
                states.add(new SecurityState(
                        State.valueOf(state.path("state").asText()),
                        ImpreciseDate.parse(state.path("from").asText()).earliest(),
                        state.hasNonNull("to")
                                ? ImpreciseDate.parse(state.get("to").asText()).latest()
                                : null));
            }
            return new Heard(found.isObject(), found.path("accessGroup").asText(null), List.copyOf(states));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
