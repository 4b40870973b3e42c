package org.daylight.registry.delinquency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.json.Json;
import org.daylight.kit.table.TableCell;
import org.daylight.registry.facts.Encoded;
import org.jspecify.annotations.Nullable;

/** The articles of one holder and type, or of all that are not told apart. */
final class Group {

    static final List<String> COLUMNS = columns();

    private static final String COUNT = "COUNT";
    private static final String VALUE = "VALUE";
    private static final String WITHOUT_VALUE = "WITHOUT_VALUE";

    private final Key key;
    private final Figures count = new Figures();
    private final TreeMap<Basis, Figures> values = new TreeMap<>();
    private final Figures withoutValue = new Figures();
    private final Set<Marking> markings = new HashSet<>();
    private int gone;
    private int notThereYet;

    Group(Key key) {
        this.key = key;
    }

    /** What the group has in common; null where it is not told apart. */
    record Key(@Nullable String partner, @Nullable String type) {}

    /** Amounts of different currencies or bases are never added. */
    private record Basis(String currency, String basis) implements Comparable<Basis> {

        @Override
        public int compareTo(Basis other) {
            var byCurrency = currency.compareTo(other.currency);
            return byCurrency == 0 ? basis.compareTo(other.basis) : byCurrency;
        }
    }

    Key key() {
        return key;
    }

    /** @param articles how many there are of the kind; one, unless they have no serial number on record */
    void add(
            BigDecimal articles,
            Standing standing,
            @Nullable JsonNode value,
            boolean inHostileSurroundings,
            Set<Marking> read) {
        markings.addAll(read);
        if (standing.state() == Standing.State.NOTHING) {
            gone += standing == Standing.GONE ? articles.intValue() : 0;
            notThereYet += standing == Standing.NOT_THERE_YET ? articles.intValue() : 0;
            return;
        }
        count.add(standing, articles, inHostileSurroundings);
        if (value == null || !value.hasNonNull("amount")) {
            withoutValue.add(standing, articles, inHostileSurroundings);
        } else {
            var basis = new Basis(
                    value.path("currency").asText(), value.path("basis").asText());
            values.computeIfAbsent(basis, _ -> new Figures())
                    .add(standing, Encoded.amount(value), inHostileSurroundings);
        }
    }

    ObjectNode line() {
        var line = JsonNodeFactory.instance.objectNode();
        var group = line.putObject("group");
        if (key.partner() != null) {
            group.put("partner", key.partner());
        }
        if (key.type() != null) {
            group.put("type", key.type());
        }
        var measures = line.putArray("measures");
        count.write(measures.addObject().put("measure", COUNT));
        values.forEach((basis, figures) -> figures.write(measures.addObject()
                .put("measure", VALUE)
                .put("currency", basis.currency())
                .put("basis", basis.basis())));
        withoutValue.write(measures.addObject().put("measure", WITHOUT_VALUE));
        line.put("gone", gone);
        line.put("notThereYet", notThereYet);
        var marking = Marking.highest(markings);
        if (!marking.equals(Marking.UNMARKED)) {
            line.set("marking", Json.mapper().valueToTree(marking));
        }
        return line;
    }

    List<List<String>> rows() {
        var rows = new ArrayList<List<String>>();
        rows.add(row(COUNT, "", "", count));
        values.forEach((basis, figures) -> rows.add(row(VALUE, basis.currency(), basis.basis(), figures)));
        rows.add(row(WITHOUT_VALUE, "", "", withoutValue));
        return rows;
    }

    private List<String> row(String measure, String currency, String basis, Figures figures) {
        var row = new ArrayList<String>();
        row.add(key.partner() == null ? "" : TableCell.of(key.partner()));
        row.add(key.type() == null ? "" : TableCell.of(key.type()));
        row.addAll(List.of(measure, currency, basis));
        row.addAll(figures.cells());
        row.add(Integer.toString(gone));
        row.add(Integer.toString(notThereYet));
        row.add(Marking.highest(markings).classification());
        return row;
    }

    private static List<String> columns() {
        var columns = new ArrayList<>(List.of(
                "partner",
                "type",
                "measure",
                "currency",
                "basis",
                "owed",
                "overdue",
                "unknown",
                "overdueShare.least",
                "overdueShare.most",
                "overdueInHostileSurroundings"));
        Figures.WHY.forEach(reason -> columns.add("why." + reason));
        columns.addAll(List.of("gone", "notThereYet", "marking.classification"));
        return List.copyOf(columns);
    }
}
