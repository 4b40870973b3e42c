package org.daylight.launcher.portfolio;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/** One line of the registry's native import: a record of a type, under its key, as known since a day, with its source. */
public final class ImportLine {

    static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode line;
    private final ObjectNode content;

    private ImportLine(ObjectNode line) {
        this.line = line;
        this.content = line.putObject("content");
    }

    public static ImportLine of(String type, String key) {
        var line = JSON.createObjectNode();
        line.put("type", type).put("key", key);
        return new ImportLine(line);
    }

    /** Says since which day this was known, by whose word; the end of that day counts. */
    public ImportLine knownSince(String day, String provenance) {
        line.put("knownSince", Day.last(day)).put("knownSinceSource", provenance);
        return this;
    }

    /** Names the row of the source table, with what the table says of its quality. */
    public ImportLine source(String table, Table.Row row) {
        var source = line.withArray("sources").addObject();
        source.put("system", "%s.csv line %d".formatted(table, row.line()));
        column(row, "source").ifPresent(text -> source.put("document", text));
        column(row, "url").ifPresent(text -> source.put("url", text));
        column(row, "source_class").ifPresent(text -> source.put("sourceClass", text.toUpperCase(Locale.ROOT)));
        column(row, "checked").ifPresent(text -> source.put("checked", text.toUpperCase(Locale.ROOT)));
        column(row, "note").ifPresent(text -> source.put("note", text));
        return this;
    }

    /** Names an official text behind one field that no row of a table tells; nobody read it for the portfolio. */
    public ImportLine source(String field, String document, String url, String note) {
        line.withArray("sources")
                .addObject()
                .put("document", document)
                .put("url", url)
                .put("sourceClass", "OFFICIAL")
                .put("checked", "NOT_READ")
                .put("note", note)
                .put("field", field);
        return this;
    }

    private static Optional<String> column(Table.Row row, String name) {
        return row.cells().findField(name).map(String::strip).filter(text -> !text.isEmpty());
    }

    public ImportLine because(String reason) {
        line.put("reason", reason);
        return this;
    }

    public ImportLine put(String field, String value) {
        content.put(field, value);
        return this;
    }

    public ImportLine put(String field, Optional<String> value) {
        value.ifPresent(text -> content.put(field, text));
        return this;
    }

    public ImportLine put(String field, boolean value) {
        content.put(field, value);
        return this;
    }

    public ImportLine put(String field, int value) {
        content.put(field, value);
        return this;
    }

    /** Known to be absent, which is not the same as unknown (left out). */
    public ImportLine absent(String field) {
        content.putNull(field);
        return this;
    }

    public ImportLine millions(String field, Optional<String> usdMillions, String basis) {
        usdMillions.ifPresent(text -> content.set(field, money(text, basis)));
        return this;
    }

    static ObjectNode money(String usdMillions, String basis) {
        var amount = new BigDecimal(usdMillions).movePointRight(6).setScale(2, java.math.RoundingMode.UNNECESSARY);
        return JSON.createObjectNode()
                .put("amount", amount.toPlainString())
                .put("currency", "USD")
                .put("basis", basis);
    }

    static ObjectNode quantity(String amount, String unit) {
        return JSON.createObjectNode().put("amount", amount).put("unit", unit);
    }

    public ObjectNode content() {
        return content;
    }

    public String text() {
        return line.toString();
    }
}
