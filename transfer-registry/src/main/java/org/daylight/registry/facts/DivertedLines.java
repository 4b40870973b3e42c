package org.daylight.registry.facts;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.daylight.kit.problem.Problems;
import org.daylight.kit.problem.Violation;
import org.jspecify.annotations.Nullable;

/**
 * Lines of what nobody has recorded: deliveries as they would read if they went to another partner, and the acts of delivering
 * them there. What is joined with a line by its partner and its transfer is that of the other one; what was stated for the
 * partner that it was to go to says nothing of the other and is left out. The article is the same, wherever it goes.
 */
final class DivertedLines {

    /** Of a delivery that has not left these alone were made for somebody, and what was seen there was seen of another. */
    private static final List<String> FOR_ITS_RECIPIENT =
            List.of("ANNOUNCED", "AUTHORISED", "ACKNOWLEDGED", "INVENTORIED");

    private static final List<String> ARTICLE = List.of(
            "capabilityClass",
            "classified",
            "designation",
            "enhancedMonitoring",
            "mde",
            "payloadKg",
            "rangeKm",
            "sme",
            "unrocaCategory",
            "usmlCategory",
            "wassenaarCategory");

    private final Reading reading;
    private final Diversion asked;
    private final Known partner;
    private final @Nullable Known under;
    private final Map<UUID, Known> transfers = new HashMap<>();
    private final Map<UUID, Known> partners = new HashMap<>();

    /** A delivery and where it was to go. */
    private record Found(StoredRecord delivery, UUID partner, UUID transfer) {}

    /** @throws org.daylight.kit.problem.ProblemException if the partner or the transfer is not there, or not for the caller */
    DivertedLines(Reading reading, Diversion asked) throws SQLException, IOException {
        this.reading = reading;
        this.asked = asked;
        this.partner = reading.all("partner", "s.content->>'code' = ?", asked.partner()).stream()
                .findFirst()
                .orElseThrow(() -> missing("/partner", "must be the code of a partner"));
        this.under = asked.transfer() == null
                ? null
                : reading
                        .all(
                                "transfer",
                                "s.partner_id = ? and s.content->>'reference' = ?",
                                partner.id(),
                                asked.transfer())
                        .stream()
                        .findFirst()
                        .orElseThrow(() -> missing("/transfer", "must be a transfer to the partner"));
    }

    private static RuntimeException missing(String pointer, String mend) {
        return Problems.UNKNOWN_REFERENCE.problem(
                "Nothing can be diverted to what is not there", new Violation(pointer, mend));
    }

    /** Those of the deliveries, by their ids, and after that those of the acts in the same order. */
    void write(OutputStream out) throws SQLException, IOException {
        var found = deliveries();
        read("transfer", found.stream().map(Found::transfer).toList(), transfers);
        read("partner", found.stream().map(Found::partner).toList(), partners);
        var closing = new ClosingLine(out);
        deliveries(found, closing);
        acts(found, closing);
        closing.end();
    }

    private List<Found> deliveries() throws SQLException, IOException {
        var found = new ArrayList<Found>();
        var columns =
                "s.id, s.access_group, null, s.content::text, s.marking::text, s.partner_id as partner, s.transfer_id";
        var query = new Subjects(reading.moment(), reading.sight())
                .select(FactType.DELIVERY, new Scope.Portfolio(), columns)
                .add(
                        " and s.id = any(?::uuid[])",
                        asked.deliveries().stream()
                                .map(diverted -> diverted.id().toString())
                                .toList())
                .add(" order by s.id");
        reading.each(
                query,
                row -> found.add(
                        new Found(Reading.stored(row), row.getObject(6, UUID.class), row.getObject(7, UUID.class))));
        return found;
    }

    private void read(String table, Collection<UUID> ids, Map<UUID, Known> into) throws SQLException, IOException {
        var distinct = ids.stream().distinct().map(UUID::toString).toList();
        for (var known : reading.all(table, "s.id = any(?::uuid[])", distinct)) {
            into.put(known.id(), known);
        }
    }

    private void deliveries(List<Found> found, ClosingLine closing) throws SQLException, IOException {
        var moment = reading.moment();
        var joins = Joins.of(reading, nothingOf(FactType.DELIVERY));
        var there = under == null ? TransferBlocks.none() : TransferBlocks.of(under, moment.asOf());
        var line = new FactLine(FactType.DELIVERY, joins, moment);
        var named = under == null ? "" : String.valueOf(asked.transfer());
        for (var each : found) {
            var from = transfers.get(each.transfer());
            joins.transfers.put(
                    named, from == null ? there : there.withItemsOf(TransferBlocks.of(from, moment.asOf())));
            var content = (ObjectNode) Reading.parse(each.delivery().content());
            content.put("transfer", named);
            if (content.get("milestones") instanceof ObjectNode milestones) {
                milestones.remove(FOR_ITS_RECIPIENT);
            }
            closing.line(line.of(stored(each, content), besides(each)));
        }
    }

    private void acts(List<Found> found, ClosingLine closing) throws SQLException, IOException {
        var joins = Joins.of(reading, nothingOf(FactType.PROPOSAL));
        if (under != null) {
            joins.steps.put(String.valueOf(asked.transfer()), under);
            joins.determinations.addAll(
                    reading.all("determination", "s.transfer_ids @> array[?::uuid]", under.id()).stream()
                            .filter(determination -> joins.determinations.stream()
                                    .noneMatch(known -> known.id().equals(determination.id())))
                            .toList());
        }
        var on = new HashMap<UUID, String>();
        asked.deliveries().forEach(diverted -> {
            if (diverted.on() != null) {
                on.put(diverted.id(), diverted.on().text());
            }
        });
        var line = new FactLine(FactType.PROPOSAL, joins, reading.moment());
        for (var each : found) {
            var act = act(each, on.get(each.delivery().id()));
            closing.line(line.of(stored(each, act), besides(each)));
        }
    }

    /** What is not stated of the act is unknown, and what was determined of the partner is joined with it as with any other. */
    private ObjectNode act(Found found, @Nullable String on) {
        var delivery = Reading.parse(found.delivery().content());
        var act = JsonNodeFactory.instance.objectNode();
        act.put("reference", delivery.path("reference").asText() + " to " + asked.partner())
                .put("partner", asked.partner())
                .put("kind", "DELIVERY");
        if (on != null) {
            act.put("on", on);
        }
        if (under != null) {
            // What the transfer there orders is not this article, so that no line of it speaks of the act.
            act.put("transfer", asked.transfer()).put("line", -1);
        }
        var line = line(delivery.get("line"), transfers.get(found.transfer()));
        if (line != null) {
            var article = act.putObject("article");
            for (var field : ARTICLE) {
                if (line.hasNonNull(field)) {
                    article.set(field, line.get(field));
                }
            }
        }
        return act;
    }

    private static @Nullable JsonNode line(@Nullable JsonNode number, @Nullable Known transfer) {
        if (transfer == null) {
            return null;
        }
        var lines = transfer.content().path("lines");
        if (number == null || !number.isNumber()) {
            return lines.size() == 1 ? lines.get(0) : null;
        }
        return lines.valueStream()
                .filter(line -> line.path("number").asInt() == number.asInt())
                .findFirst()
                .orElse(null);
    }

    /** A partition of the partner that holds no subject: what is joined with one is read, and no other's. */
    private Partition nothingOf(FactType type) {
        var none = new UUID(0, 0);
        return new Partition(type, partner.id(), none, none, new Scope.Portfolio());
    }

    private static StoredRecord stored(Found found, ObjectNode content) {
        var of = found.delivery();
        return new StoredRecord(
                of.id(), of.accessGroup(), of.partnerGroup(), content.toString().getBytes(UTF_8), of.marking());
    }

    /** The line says where the article comes from, too. */
    private List<Known> besides(Found found) {
        return Stream.of(transfers.get(found.transfer()), partners.get(found.partner()))
                .flatMap(Stream::ofNullable)
                .map(Known::withoutContent)
                .toList();
    }
}
