package org.daylight.review.options;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.daylight.kit.json.Json;
import org.daylight.kit.problem.Violation;
import org.daylight.review.projection.Draw;
import org.daylight.review.projection.Measure;
import org.daylight.review.projection.OpenDelivery;
import org.junit.jupiter.api.Test;

/** A stock of 200 from which nothing is drawn, with a floor of 80: known where drift knows a margin, and nowhere else. */
class StocksTest {

    private static final LocalDate AS_OF = LocalDate.parse("2026-03-31");
    private static final Draw DRAW = new Draw("O", "LAUNCHERS", Measure.Target.ALL, true, false);

    private static ObjectNode floor(String least, String countedOn) {
        try {
            return (ObjectNode) Json.mapper().readTree("""
                {"stock": "LAUNCHERS", "floor": {"amount": "%s", "unit": "EACH"}, "held": {"amount": "200", "unit": "EACH"},
                 "committed": null%s}
                """.formatted(
                            least, countedOn.isEmpty() ? "" : ", \"countedOn\": \"%s\"".formatted(countedOn)));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static ObjectNode effect(ObjectNode floor) {
        var drawn = new Draw.Drawn(BigDecimal.ZERO, BigDecimal.ZERO, "EACH", "", 0);
        return Stocks.effect(DRAW, floor, drawn, AS_OF);
    }

    @Test
    void whatWasCountedByTheDayHasAMargin() {
        assertThat(effect(floor("80", "2026-03-31")).at("/margin/amount").asText())
                .isEqualTo("120");
    }

    @Test
    void whatWasCountedLaterOrNobodyKnowsWhenHasNone() {
        assertThat(effect(floor("80", "2026-04-01")).path("why").asText())
                .isEqualTo("what is held was counted on 2026-04-01");
        assertThat(effect(floor("80", "2026")).path("margin").asText()).isEqualTo("UNDETERMINED");
        assertThat(effect(floor("80", "")).path("why").asText())
                .isEqualTo("it is not stated when it was counted what is held");
    }

    @Test
    void aFloorThatIsNoneHasNoMargin() {
        for (var none : List.of("0", "-1")) {
            assertThat(effect(floor(none, "2026-03-01")).path("why").asText())
                    .isEqualTo("no floor that could be a measure is stated");
        }
    }

    private static OptionSet.Stock stock(
            String objective, String stock, List<String> transfers, List<String> deliveries) {
        return new OptionSet.Stock(objective, stock, transfers, deliveries, false, "the depot");
    }

    private static List<String> twice(OptionSet.Stock... stocks) {
        var stated = List.of(stocks);
        var draws = stated.stream()
                .map(stock -> new Draw(
                        stock.objective(),
                        stock.stock(),
                        new Measure.Target(Set.copyOf(stock.transfers()), Set.copyOf(stock.deliveries()), Set.of()),
                        true,
                        false))
                .toList();
        var open = Stream.of("A", "B")
                .map(name -> new OpenDelivery(
                        "delivery:" + name,
                        name,
                        "T",
                        "XAA",
                        null,
                        null,
                        List.of("HANDED_OVER"),
                        null,
                        "",
                        null,
                        null,
                        true))
                .toList();
        return OptionReading.takenTwice(draws, stated, open).stream()
                .map(Violation::pointer)
                .toList();
    }

    @Test
    void whatIsTakenFromOneStockIsNotTakenFromAnother() {
        var launchers = stock("O", "LAUNCHERS", List.of("T"), List.of());
        assertThat(twice(launchers, stock("O", "RADARS", List.of("T"), List.of())))
                .containsExactly("/content/stocks/1/transfers/0");
        assertThat(twice(launchers, stock("O", "RADARS", List.of(), List.of("C", "B"))))
                .containsExactly("/content/stocks/1/deliveries/1");
        assertThat(twice(
                        stock("O", "LAUNCHERS", List.of(), List.of("A")),
                        stock("O", "RADARS", List.of(), List.of("B"))))
                .isEmpty();
        assertThat(twice(launchers, stock("P", "LAUNCHERS", List.of("T"), List.of())))
                .as("one stock with a floor under two objectives")
                .isEmpty();
    }

    @Test
    void rulesAreToldOfNoStockThatWasCountedLater() throws JsonProcessingException {
        for (var known : List.of(true, false)) {
            var schedule = (ObjectNode) Json.mapper().readTree("{\"objective\": \"O\"}");
            schedule.putArray("readinessFloors").add(floor("80", known ? "2026-03-01" : "2026-05-01"));
            var altered = DRAW.applied(schedule, Set.of(), Map.of(), AS_OF, LocalDate.parse("2026-12-31"));
            assertThat(altered.at("/readinessFloors/0").has("held")).isEqualTo(known);
        }
    }
}
