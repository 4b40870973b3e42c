package org.daylight.registry.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.registry.Api.as;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.daylight.registry.facts.Register;
import org.daylight.registry.model.Facts.Line;

/** What the register answers on a day as known at a moment, in the words of the model. */
record Answers(LocalDate asOf, Knowing knowing) {

    /** All pages of a list. */
    List<String> list(Said.Kind kind, String filter, Predicate<String> ours) {
        var all = new ArrayList<String>();
        var cursor = "";
        while (true) {
            var page = json(
                    "/v1/%s?limit=50&sort=%s&%s&%s%s".formatted(kind.resource, kind.key, filter, moment(), cursor));
            for (var item : page.path("items")) {
                var key = item.path("content").path(kind.key).asText();
                if (ours.test(key)) {
                    all.add(listed(key, item.path("version").asInt(), item.path("content")));
                }
            }
            if (!page.has("next")) {
                return all;
            }
            cursor = "&cursor=" + page.path("next").asText();
        }
    }

    static String listed(String key, int version, JsonNode content) {
        return "%s v%d %s".formatted(key, version, plain(content));
    }

    /** Without the order of fields, and without lists and groups that say nothing. */
    private static String plain(JsonNode value) {
        if (value.isObject()) {
            var fields = new TreeMap<String, String>();
            value.properties().forEach(field -> {
                if (!field.getValue().isContainerNode() || !field.getValue().isEmpty()) {
                    fields.put(field.getKey(), plain(field.getValue()));
                }
            });
            return fields.toString();
        }
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(Answers::plain)
                        .toList()
                        .toString()
                : value.asText();
    }

    /** Each line with the day until which it says that it stays the same, by what it is labelled with. */
    Map<String, Map.Entry<Line, Optional<LocalDate>>> facts(Said.Kind kind, Scope scope) {
        var query = "scope=%s&partitionsOf=%s&%s".formatted(scope, kind.word, moment());
        var found = new TreeMap<String, Map.Entry<Line, Optional<LocalDate>>>();
        for (var text : Register.lines("service", kind.word, query)) {
            var line = Register.json(text);
            assertThat(line.path("asOf").asText()).isEqualTo(asOf.toString());
            assertThat(line.path("accessGroups")).isEmpty();
            assertThat(line.has("marking")).isFalse();
            var leaves = new TreeMap<String, String>();
            line.properties().stream()
                    .filter(leaf -> leaf.getKey().contains("."))
                    .forEach(leaf -> leaves.put(leaf.getKey(), leaf.getValue().asText()));
            var until = line.path("sameUntil");
            var partner = line.path("partner");
            var label = line.path("label").asText();
            found.put(
                    label,
                    Map.entry(
                            new Line(label, partner.isNull() ? null : partner.asText(), leaves),
                            Optional.of(until).filter(JsonNode::isTextual).map(day -> LocalDate.parse(day.asText()))));
        }
        return found;
    }

    List<String> schedule(Sums.Asked asked) {
        var answer = as("service").get("/v1/schedules?%s&%s".formatted(asked.query(), moment()));
        return Register.closed(answer.then().statusCode(200).extract().asByteArray()).stream()
                .map(Register::json)
                .map(Answers::group)
                .sorted()
                .toList();
    }

    private static String group(JsonNode line) {
        var by = line.path("baselineByNow");
        var between = line.path("baselineBetween");
        var plan = !line.has("baseline")
                ? ""
                : " plan %s to %s"
                        .formatted(
                                (by.isTextual() ? by : between.path("least")).asText(),
                                (by.isTextual() ? by : between.path("most")).asText());
        return "%s: %d records, planned %s to %s, delivered %s to %s%s"
                .formatted(
                        line.path("group").iterator().next().asText(),
                        line.path("records").asInt(),
                        line.path("plannedByNow").path("least").asText(),
                        line.path("plannedByNow").path("most").asText(),
                        line.path("deliveredByNow").path("least").asText(),
                        line.path("deliveredByNow").path("most").asText(),
                        plan);
    }

    /** Whether anything is found of a scope. */
    int status(Scope scope, String what) {
        return as("service")
                .get("/v1/%s?scope=%s&%s".formatted(what, scope, moment()))
                .statusCode();
    }

    private String moment() {
        return "asOf=%s&%s".formatted(asOf, knowing.query());
    }

    private static JsonNode json(String path) {
        return Register.json(
                as("service").get(path).then().statusCode(200).extract().asString());
    }
}
