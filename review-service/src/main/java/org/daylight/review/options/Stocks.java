package org.daylight.review.options;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.daylight.kit.json.Json;
import org.daylight.review.projection.Draw;
import org.jspecify.annotations.Nullable;

/** What is left of an own stock above its floor once what is taken from it has gone. */
final class Stocks {

    private Stocks() {}

    /** held - drawn - what is committed to others - floor; below 0 the floor is broken. */
    static ObjectNode effect(Draw draw, JsonNode floor, Draw.Drawn drawn, LocalDate asOf) {
        var unit = drawn.unit();
        var held = in(unit, floor.path("held"));
        var least = in(unit, floor.path("floor"));
        var committed = floor.has("committed") && floor.path("committed").isNull()
                ? BigDecimal.ZERO
                : in(unit, floor.path("committed"));
        var why = drawn.amount() == null ? drawn.why() : why(held, least, committed, Draw.uncounted(floor, asOf));
        if (why != null || drawn.amount() == null || held == null || least == null || committed == null) {
            return said(undetermined(String.valueOf(why)), drawn);
        }
        var others = draw.committed()
                ? committed.subtract(drawn.amount()).subtract(drawn.fallen()).max(BigDecimal.ZERO)
                : committed;
        var margin = held.subtract(drawn.amount()).subtract(others).subtract(least);
        var effect = Json.mapper().createObjectNode();
        effect.set("margin", quantity(margin, unit));
        effect.set("drawn", quantity(drawn.amount(), unit));
        effect.set("left", quantity(held.subtract(drawn.amount()), unit));
        return said(effect.put("belowFloor", margin.signum() < 0), drawn);
    }

    static ObjectNode undetermined(String why) {
        return Json.mapper().createObjectNode().put("margin", "UNDETERMINED").put("why", why);
    }

    /** What drift measures no margin of has none here either. */
    private static @Nullable String why(
            @Nullable BigDecimal held,
            @Nullable BigDecimal least,
            @Nullable BigDecimal committed,
            @Nullable String uncounted) {
        if (held == null || least == null) {
            return "what is held, or the floor, is not stated exactly in one unit";
        }
        if (least.signum() <= 0) {
            return "no floor that could be a measure is stated";
        }
        return committed == null ? "what is committed is not stated exactly in the unit of the floor" : uncounted;
    }

    private static ObjectNode said(ObjectNode effect, Draw.Drawn drawn) {
        return drawn.otherwise() == 0
                ? effect
                : effect.put(
                        "notDrawn",
                        "%d deliveries come as something else, which this stock does not give"
                                .formatted(drawn.otherwise()));
    }

    private static @Nullable BigDecimal in(String unit, JsonNode quantity) {
        return quantity.isObject()
                        && quantity.path("unit").asText().equals(unit)
                        && quantity.path("bound").asText("EXACT").equals("EXACT")
                ? new BigDecimal(quantity.path("amount").asText())
                : null;
    }

    private static ObjectNode quantity(BigDecimal amount, String unit) {
        var stripped = amount.stripTrailingZeros();
        return Json.mapper()
                .createObjectNode()
                .put("amount", (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString())
                .put("unit", unit);
    }
}
