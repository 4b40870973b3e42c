package org.daylight.registry.schedules;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.daylight.registry.facts.ClosingLine;
import org.daylight.registry.facts.Dates;
import org.daylight.registry.facts.JsonBytes;
import org.daylight.registry.facts.Known;
import org.daylight.registry.facts.Reading;
import org.daylight.registry.facts.Scope;
import org.daylight.registry.schedules.Written.Terms;
import org.jspecify.annotations.Nullable;

/**
 * Goes through what is in scope and writes one line after the other, of objectives, then authorities, then partners; nothing
 * holds the deliveries of a whole portfolio.
 */
final class Schedules {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Reading reading;
    private final Scope scope;
    private final LocalDate asOf;
    private final LocalDate chargesUntil;
    private final boolean perUnit;
    private final boolean underWay;
    private final Shown shown;
    private final Map<String, Known> partners = new TreeMap<>();
    private final Map<String, Known> authorities = new LinkedHashMap<>();
    private final TransferIndex transfers = new TransferIndex();
    private final CountedApart apart;
    private final boolean keeps;
    private final boolean anew;

    /**
     * @param chargesUntil the last day whose charges are shown, which may lie ahead of what the rest is about
     * @param perUnit whether it is shown what a unit of each line counts for by an index
     * @param underWay whether each delivery that does not state a milestone itself is told apart; no such sums are kept
     * @param keeps whether sums may be kept and taken from those that were
     * @param anew whether all deliveries are read, whatever is kept
     */
    Schedules(
            Reading reading,
            Scope scope,
            LocalDate chargesUntil,
            boolean perUnit,
            boolean underWay,
            Shown shown,
            boolean keeps,
            boolean anew) {
        this.reading = reading;
        this.scope = scope;
        this.asOf = reading.moment().asOf();
        this.chargesUntil = chargesUntil;
        this.perUnit = perUnit;
        this.underWay = underWay;
        this.shown = shown;
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
        var kept = KeptSums.of(reading, transfers.byId(), keeps, anew);
        var summed = new SummedDeliveries(reading, transfers, kept, underWay);
        apart.emergencies(reading);
        apart.undertakings(reading);
        var closing = new ClosingLine(out);
        var scopedPartners = new TreeSet<String>();
        var named = new TreeSet<String>();
        for (var objective : reading.all("objective", "true")) {
            var code = objective.content().path("partner").asText();
            var partner = partners.get(code);
            if (partner != null && inScope(objective, code)) {
                closing.line(bytes(objective(objective, partner, summed)));
                scopedPartners.add(code);
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
                closing.line(bytes(partner(partner.getKey(), partner.getValue(), summed)));
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
            transfers.add(new Served(
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

    private ObjectNode objective(Known objective, Known partner, SummedDeliveries summed)
            throws SQLException, IOException {
        var stated = new ObjectiveLine(objective, asOf);
        var serving = transfers.ofObjective(stated.reference());
        var deliveries = summed.ofObjective(objective.id(), stated.reference(), stated.measured());
        var notified = Notified.of(serving);
        var reach = Reach.of(objective, partner);
        deliveries.reaches(reach, transfers.byId());
        notified.forEach(told -> told.reaches(reach));
        if (perUnit) {
            serving.forEach(transfer -> reach.add(transfer.known()));
        }
        var line = stated.json(reach, seesAuthorityOf(objective));
        line.set("deliveries", deliveries.delivered().json(false));
        line.set("planned", deliveries.planned().json(true));
        line.set("written", deliveries.written(transfers.byId()).json());
        if (!notified.isEmpty()) {
            var told = line.putArray("notified");
            var ordered = line.putArray("ordered");
            notified.forEach(each -> each.write(told, ordered));
        }
        if (perUnit) {
            // Whose deliveries have neither a day nor a quantity stand in no other list.
            var references = line.putArray("serving");
            serving.stream().map(Served::reference).sorted().forEach(references::add);
            Lines.perUnit(serving, line);
        }
        return line;
    }

    private boolean seesAuthorityOf(Known objective) {
        return reading.sight().full()
                || authorities.containsKey(objective.content().path("authority").asText(""));
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

    private ObjectNode partner(String code, Known partner, SummedDeliveries summed) throws SQLException, IOException {
        var deliveries = summed.ofPartner(code);
        var reach = Reach.of(partner);
        deliveries.reaches(reach, transfers.byId());
        if (perUnit) {
            Lines.perUnitReaches(transfers.ofPartner(code), reach);
        }
        var line = JsonNodeFactory.instance.objectNode();
        line.put("partner", code).put("id", partner.id().toString());
        reach.write(line);
        line.set("deliveries", deliveries.byDay());
        line.set("written", deliveries.written(transfers.byId()).json());
        line.set("packages", apart.packages(code));
        line.set("emergencies", apart.emergencies(code));
        var undertakings = apart.undertakings(code);
        if (!undertakings.isEmpty()) {
            line.set("undertakings", undertakings);
        }
        if (perUnit) {
            Lines.perUnit(transfers.ofPartner(code), line);
        }
        return line;
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

    private JsonBytes bytes(ObjectNode line) throws IOException {
        return new JsonBytes().raw(JSON.writeValueAsBytes(shown.of(line))).raw('\n');
    }
}
