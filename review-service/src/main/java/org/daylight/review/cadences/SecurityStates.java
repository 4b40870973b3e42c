package org.daylight.review.cadences;

import com.fasterxml.jackson.core.type.TypeReference;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.json.Json;
import org.daylight.review.cadences.SecurityState.State;
import org.daylight.review.database.Sql;
import org.daylight.review.dependency.Calls;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The partners' security states, asked of the registry and kept for when it is down. */
@ApplicationScoped
class SecurityStates {

    private static final TypeReference<List<SecurityState>> STATES = new TypeReference<>() {};

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

    /** Empty where nothing has ever been heard of the partner. Not to be called inside a transaction. */
    Optional<List<SecurityState>> of(String partner) {
        var known = known(partner);
        var now = clock.instant();
        if (known.isPresent() && known.get().readAt.plus(config.stateAge()).isAfter(now)) {
            return Optional.of(known.get().states);
        }
        try {
            var heard = read(partner);
            QuarkusTransaction.requiringNew()
                    .run(() -> sql.update(
                            """
                            insert into security_state (partner, states, read_at) values (?, ?::jsonb, ?)
                            on conflict (partner) do update set states = excluded.states, read_at = excluded.read_at
                            """, partner, Json.mapper().valueToTree(heard).toString(), now));
            return Optional.of(heard);
        } catch (RuntimeException e) {
            Log.warnf("the security state of %s stays as last heard: %s", partner, e.getMessage());
            return known.map(Known::states);
        }
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
    private List<SecurityState> read(String partner) {
        var answer = Calls.to("transfer-registry", () -> registry.partner(partner));
        try {
            var states = new ArrayList<SecurityState>();
            for (var state : Json.mapper()
                    .readTree(answer)
                    .path("items")
                    .path(0)
                    .path("content")
                    .path("securityStates")) {
                states.add(new SecurityState(
                        State.valueOf(state.path("state").asText()),
                        ImpreciseDate.parse(state.path("from").asText()).earliest(),
                        state.hasNonNull("to")
                                ? ImpreciseDate.parse(state.get("to").asText()).latest()
                                : null));
            }
            return states;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
