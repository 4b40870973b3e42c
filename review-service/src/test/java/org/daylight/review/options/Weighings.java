package org.daylight.review.options;

import static org.daylight.review.reviews.Suite.as;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.daylight.review.stub.Scenario;

/**
 * 100 are planned evenly for 2026. 20 came on March 10; 30 are planned for June 30, 20 for September 30, 30 for December 15.
 * It is March 31, and the effects are looked at on December 31.
 */
final class Weighings {

    private Weighings() {}

    static String line(String partner, String name, String groups, String rest) {
        return """
            {"subject": "delivery:%1$s-%2$s", "type": "delivery/1", "asOf": "2026-03-31", "knownAt": "2026-11-01T00:00:00Z",
             "sameUntil": null, "partner": "%1$s", "accessGroups": [%3$s], "label": "%1$s/%2$s",
             "delivery.measure": "INCREMENT", "delivery.reference": "%1$s/%2$s", "item.capabilityClass": "ARMOUR",
             "transfer.reference": "%1$s-T", %4$s}
            """.formatted(partner, name, groups, rest).replace("\n", " ");
    }

    static String planned(String on, int quantity, String sme) {
        return "\"delivery.handedOverOn\": null, \"delivery.plannedOn\": \"%s\", \"delivery.plannedQuantity\": \"%d EACH\"%s"
                .formatted(on, quantity, sme);
    }

    static String other(String type, String partner, String label, String rest) {
        return """
            {"subject": "%1$s:%2$s-%3$s", "type": "%1$s/1", "asOf": "2026-03-31", "knownAt": "2026-11-01T00:00:00Z",
             "sameUntil": null, "partner": "%2$s", "accessGroups": [], "label": "%3$s"%4$s}
            """.formatted(type, partner, label, rest).replace("\n", " ");
    }

    static Scenario scenario(String partner, String... more) {
        var deliveries = new ArrayList<>(List.of(
                line(partner, "0", "", "\"delivery.handedOverOn\": \"2026-03-10\", \"delivery.quantity\": \"20 EACH\""),
                line(partner, "1", "", planned("2026-06-30", 30, ", \"item.sme\": true")),
                line(partner, "2", "", planned("2026-09-30", 20, ", \"item.sme\": false")),
                line(partner, "3", "", planned("2026-12-15", 30, ""))));
        deliveries.addAll(List.of(more));
        var scenario = Scenario.of(partner);
        scenario.raw = Map.of(
                "delivery", deliveries,
                "transfer", List.of(other("transfer", partner, partner + "-T", ", \"transfer.status\": \"ACTIVE\"")),
                "partner", List.of(other("partner", partner, partner, ", \"partner.code\": \"" + partner + "\"")));
        scenario.schedule = """
            {"objective": "%1$s", "partner": "%1$s", "milestone": "HANDED_OVER", "unit": "EACH", "contentMix": [],
             "baselines": [{"number": 1, "statedOn": "2025-12-01", "milestone": "HANDED_OVER", "unit": "EACH",
                "interpolation": "LINEAR", "startsOn": "2026-01-01", "points": [{"on": "2026-12-31", "cumulative": "100"}]}],
             "deliveries": [{"on": "2026-03-10", "milestone": "HANDED_OVER", "measure": "INCREMENT", "quantity": "20 EACH",
                "value": null, "count": 1, "capabilityClass": "ARMOUR", "transfer": "%1$s-T"}],
             "planned": [{"on": "2026-06-30", "quantity": "30 EACH", "count": 1, "transfer": "%1$s-T"}]}
            """.formatted(partner).replace("\n", " ");
        return scenario;
    }

    static final String SLOW = "{\"kind\": \"SLOW\", \"transfers\": [\"%s-T\"], \"days\": 60}";

    static String body(String partner, String options, String more) {
        return """
            {"content": {"title": "What if", "scope": "partner:%s", "asOf": "2026-03-31", "until": "2026-12-31",
             "options": [%s]%s}}
            """.formatted(partner, options, more);
    }

    static String option(String name, String... measures) {
        return "{\"name\": \"%s\", \"measures\": [%s]}".formatted(name, String.join(",", measures));
    }

    static ValidatableResponse weigh(String account, String partner, String options, String more) {
        return as(account)
                .body(body(partner, options, more))
                .post("/v1/options")
                .then();
    }

    static JsonPath weighed(String partner, String options, String more) {
        return weigh("reviewer", partner, options, more)
                .statusCode(201)
                .extract()
                .jsonPath();
    }
}
