package org.daylight.registry.imports.profiles;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.json.Stated;
import org.daylight.kit.problem.Violation;
import org.jspecify.annotations.Nullable;

/** Turns one row into the records that its profile makes of it. */
final class RowDrawing {

    private final Profile profile;
    private final PartnerReader partners;
    private final ValueReader reader;
    private final LocalDate today;
    private final Set<String> made = new HashSet<>();

    /** @param today the day, in UTC, on which the table is taken in */
    RowDrawing(Profile profile, PartnerNames names, LocalDate today) {
        this.profile = profile;
        partners = new PartnerReader(profile.partners(), names);
        reader = new ValueReader(partners);
        this.today = today;
    }

    /** What a row says; everything that is wrong with it at once. */
    RowValues values(Row row) throws RowRefused {
        var wrong = new ArrayList<Violation>();
        for (var i = 0; i < row.cells().size(); i++) {
            var damage = Damage.ofAny(row.cells().get(i));
            if (damage.isPresent() && !isAsWritten(row, i)) {
                wrong.add(new Violation("column:" + row.header().label(i), damage.get()));
            }
        }
        var values = new RowValues();
        profile.values().forEach((name, value) -> {
            try {
                values.put(name, reader.read(value, row, values));
            } catch (Unreadable e) {
                values.put(name, Stated.<JsonNode>unknown());
                var at = pointer(name, value, row);
                if (wrong.stream().noneMatch(violation -> violation.pointer().equals(at))) {
                    wrong.add(new Violation(at, e.mend()));
                }
            }
        });
        if (!wrong.isEmpty()) {
            throw new RowRefused(wrong);
        }
        return values;
    }

    /** The natural key of what the row is about. */
    String key(RowValues values) throws RowRefused {
        return text(profile.key(), values, "its key");
    }

    /** The key of the row where an earlier one has the natural key; empty if there can be no second row of a key. */
    String further(RowValues values) throws RowRefused {
        var further = profile.duplicates().further();
        return further == null ? "" : text(further, values, "its further key");
    }

    /** The thing of which the row is one of several; empty if rows are not gathered. */
    String thing(RowValues values) throws RowRefused {
        return profile.gather() == null ? "" : text(profile.gather(), values, "what it belongs to");
    }

    private static String text(@Nullable String template, RowValues values, String what) throws RowRefused {
        var text = Template.text(String.valueOf(template), values).orNull();
        if (text == null) {
            throw new RowRefused("", "the row does not say all that %s is made of: %s".formatted(what, template));
        }
        return text.asText();
    }

    /** The records of the row, partners that are met for the first time before them. */
    List<DrawnRecord> records(RowValues values) throws RowRefused {
        var records = new ArrayList<DrawnRecord>();
        var since = since(profile.knownSince(), values);
        var sources = profile.sources() == null
                ? null
                : Template.fill(profile.sources(), values).orNull();
        for (var part = 0; part < profile.records().size(); part++) {
            var form = profile.records().get(part);
            if (form.holds(values) || form.follows()) {
                for (var round : rounds(form, values)) {
                    records.add(record(part, round, since, sources));
                }
            }
        }
        if (records.stream().allMatch(record -> record.manner().onlyRecorded())) {
            throw new RowRefused(
                    "", "no record comes out of the row; say in the profile which rows are set aside, and why");
        }
        records.addAll(0, newPartners(values, since, sources));
        return records;
    }

    /** Those of the records that another release of the row may not make, as kind and key. */
    List<String> mayGo(List<DrawnRecord> records) {
        return records.stream()
                .filter(record -> record.part() >= 0 && !record.manner().onlyRecorded())
                .filter(record -> profile.records().get(record.part()).mayGo())
                .map(record -> record.type() + " "
                        + record.content()
                                .path("reference")
                                .asText(record.content().path("code").asText()))
                .toList();
    }

    private DrawnRecord record(int part, RowValues values, @Nullable String since, @Nullable JsonNode sources)
            throws RowRefused {
        var form = profile.records().get(part);
        var content =
                Template.fill(Objects.requireNonNull(form.content()), values).orNull();
        var own = form.knownSince() == null ? since : since(form.knownSince(), values);
        return new DrawnRecord(
                part,
                String.valueOf(form.type()),
                content == null ? JsonNodeFactory.instance.objectNode() : content,
                own,
                own == null ? null : profile.knownSinceSource(),
                sources,
                form.reason(),
                form.manner(values),
                RowsOfParts.ONE);
    }

    private List<RowValues> rounds(RecordForm form, RowValues values) {
        if (form.each() == null) {
            return List.of(values);
        }
        var list = values.get(form.each()).orNull();
        var rounds = new ArrayList<RowValues>();
        if (list != null) {
            for (var item : list) {
                rounds.add(values.with("item", item).with("number", IntNode.valueOf(rounds.size() + 1)));
            }
        }
        return rounds;
    }

    private List<DrawnRecord> newPartners(RowValues values, @Nullable String since, @Nullable JsonNode sources) {
        var records = new ArrayList<DrawnRecord>();
        profile.values().forEach((name, value) -> {
            var code = value.meaning() instanceof Meaning.Partner ? values.text(name) : "";
            partners.toMake(code).filter(partner -> made.add(partner.code())).ifPresent(partner -> {
                var content = JsonNodeFactory.instance
                        .objectNode()
                        .put("code", partner.code())
                        .put("name", partner.name())
                        .put("kind", partner.kind());
                records.add(new DrawnRecord(
                        -1,
                        "partner",
                        content,
                        since,
                        since == null ? null : profile.knownSinceSource(),
                        sources,
                        null,
                        Manner.NEW,
                        RowsOfParts.ONE));
            });
        });
        return records;
    }

    /**
     * A date means the last day that it can: nobody knew earlier for sure. Of a month that is not over the table in hand is
     * known today.
     */
    private @Nullable String since(@Nullable String template, RowValues values) throws RowRefused {
        if (template == null) {
            return null;
        }
        var stated = Template.text(template, values).orNull();
        if (stated == null) {
            return null;
        }
        var text = stated.asText();
        if (text.contains("T")) {
            return text;
        }
        try {
            var date = ImpreciseDate.parse(text);
            var isGoingOn = date.latest().isAfter(today) && !date.earliest().isAfter(today);
            return (isGoingOn ? today : date.latest()).toString();
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new RowRefused("", "knownSince: " + e.getMessage());
        }
    }

    private boolean isAsWritten(Row row, int index) {
        return profile.values().values().stream()
                .map(Value::cell)
                .filter(cell ->
                        cell.places().stream().anyMatch(place -> row.header().index(place) == index))
                .anyMatch(cell -> cell.asWritten().contains(row.cells().get(index)));
    }

    private static String pointer(String name, Value value, Row row) {
        var places = value.cell().places();
        return places.isEmpty()
                ? "value:" + name
                : "column:" + row.header().label(row.header().index(places.getFirst()));
    }
}
