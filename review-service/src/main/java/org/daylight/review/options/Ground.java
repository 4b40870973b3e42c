package org.daylight.review.options;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.daylight.kit.identity.Marking;
import org.daylight.review.projection.AlteredSchedules;
import org.daylight.review.projection.Came;
import org.daylight.review.projection.Coming;
import org.daylight.review.projection.Held;
import org.daylight.review.projection.Holds;
import org.daylight.review.projection.OpenDelivery;
import org.daylight.review.projection.PerUnit;
import org.daylight.review.registry.Sight;
import org.daylight.review.restrictions.LineSight;
import org.daylight.review.reviews.Judging.Header;
import org.daylight.review.rulebook.Rulebook;
import org.jspecify.annotations.Nullable;

/** What options of a scope stand on, read once with full sight. Of deliveries it holds those that have yet to come. */
final class Ground implements Holds {

    final Sight sight;
    final LineSight reader;
    final Rulebook rulebook;
    final Map<String, OpenDelivery> open = new TreeMap<>();
    final Map<String, Header> headers = new HashMap<>();
    /** Subjects by type and label. */
    private final Map<String, String> subjects = new HashMap<>();
    /** The lines of what is few: objectives, partners, authorities, holds. */
    final Map<String, ObjectNode> lines = new TreeMap<>();

    final Map<String, String> transferStatus = new HashMap<>();
    final List<Came> came = new ArrayList<>();
    final Set<String> cameReferences = new HashSet<>();
    /** What the holds in force hold, by the transfers that they name and by their subjects. */
    private final Map<String, Map<String, HeldPart>> holds = new HashMap<>();

    /** Why it is not known what a hold holds, or why a delivery is not supposed to come, by subject. */
    final Map<String, String> unclear = new TreeMap<>();

    private final Set<String> beyond = new HashSet<>();

    /** The partners to whom something is diverted and who are not within the scope. */
    final Set<String> besides = new HashSet<>();

    List<JsonNode> schedules = List.of();

    /** What a unit of each line of a transfer counts for by indexes. */
    PerUnit perUnit = PerUnit.of(List.of());

    String factsDigest = "";

    Ground(Sight sight, LineSight reader, Rulebook rulebook) {
        this.sight = sight;
        this.reader = reader;
        this.rulebook = rulebook;
    }

    LocalDate asOf() {
        return sight.asOf();
    }

    Instant knownAt() {
        return sight.knownAt();
    }

    /** What is read beside the scope because something is diverted there; no measure acts on it. */
    void addBeyond(Header header) {
        beyond.add(header.subject());
        headers.put(header.subject(), header);
    }

    boolean isWithin(OpenDelivery delivery) {
        return !beyond.contains(delivery.subject());
    }

    /** Whether a measure can act on it. */
    boolean touches(OpenDelivery delivery) {
        return isWithin(delivery) && sees(delivery);
    }

    void add(Header header) {
        headers.put(header.subject(), header);
        subjects.put(header.type() + ' ' + header.label(), header.subject());
    }

    /** A subject, whoever may see it. */
    @Nullable
    Header header(String type, String label) {
        var subject = subjects.get(type + ' ' + label);
        return subject == null ? null : headers.get(subject);
    }

    /** A subject that the reader may see. */
    @Nullable
    Header seen(String type, String label) {
        var header = header(type, label);
        return header != null && sees(header) ? header : null;
    }

    boolean sees(Header header) {
        return reader.sees(header.accessGroups(), header.subject(), header.partner());
    }

    boolean sees(OpenDelivery delivery) {
        return sees(header(delivery));
    }

    /** A delivery that is yet to come; null if it is not, or if the reader sees no such one. */
    @Nullable
    OpenDelivery seenOpen(String reference) {
        var header = seen("delivery", reference);
        var delivery = header == null ? null : open.get(header.subject());
        return delivery != null && sees(delivery) ? delivery : null;
    }

    void hold(String hold, HeldPart part) {
        part.transfers()
                .forEach(transfer ->
                        holds.computeIfAbsent(transfer, _ -> new TreeMap<>()).put(hold, part));
    }

    /** The subjects of the holds in force that hold it. */
    Set<String> holdsOn(OpenDelivery delivery) {
        return partsOn(delivery).keySet();
    }

    private Map<String, HeldPart> partsOn(OpenDelivery delivery) {
        var on = new TreeMap<>(holds.getOrDefault(delivery.transfer(), Map.of()));
        on.values().removeIf(part -> !part.holds(delivery));
        return on;
    }

    @Override
    public @Nullable Held on(OpenDelivery delivery) {
        return together(partsOn(delivery));
    }

    boolean isHeld(OpenDelivery delivery) {
        return on(delivery) != null;
    }

    @Override
    public @Nullable Held there(Coming coming) {
        return together(partsThere(coming));
    }

    private Set<String> holdsThere(Coming coming) {
        return partsThere(coming).keySet();
    }

    private Map<String, HeldPart> partsThere(Coming coming) {
        if (coming.elsewhere() == null || coming.transfer() == null) {
            return Map.of();
        }
        var on = new TreeMap<>(holds.getOrDefault(coming.transfer(), Map.of()));
        on.values().removeIf(part -> !part.holds(coming.transfer(), coming.capabilityClass()));
        return on;
    }

    private static @Nullable Held together(Map<String, HeldPart> parts) {
        return parts.values().stream()
                .map(part -> new Held(part.until()))
                .reduce(Held::and)
                .orElse(null);
    }

    /** The subjects of the holds in force that hold something of a partner. */
    List<String> holdsOnPartner(String partner) {
        var on = new TreeSet<String>();
        holds.values().forEach(each -> on.addAll(each.keySet()));
        return on.stream()
                .filter(hold ->
                        partner.equals(Objects.requireNonNull(headers.get(hold)).partner()))
                .toList();
    }

    /** Whoever may not see the hold on a delivery does not learn of it by when the delivery comes. */
    Header header(OpenDelivery delivery) {
        return under(holdsOn(delivery), Objects.requireNonNull(headers.get(delivery.subject())));
    }

    /** What goes elsewhere tells of the partner and the transfer there, too. */
    Header header(Coming coming) {
        var header = header(coming.delivery());
        var elsewhere = coming.elsewhere();
        if (elsewhere == null) {
            return header;
        }
        var others = holders(holdsThere(coming));
        var partner = header("partner", elsewhere.partner());
        if (partner != null) {
            others.add(partner);
        }
        var transfer = transferOf(elsewhere.partner(), elsewhere.under());
        if (transfer != null) {
            others.add(transfer);
        }
        return together(header, others);
    }

    /** A line of what goes elsewhere, with the groups of the holds that it tells of. */
    Header there(Header line, Coming coming) {
        var others = holders(holdsOn(coming.delivery()));
        others.addAll(holders(holdsThere(coming)));
        return together(line, others);
    }

    private List<Header> holders(Set<String> holds) {
        var headersOf = new ArrayList<Header>();
        holds.forEach(hold -> headersOf.add(Objects.requireNonNull(headers.get(hold))));
        return headersOf;
    }

    /** A transfer to a partner, within the scope or beside it; null if there is none that this reader may see. */
    @Nullable
    Header transferOf(String partner, @Nullable String reference) {
        return headers.values().stream()
                .filter(header -> header.type().equals("transfer")
                        && partner.equals(header.partner())
                        && String.valueOf(header.label()).equals(reference)
                        && sees(header))
                .findFirst()
                .orElse(null);
    }

    /** What is summed up over transfers tells of the holds on any of them. */
    Header withHolds(Header header, Set<String> transfers) {
        var on = new TreeSet<String>();
        transfers.forEach(
                transfer -> on.addAll(holds.getOrDefault(transfer, Map.of()).keySet()));
        return under(on, header);
    }

    private Header under(Set<String> on, Header header) {
        return together(header, holders(on));
    }

    /** What one says that tells of others, too. */
    static Header together(Header header, List<Header> others) {
        var groups = new TreeSet<>(header.accessGroups());
        var markings = new HashSet<>(Set.of(header.marking()));
        for (var other : others) {
            groups.addAll(other.accessGroups());
            markings.add(other.marking());
        }
        return new Header(
                header.subject(),
                header.type(),
                header.partner(),
                header.label(),
                List.copyOf(groups),
                Marking.highest(markings));
    }

    /** The subject that the scope names; null = it is not there, or not for this reader. */
    @Nullable
    Header scope() {
        var colon = sight.scope().indexOf(':');
        return seen(sight.scope().substring(0, colon), sight.scope().substring(colon + 1));
    }

    ObjectNode line(String subject) {
        return Objects.requireNonNull(lines.get(subject));
    }

    List<ObjectNode> lines(String type) {
        return lines.values().stream()
                .filter(line -> line.path("subject").asText().startsWith(type + ":"))
                .toList();
    }

    @Nullable
    JsonNode schedule(String type, String key) {
        return schedules.stream()
                .filter(line ->
                        type(line).equals(type) && line.path(type).asText().equals(key))
                .findFirst()
                .orElse(null);
    }

    List<JsonNode> schedules(String type) {
        return schedules.stream().filter(line -> type(line).equals(type)).toList();
    }

    /** An objective names its partner and its authority too, so it is asked for first. */
    static String type(JsonNode schedule) {
        return schedule.has("objective") ? "objective" : schedule.has("partner") ? "partner" : "authority";
    }

    /** The milestones that an objective counts. */
    Set<String> counted(String objective) {
        var schedule = schedule("objective", objective);
        return schedule == null ? Set.of() : AlteredSchedules.milestones(schedule);
    }

    /** The milestones that the objectives of a transfer count. */
    Map<String, Set<String>> counted() {
        var counted = new HashMap<String, Set<String>>();
        for (var schedule : schedules("objective")) {
            var milestones = AlteredSchedules.milestones(schedule);
            for (var transfer : AlteredSchedules.transfers(schedule)) {
                counted.computeIfAbsent(transfer, _ -> new TreeSet<>()).addAll(milestones);
            }
        }
        return counted;
    }
}
