package org.daylight.review.options;

import static org.daylight.kit.problem.Problems.INVALID_REQUEST;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.json.CanonicalJson;
import org.daylight.kit.json.Json;
import org.daylight.kit.problem.Violation;
import org.daylight.review.dependency.DependencyRefused;
import org.daylight.review.projection.Came;
import org.daylight.review.projection.OpenDelivery;
import org.daylight.review.projection.PerUnit;
import org.daylight.review.registry.Manifest;
import org.daylight.review.registry.Registry;
import org.daylight.review.registry.Sight;
import org.daylight.review.restrictions.Restrictions;
import org.daylight.review.reviews.Judging;
import org.daylight.review.rulebook.Evaluations;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Reads from the register what options of a scope stand on, and digests it. */
@ApplicationScoped
class GroundReader {

    private static final Set<String> READ = Set.of("delivery", "transfer", "objective", "partner", "authority", "hold");

    /** Under these nothing more comes. */
    static final Set<String> ENDED = Set.of("REFUSED", "REVOKED", "CANCELLED", "COMPLETED");

    private final Registry registry;
    private final Evaluations evaluations;
    private final Judging judging;
    private final Restrictions restrictions;
    private final Caller caller;
    private final long most;

    GroundReader(
            Registry registry,
            Evaluations evaluations,
            Judging judging,
            Restrictions restrictions,
            Caller caller,
            @ConfigProperty(name = "daylight.options.subjects", defaultValue = "100000") long most) {
        this.registry = registry;
        this.evaluations = evaluations;
        this.judging = judging;
        this.restrictions = restrictions;
        this.caller = caller;
        this.most = most;
    }

    /**
     * @param until the day that is looked at: charges that are dated up to then are known as far as they are recorded
     * @param everyAuthority whether those are needed that neither the scope nor its objectives name
     * @param elsewhere the objectives, by partner, that something is diverted to
     */
    Ground read(
            String scope, LocalDate asOf, LocalDate until, boolean everyAuthority, Map<String, Set<String>> elsewhere) {
        var ground = new Ground(
                new Sight(scope, asOf, registry.settledAt(), "recorded", null),
                restrictions.sightOf(caller),
                evaluations.freeze());
        var manifest = registry.manifest(ground.sight);
        requireFew(manifest.count());
        var digests = Json.mapper().createArrayNode();
        for (var partition : manifest.partitions()) {
            if (READ.contains(partition.type())) {
                read(ground, partition, ground.sight, digests);
            }
        }
        ground.schedules = registry.schedulesAhead(ground.sight, until);
        if (everyAuthority) {
            authorities(ground, until, digests);
        }
        var subjects = manifest.count();
        for (var other : elsewhere.entrySet()) {
            subjects = beyond(ground, other.getKey(), other.getValue(), until, subjects, digests);
        }
        ground.perUnit = PerUnit.of(ground.schedules);
        ground.schedules.forEach(line -> digests.add(CanonicalJson.digest(line)));
        var holds = new HoldReading(registry, ground, digests);
        ground.lines("hold").forEach(holds::read);
        ground.factsDigest = CanonicalJson.digest(digests);
        return ground;
    }

    private void requireFew(long subjects) {
        if (subjects > most) {
            throw INVALID_REQUEST.problem(
                    "%d subjects are too many to look at at once; at most %d are".formatted(subjects, most),
                    new Violation("/content/scope", "must be narrower: objective:REFERENCE"));
        }
    }

    /**
     * Reads what the objectives stand on that something is diverted to, unless it has been read already. Of a partner who is not
     * there nothing is, which is told where the measure names them.
     */
    private long beyond(
            Ground ground, String partner, Set<String> objectives, LocalDate until, long before, ArrayNode digests) {
        if (ground.header("partner", partner) != null
                && objectives.stream().allMatch(objective -> ground.header("objective", objective) != null)) {
            return before;
        }
        var sight = new Sight("partner:" + partner, ground.asOf(), ground.knownAt(), "recorded", null);
        Manifest manifest;
        try {
            manifest = registry.manifest(sight);
        } catch (DependencyRefused e) {
            if (e.status() == 404) {
                return before;
            }
            throw e;
        }
        // How much there is of a partner is told to nobody who may not see them.
        for (var partition : manifest.partitions()) {
            if (partition.type().equals("partner")) {
                read(ground, partition, sight, digests, new Beyond(partner, objectives));
            }
        }
        if (ground.seen("partner", partner) == null) {
            return before;
        }
        var subjects = before + manifest.count();
        requireFew(subjects);
        for (var partition : manifest.partitions()) {
            if (READ.contains(partition.type()) && !partition.type().equals("partner")) {
                read(ground, partition, sight, digests, new Beyond(partner, objectives));
            }
        }
        ground.besides.add(partner);
        var schedules = new ArrayList<>(ground.schedules);
        registry.schedulesAhead(sight, until).stream()
                .filter(line -> switch (Ground.type(line)) {
                    case "objective" ->
                        objectives.contains(line.path("objective").asText());
                    case "partner" -> true;
                    default -> false;
                })
                .filter(line -> ground.schedule(
                                Ground.type(line), line.path(Ground.type(line)).asText())
                        == null)
                .forEach(schedules::add);
        ground.schedules = schedules;
        return subjects;
    }

    /** What is read of another partner: all that comes and is held, and of what is measured only what it is diverted to. */
    private record Beyond(String partner, Set<String> objectives) {}

    /** The register gives them only with everything else, so this costs as much as the schedules of the portfolio. */
    private void authorities(Ground ground, LocalDate until, ArrayNode digests) {
        var all = new Sight("portfolio", ground.asOf(), ground.knownAt(), "recorded", null);
        for (var partition : registry.manifest(all).partitions()) {
            if (partition.type().equals("authority")) {
                read(ground, partition, all, digests);
            }
        }
        var schedules = new ArrayList<>(ground.schedules);
        schedules.removeIf(line -> Ground.type(line).equals("authority"));
        registry.schedulesWithCharges(all, until).stream()
                .filter(line -> Ground.type(line).equals("authority"))
                .forEach(schedules::add);
        ground.schedules = schedules;
    }

    private void read(Ground ground, Manifest.Partition partition, Sight sight, ArrayNode digests) {
        read(ground, partition, sight, digests, null);
    }

    private void read(
            Ground ground, Manifest.Partition partition, Sight sight, ArrayNode digests, @Nullable Beyond beyond) {
        var sent = registry.facts(partition.id(), sight);
        digests.addObject()
                .put("type", partition.type())
                .put("partner", partition.partner())
                .put("sha256", sent.sha256());
        for (var bytes : sent.lines()) {
            var header = judging.header(bytes);
            if (ground.headers.containsKey(header.subject())) {
                continue;
            }
            var line = tree(bytes);
            if (beyond != null) {
                beyond(ground, header, line, beyond);
                continue;
            }
            switch (header.type()) {
                case "delivery" -> delivery(ground, header, line);
                case "transfer" -> {
                    ground.add(header);
                    ground.transferStatus.put(
                            String.valueOf(header.label()),
                            line.path("transfer.status").asText(""));
                }
                default -> {
                    ground.add(header);
                    ground.lines.put(header.subject(), line);
                }
            }
        }
    }

    private static void beyond(Ground ground, Judging.Header header, ObjectNode line, Beyond beyond) {
        switch (header.type()) {
            case "delivery" -> {
                var open = OpenDelivery.read(line, ground.asOf());
                if (open.isPresent()
                        && !ENDED.contains(line.path("transfer.status").asText(""))) {
                    ground.addBeyond(header);
                    ground.open.put(header.subject(), open.get());
                }
            }
            case "objective", "partner" -> {
                var label = String.valueOf(header.label());
                if (label.equals(beyond.partner) || beyond.objectives.contains(label)) {
                    ground.add(header);
                    ground.lines.put(header.subject(), line);
                }
            }
            case "hold" -> {
                ground.addBeyond(header);
                ground.lines.put(header.subject(), line);
            }
            case "transfer" -> {
                ground.addBeyond(header);
                ground.transferStatus.putIfAbsent(
                        String.valueOf(header.label()),
                        line.path("transfer.status").asText(""));
            }
            default -> ground.addBeyond(header);
        }
    }

    private static void delivery(Ground ground, Judging.Header header, ObjectNode line) {
        var open = OpenDelivery.read(line, ground.asOf());
        var status = line.path("transfer.status").asText("");
        if (open.isPresent() && !ENDED.contains(status)) {
            ground.add(header);
            ground.open.put(header.subject(), open.get());
            return;
        }
        if (open.isPresent()) {
            ground.headers.put(header.subject(), header);
            ground.unclear.put(
                    header.subject(), "its transfer is %s, so that it is not supposed to come".formatted(status));
        }
        var reference = line.path("delivery.reference").asText(String.valueOf(header.label()));
        if (ground.sees(header)) {
            ground.cameReferences.add(reference);
        }
        var came = came(line, reference);
        // What came in a year that has ended takes no room under a cap of any period, nor does what does not count.
        if (came != null
                && OpenDelivery.counts(line)
                && ground.sees(header)
                && came.on().latest().getYear() >= ground.asOf().getYear()) {
            ground.came.add(came);
        }
    }

    private static @Nullable Came came(ObjectNode line, String reference) {
        for (var leaf : List.of("delivery.handedOverOn", "delivery.acknowledgedOn", "delivery.inventoriedOn")) {
            if (line.path(leaf).isTextual()) {
                // A running total says nothing of what this delivery added.
                var total = line.path("delivery.measure").asText().equals("CUMULATIVE");
                return new Came(
                        reference,
                        line.path("transfer.reference").asText(),
                        line.path("item.capabilityClass").asText(null),
                        ImpreciseDate.parse(line.path(leaf).asText()),
                        total
                                ? null
                                : OpenDelivery.Amount.parse(
                                                line.path("delivery.quantity").asText(null))
                                        .orElse(null),
                        total
                                ? null
                                : OpenDelivery.money(line.path("delivery.value").asText(null)));
            }
        }
        return null;
    }

    static ObjectNode tree(byte[] line) {
        try {
            return (ObjectNode) Json.mapper().readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
