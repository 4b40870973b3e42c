package org.daylight.registry.schedules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.daylight.registry.facts.ClosingLine;
import org.daylight.registry.facts.Dates;
import org.daylight.registry.facts.JsonBytes;
import org.daylight.registry.facts.Known;
import org.daylight.registry.facts.Query;
import org.daylight.registry.facts.Reading;
import org.daylight.registry.facts.Scope;
import org.daylight.registry.facts.StoredDelivery;
import org.daylight.registry.records.Milestone;
import org.daylight.registry.schedules.Written.Terms;
import org.jspecify.annotations.Nullable;

/**
 * Reads one objective, authority or partner after the other; nothing holds the deliveries of a whole portfolio. What an
 * objective reads is added to its partners' sums at once, so that a partner reads only the transfers that none has read. Of
 * whom sums were kept of an earlier moment, only what has changed is read.
 */
final class Schedules {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Reading reading;
    private final Scope scope;
    private final LocalDate asOf;
    private final LocalDate chargesUntil;
    private final boolean perUnit;
    private final Map<String, Known> partners = new TreeMap<>();
    private final Map<String, Known> authorities = new LinkedHashMap<>();
    private final Map<UUID, Served> transfers = new HashMap<>();
    private final Set<UUID> read = new HashSet<>();
    private final StoredDelivery stated = new StoredDelivery();
    private final CountedApart apart;
    private final Map<String, Deliveries> sums = new HashMap<>();
    private final Map<String, Boolean> keptPartners = new HashMap<>();
    private final boolean keeps;
    private final boolean anew;

    /**
     * @param chargesUntil the last day whose charges are shown, which may lie ahead of what the rest is about
     * @param perUnit whether it is shown what a unit of each line counts for by an index
     * @param keeps whether sums may be kept and taken from those that were
     * @param anew whether all deliveries are read, whatever is kept
     */
    Schedules(Reading reading, Scope scope, LocalDate chargesUntil, boolean perUnit, boolean keeps, boolean anew) {
        this.reading = reading;
        this.scope = scope;
        this.asOf = reading.moment().asOf();
        this.chargesUntil = chargesUntil;
        this.perUnit = perUnit;
        this.apart = new CountedApart(asOf, reading.sight());
        this.keeps = keeps;
        this.anew = anew;
    }

    /** Writes the lines, and tells what of their sums can be kept; nothing where none may be. */
    @Nullable
    KeptSums write(OutputStream out) throws SQLException, IOException {
        for (var partner : reading.all("partner", "true")) {
            partners.put(partner.content().path("code").asText(), partner);
        }
        var charges = new HashMap<String, List<ObjectNode>>();
        for (var authority : reading.all("authority", "true")) {
            authorities.put(authority.content().path("code").asText(), authority);
            apart.authority(authority);
        }
        transfers(charges);
        var kept = KeptSums.of(reading, transfers, keeps, anew);
        apart.emergencies(reading);
        apart.undertakings(reading);
        var closing = new ClosingLine(out);
        var scopedPartners = new TreeSet<String>();
        var named = new TreeSet<String>();
        for (var objective : reading.all("objective", "true")) {
            var partner = objective.content().path("partner").asText();
            if (partners.containsKey(partner) && inScope(objective, partner)) {
                closing.line(bytes(objective(objective, kept)));
                scopedPartners.add(partner);
                named.add(objective.content().path("authority").asText(""));
            }
        }
        for (var authority : authorities.entrySet()) {
            if (authorityInScope(authority.getKey(), named)) {
                closing.line(
                        bytes(authority(authority.getValue(), charges.getOrDefault(authority.getKey(), List.of()))));
            }
        }
        for (var partner : partners.entrySet()) {
            if (partnerInScope(partner.getKey(), scopedPartners)) {
                closing.line(bytes(partner(partner.getKey(), partner.getValue(), kept)));
            }
        }
        closing.end();
        return keeps ? kept : null;
    }

    private void transfers(Map<String, List<ObjectNode>> charges) throws SQLException, IOException {
        var expectations = new HashMap<String, List<Known>>();
        for (var expectation : reading.all("expectation", "true")) {
            var partner = expectation.content().path("partner").asText();
            expectations.computeIfAbsent(partner, _ -> new ArrayList<>()).add(expectation);
        }
        var notices = Notified.byTransfer(reading, asOf);
        reading.each(reading.select("transfer", "true").add(" order by s.id"), row -> {
            var transfer = Reading.known(row);
            var content = transfer.content();
            var reference = content.path("reference").asText();
            var partner = content.path("partner").asText();
            var objectives = new ArrayList<String>();
            content.path("objectives").forEach(key -> objectives.add(key.asText()));
            var terms = Terms.of(reference, transfer, expectations.getOrDefault(partner, List.of()), asOf);
            transfers.put(
                    transfer.id(),
                    new Served(
                            reference,
                            partner,
                            objectives,
                            Lines.of(content),
                            terms,
                            Notified.of(content, notices.get(reference)),
                            transfer.withoutContent()));
            apart.transfer(transfer);
            for (var charge : content.path("charges")) {
                var on = charge.path("on").asText("");
                if (on.isEmpty() || !Dates.earliest(on).isAfter(chargesUntil)) {
                    var shown = JsonNodeFactory.instance.objectNode();
                    shown.put("on", on.isEmpty() ? null : on);
                    shown.set("amount", charge.path("amount"));
                    shown.put("transfer", reference);
                    charges.computeIfAbsent(charge.path("authority").asText(), _ -> new ArrayList<>())
                            .add(shown);
                }
            }
        });
    }

    private static int rank(JsonNode baseline) {
        return baseline.has("unit") ? 2 : baseline.has("value") ? 1 : 0;
    }

    private ObjectNode objective(Known objective, KeptSums kept) throws SQLException, IOException {
        var content = objective.content();
        var reference = content.path("reference").asText();
        var baselines = JsonNodeFactory.instance.arrayNode();
        var milestones = EnumSet.noneOf(Milestone.class);
        var indexes = new TreeSet<String>();
        JsonNode latest = null;
        for (var baseline : content.path("baselines")) {
            var statedOn = baseline.path("statedOn").asText("");
            if (statedOn.isEmpty() || !Dates.earliest(statedOn).isAfter(asOf)) {
                baselines.add(baseline);
                var milestone = baseline.path("milestone").asText(null);
                milestones.add(milestone == null ? Deliveries.DEFAULT_MILESTONE : Milestone.valueOf(milestone));
                if (baseline.hasNonNull("index")) {
                    indexes.add(baseline.get("index").asText());
                }
                // Pace is measured in units, or else by value or by an index, whatever was stated after that.
                if (latest == null || rank(baseline) >= rank(latest)) {
                    latest = baseline;
                }
            }
        }
        if (milestones.isEmpty()) {
            milestones.add(Deliveries.DEFAULT_MILESTONE);
        }
        var main = latest == null ? null : latest.path("milestone").asText(null);
        var measured = new Deliveries.Measured(
                milestones, main == null ? Deliveries.DEFAULT_MILESTONE : Milestone.valueOf(main), indexes);
        var reach = reach(objective, content.path("partner").asText());
        var ids = transfers(served -> served.objectives().contains(reference));
        var deliveries = ofObjective("objective:" + objective.id(), measured, ids, kept);
        deliveries.reaches(reach, transfers);
        var notified = Notified.of(ids, transfers);
        notified.forEach(told -> told.reaches(reach));
        var line = JsonNodeFactory.instance.objectNode();
        line.put("objective", reference).put("id", objective.id().toString());
        line.set("partner", content.path("partner"));
        perUnitReaches(reach, served -> served.objectives().contains(reference));
        reach.write(line);
        line.put("milestone", main);
        line.put("unit", latest == null ? null : latest.path("unit").asText(null));
        line.set("baselines", baselines);
        for (var field : List.of(
                "contentMix",
                "mixBy",
                "forbiddenClasses",
                "cappedClasses",
                "autopilotLimits",
                "fundingCeiling",
                "fundingExpiresOn",
                "authority",
                "approvedOn",
                "expiresOn")) {
            if (content.has(field) && (!field.equals("authority") || seesAuthorityOf(content))) {
                line.set(field, content.get(field));
            }
        }
        if (!content.path("readinessFloors").isEmpty()) {
            line.set("readinessFloors", content.get("readinessFloors"));
        }
        line.set("deliveries", deliveries.delivered().json(false));
        line.set("planned", deliveries.planned().json(true));
        line.set("written", deliveries.written(transfers).json());
        if (!notified.isEmpty()) {
            var told = line.putArray("notified");
            var ordered = line.putArray("ordered");
            notified.forEach(each -> each.write(told, ordered));
        }
        perUnit(line, served -> served.objectives().contains(reference));
        return line;
    }

    /** An authority that this reader may not see is left out, as if the objective named none. */
    private boolean seesAuthorityOf(JsonNode objective) {
        return reading.sight().full()
                || authorities.containsKey(objective.path("authority").asText(""));
    }

    private ObjectNode authority(Known authority, List<ObjectNode> charges) {
        var line = JsonNodeFactory.instance.objectNode();
        line.set("authority", authority.content().path("code"));
        line.put("id", authority.id().toString());
        Reach.of(authority).write(line);
        line.set("steps", authority.content().path("steps"));
        var shown = line.putArray("charges").addAll(charges);
        for (var revaluation : authority.content().path("revaluations")) {
            if (!Dates.earliest(revaluation.path("on").asText()).isAfter(chargesUntil)) {
                var change = shown.addObject();
                change.set("on", revaluation.path("on"));
                change.set("amount", revaluation.path("change"));
                change.putNull("transfer").put("revaluation", true);
            }
        }
        for (var field : List.of("opensOn", "expiresOn")) {
            if (authority.content().has(field)) {
                line.set(field, authority.content().get(field));
            }
        }
        return line;
    }

    private Deliveries ofObjective(String owner, Deliveries.Measured measured, List<UUID> ids, KeptSums kept)
            throws SQLException, IOException {
        var print = kept.print(measured, ids);
        var found = kept.find(owner, print, measured, ids);
        if (found != null) {
            return found;
        }
        var deliveries = new Deliveries(asOf, measured, kept.coming());
        var partnersToo = new HashSet<UUID>();
        for (var id : ids) {
            if (!read.contains(id) && !isKept(transfers.get(id), kept)) {
                partnersToo.add(id);
            }
        }
        deliveries(ids, (delivery, stated, served) -> {
            deliveries.add(1, delivery, stated, served);
            if (partnersToo.contains(served.known().id())) {
                sums(served.partner(), kept).add(1, delivery, stated, served);
            }
        });
        read.addAll(partnersToo);
        kept.keep(owner, print, deliveries);
        return deliveries;
    }

    private boolean isKept(@Nullable Served served, KeptSums kept) {
        return served != null
                && keptPartners.computeIfAbsent(
                        served.partner(),
                        code -> kept.has(
                                "partner:" + code, kept.print(Deliveries.Measured.OF_PARTNER, ofPartner(code))));
    }

    private List<UUID> ofPartner(String code) {
        return transfers(served -> served.partner().equals(code));
    }

    private Deliveries sums(String partner, KeptSums kept) {
        return sums.computeIfAbsent(partner, _ -> new Deliveries(asOf, Deliveries.Measured.OF_PARTNER, kept.coming()));
    }

    private ObjectNode partner(String code, Known partner, KeptSums kept) throws SQLException, IOException {
        var deliveries = ofPartner(code, kept);
        var reach = Reach.of(partner);
        deliveries.reaches(reach, transfers);
        var line = JsonNodeFactory.instance.objectNode();
        line.put("partner", code).put("id", partner.id().toString());
        perUnitReaches(reach, served -> served.partner().equals(code));
        reach.write(line);
        line.set("deliveries", deliveries.byDay());
        line.set("written", deliveries.written(transfers).json());
        line.set("packages", apart.packages(code));
        line.set("emergencies", apart.emergencies(code));
        var undertakings = apart.undertakings(code);
        if (!undertakings.isEmpty()) {
            line.set("undertakings", undertakings);
        }
        perUnit(line, served -> served.partner().equals(code));
        return line;
    }

    /** Also a transfer of which nothing has come is shown then. */
    private void perUnitReaches(Reach reach, Predicate<Served> wanted) {
        if (perUnit) {
            transfers.values().stream()
                    .filter(wanted)
                    .filter(served -> served.lines().stateIndexes())
                    .forEach(served -> reach.add(served.known()));
        }
    }

    private void perUnit(ObjectNode line, Predicate<Served> wanted) {
        if (perUnit) {
            var list = line.putArray("perUnit");
            transfers.values().stream()
                    .filter(wanted)
                    .sorted(Comparator.comparing(Served::reference))
                    .forEach(served -> served.lines().write(served.reference(), list));
        }
    }

    private Deliveries ofPartner(String code, KeptSums kept) throws SQLException, IOException {
        var ids = ofPartner(code);
        var print = kept.print(Deliveries.Measured.OF_PARTNER, ids);
        var found = kept.find("partner:" + code, print, Deliveries.Measured.OF_PARTNER, ids);
        if (found != null) {
            return found;
        }
        // None of them is in the sums yet if they were believed to be kept and were not.
        deliveries(
                ids.stream().filter(id -> !read.contains(id)).toList(),
                (delivery, stated, served) -> sums(code, kept).add(1, delivery, stated, served));
        var deliveries = sums(code, kept);
        sums.remove(code);
        kept.keep("partner:" + code, print, deliveries);
        return deliveries;
    }

    /** What to do with a delivery that counts; its content is overwritten by the next one's. */
    private interface EachDelivery {
        void delivery(Known delivery, StoredDelivery stated, Served served);
    }

    private List<UUID> transfers(Predicate<Served> wanted) {
        return transfers.values().stream()
                .filter(wanted)
                .map(served -> served.known().id())
                .toList();
    }

    private void deliveries(List<UUID> ids, EachDelivery each) throws SQLException, IOException {
        if (ids.isEmpty()) {
            return;
        }
        reading.each(query(ids), row -> {
            var served = transfers.get(row.getObject(6, UUID.class));
            if (served != null) {
                var delivery = Reading.stored(row);
                stated.read(delivery.content());
                if (!stated.counted.isFalse()) {
                    each.delivery(delivery.withoutContent(), stated, served);
                }
            }
        });
    }

    private Query query(List<UUID> transfers) {
        var ids = transfers.stream().map(UUID::toString).collect(Collectors.joining(","));
        return new Query()
                .add("select s.id, s.access_group, null, s.content::text, s.marking::text, s.transfer_id from "
                        + reading.moment().rows("delivery") + " s")
                .add("where s.transfer_id = any(string_to_array(?, ',')::uuid[])", ids)
                .visible(reading.sight(), "delivery", "s");
    }

    private Reach reach(Known known, String partner) {
        var reach = Reach.of(known);
        var of = partners.get(partner);
        if (of != null) {
            reach.add(of);
        }
        return reach;
    }

    private boolean inScope(Known objective, String partner) {
        return switch (scope) {
            case Scope.Portfolio() -> true;
            case Scope.OfPartner(var code) -> code.equals(partner);
            case Scope.OfObjective(var reference) -> reference.equals(objective.text("reference"));
        };
    }

    private boolean authorityInScope(String code, Set<String> ofObjectives) {
        return scope instanceof Scope.Portfolio || ofObjectives.contains(code);
    }

    private boolean partnerInScope(String code, Set<String> ofObjectives) {
        return switch (scope) {
            case Scope.Portfolio() -> true;
            case Scope.OfPartner(var asked) -> asked.equals(code);
            case Scope.OfObjective(var reference) -> ofObjectives.contains(code);
        };
    }

    private static JsonBytes bytes(ObjectNode line) throws IOException {
        return new JsonBytes().raw(JSON.writeValueAsBytes(line)).raw('\n');
    }
}
