package org.daylight.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import org.daylight.launcher.Api;
import org.daylight.launcher.Suite;

/**
 * An invented pack of two rules that changes between reviews: the text of the rule about deliveries, a parameter of the one
 * about transfers, and the set of partners to which both apply.
 */
final class ChangingRules {

    private final Api legal;
    private final Api counsel;
    private final Api senior;
    private final String partner;
    private final Random random;
    private boolean listed = true;
    private boolean inventoried;
    private int days = 60;
    /** A revision that was superseded does not come back: each change says its number, another one in each history. */
    private int changes;

    private final int first;
    private int ruleChanged;
    private int parameterChanged;
    private int setChanged;

    ChangingRules(Suite suite, int history, String partner, Random random) {
        first = history * 1_000;
        changes = first;
        ruleChanged = first;
        parameterChanged = first;
        setChanged = first;
        this.legal = suite.rules("legal");
        this.counsel = suite.rules("counsel");
        this.senior = suite.rules("senior");
        this.partner = partner;
        this.random = random;
    }

    /** Publishes it as it stands now. */
    void publish() {
        legal.post("/v1/packs", "application/yaml", pack().getBytes(UTF_8));
        try {
            counsel.post("/v1/packs/histories/publish?supersede=true", "application/json", new byte[0]);
        } catch (Api.Refused held) {
            if (!String.valueOf(held.getMessage()).contains("publication-held")) {
                throw held;
            }
            // Nobody measured what it would flag: somebody who did not write it lets all of it go on together.
            var revisions = legal.get("/v1/publication-checks?pack=histories")
                    .path("items")
                    .valueStream()
                    .map(check -> check.path("digest").asText())
                    .toList();
            senior.post("/v1/publication-overrides", Map.of("revisions", revisions, "reason", "invented"));
            counsel.post("/v1/packs/histories/publish?supersede=true", "application/json", new byte[0]);
        }
    }

    /** Changes a rule, a parameter or a set. */
    String change() {
        return change(random.nextInt(3));
    }

    /** Changes the rule about deliveries, of which a register has most. */
    String changeDeliveryRule() {
        return change(0);
    }

    private String change(int which) {
        changes++;
        var what = switch (which) {
            case 0 -> {
                inventoried = !inventoried;
                ruleChanged = changes;
                yield "the rule asks for %s".formatted(inventoried ? "an inventory" : "a hand-over");
            }
            case 1 -> {
                days = 30 + changes - first + random.nextInt(2) * 300;
                parameterChanged = changes;
                yield "the parameter is %d days".formatted(days);
            }
            default -> {
                listed = !listed;
                setChanged = changes;
                yield "the set %s the partner".formatted(listed ? "names" : "leaves out");
            }
        };
        publish();
        return what;
    }

    private String pack() {
        return """
            pack: histories
            title: invented rules that change
            sets:
              - key: histories-listed
                title: invented, %6$d
                completeFrom: "2000-01-01"
                source: invented
                members:
                  - { code: XAA, from: "2000-01-01", reference: invented, checked: DERIVED }
                  - { code: %1$s, from: "2000-01-01", reference: invented, checked: DERIVED }
            rules:
              - key: histories.delivery
                title: invented, %7$d
                authority: TOLERANCE
                citation: invented
                choice: POLICY
                dutyHolder: OWN_GOVERNMENT
                counselReview: none
                subject: delivery
                effective: { from: null, against: asOf }
                severity: ADVISORY
                appliesWhen: >-
                  inSet(partner.code, "histories-listed", asOf)
                requires: >-
                  has(%2$s) && %2$s <= asOf
                message: "invented"
                examples:
                  - { name: then, given: { partner.code: XAA, %2$s: "2024-03-20" }, asOf: "2024-03-20", expect: MET }
                  - { name: not yet, given: { partner.code: XAA, %2$s: "2024-03-21" }, asOf: "2024-03-20", expect: NOT_MET }
                  - { name: unknown, given: { partner.code: XAA }, asOf: "2024-03-20", expect: UNDETERMINED }
              - key: histories.transfer
                title: invented, %8$d
                authority: TOLERANCE
                citation: invented
                choice: POLICY
                dutyHolder: OWN_GOVERNMENT
                counselReview: none
                subject: transfer
                effective: { from: null, against: asOf }
                severity: ADVISORY
                parameters:
                  days:
                    - { value: %3$d days, reference: invented, checked: DERIVED }
                appliesWhen: >-
                  inSet(partner.code, "histories-listed", asOf)
                requires: >-
                  has(transfer.agreedOn) && daysBetween(transfer.agreedOn, asOf) <= params.days
                message: "invented"
                examples:
                  - { name: on the last day, given: { partner.code: XAA, transfer.agreedOn: "%4$s" }, asOf: "2024-03-20", expect: MET }
                  - { name: a day later, given: { partner.code: XAA, transfer.agreedOn: "%5$s" }, asOf: "2024-03-20", expect: NOT_MET }
                  - { name: unknown, given: { partner.code: XAA }, asOf: "2024-03-20", expect: UNDETERMINED }
            """.formatted(
                        listed ? partner : "XAB",
                        inventoried ? "monitoring.firstInventoryOn" : "delivery.handedOverOn",
                        days,
                        LocalDate.of(2024, 3, 20).minusDays(days),
                        LocalDate.of(2024, 3, 20).minusDays(days + 1),
                        setChanged,
                        ruleChanged,
                        parameterChanged);
    }
}
