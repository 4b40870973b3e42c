package org.daylight.review.stub;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.ServiceUnavailableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Stands in for the change feed of the transfer-registry and the records that it names. */
@Path("/stub/registry/v1")
@PermitAll
public class ChangesStub {

    /** While true the feed does not answer. */
    public static volatile boolean down;

    /** The one objective that every transfer serves. */
    public static volatile String objective = "";

    /** The states of partners, as JSON; whoever is not named is not known. */
    public static final Map<String, String> STATES = new ConcurrentHashMap<>();

    /** While positive, whoever asks for a partner waits for so long. */
    public static volatile int silentMillis;

    private static final List<Change> CHANGES = new CopyOnWriteArrayList<>();

    /** @param before whom it was about until then; null where it is its first version */
    private record Change(
            UUID id,
            String type,
            String partner,
            @Nullable String group,
            Instant at,
            @Nullable String before,
            @Nullable String groupBefore) {}

    /** Something was recorded just now. */
    public static void change(String type, String partner, @Nullable String group) {
        change(type, partner, group, Instant.now());
    }

    /** Something was recorded at a moment. */
    public static void change(String type, String partner, @Nullable String group, Instant at) {
        CHANGES.add(new Change(UUID.randomUUID(), type, partner, group, at, null, null));
    }

    /** A record is about another partner as of now. */
    public static void moved(String type, String from, String to) {
        moved(type, from, to, null, null);
    }

    /** And may be seen by others than before. */
    public static void moved(
            String type, String from, String to, @Nullable String groupBefore, @Nullable String group) {
        CHANGES.add(new Change(UUID.randomUUID(), type, to, group, Instant.now(), from, groupBefore));
    }

    @GET
    @Path("changes")
    @Produces("application/json")
    public String changes(@RestQuery String after) {
        if (down) {
            throw new ServiceUnavailableException();
        }
        var from = Integer.parseInt(after);
        var lines = new ArrayList<String>();
        for (var change : CHANGES.subList(from, CHANGES.size())) {
            lines.add("""
                    {"sequence": 1, "recordedAt": "%s", "type": "%s", "id": "%s", "version": %d, "act": "CREATED",
                     "actor": "desk"}""".formatted(change.at, change.type, change.id, change.before == null ? 1 : 2));
        }
        return "{\"items\": [%s], \"next\": \"%d\", \"more\": false}"
                .formatted(String.join(",", lines), from + lines.size());
    }

    @GET
    @Path("transfers")
    @Produces("application/json")
    public String transfers() {
        return "{\"items\": [{\"content\": {\"objectives\": [\"%s\"]}}]}".formatted(objective);
    }

    @GET
    @Path("partners")
    @Produces("application/json")
    @Blocking
    public String partners(@RestQuery String code) throws InterruptedException {
        Thread.sleep(silentMillis);
        var states = STATES.get(code);
        return states == null
                ? "{\"items\": []}"
                : "{\"items\": [{\"accessGroup\": %s, \"content\": {\"code\": \"%s\", \"securityStates\": %s}}]}"
                        .formatted(code.startsWith("IN") ? "\"inner\"" : "null", code, states);
    }

    @GET
    @Path("{kind: incidents|holds|end-use-checks}/{id}")
    @Produces("application/json")
    public String record(@RestPath String kind, @RestPath UUID id, @RestQuery @Nullable String knownAt) {
        var change =
                CHANGES.stream().filter(each -> each.id.equals(id)).findFirst().orElseThrow(NotFoundException::new);
        var earlier = knownAt != null && Instant.parse(knownAt).isBefore(change.at);
        var group = earlier ? change.groupBefore : change.group;
        return "{\"accessGroup\": %s, \"content\": {\"reference\": \"%s/1\", \"partner\": \"%s\", \"transfers\": [\"T\"]}}"
                .formatted(
                        group == null ? "null" : '"' + group + '"',
                        change.partner,
                        earlier ? change.before : change.partner);
    }
}
