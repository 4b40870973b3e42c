package org.daylight.acceptance;

import java.time.LocalDate;
import java.util.Random;
import java.util.StringJoiner;

/** An invented register for drills, always the same: partners, their plans, orders, holds and deliveries. */
final class DrillRegister {

    static final LocalDate FIRST = LocalDate.of(2024, 6, 30);
    static final LocalDate SECOND = LocalDate.of(2024, 12, 31);

    private static final int PARTNERS = 8;
    private static final int TRANSFERS = 24;

    private DrillRegister() {}

    /** Some of its holds pass their review-by date before the first day and end before the second. */
    static String records(int deliveries) {
        var random = new Random(20_240_630);
        var lines = new StringJoiner("\n", "", "\n");
        for (var i = 0; i < PARTNERS; i++) {
            lines.add("""
                {"type":"partner","key":"XD%1$d","content":{"code":"XD%1$d","name":"Drilland %1$d","kind":"STATE"}}
                {"type":"objective","key":"XD%1$d-PLAN","content":{"reference":"XD%1$d-PLAN","partner":"XD%1$d","interest":"invented","statement":"invented","status":"APPROVED","approvedOn":"2023-12-15","noDivergenceReason":"none","mixBy":"UNITS","baselines":[{"number":1,"statedOn":"2023-12-15","milestone":"HANDED_OVER","unit":"EACH","interpolation":"LINEAR","startsOn":"2024-01-01","points":[{"on":"2024-12-31","cumulative":"%2$d"}]}]}}
                {"type":"hold","key":"XD%1$d-HOLD","content":{"reference":"XD%1$d-HOLD","partner":"XD%1$d","state":"OBSERVED","kind":"SUPPLY","startedOn":"2024-01-10","reviewBy":"2024-0%3$d-01","releasedOn":"2024-08-0%3$d","authorityOfRecord":"an invented office"}}\
                """.formatted(i, 1_000 + 200 * i, 3 + i % 4));
        }
        for (var i = 0; i < TRANSFERS; i++) {
            lines.add("""
                {"type":"transfer","key":"XT-%1$d","content":{"reference":"XT-%1$d","partner":"XD%2$d","channel":"FMS","title":"Invented order %1$d","status":"ACTIVE","agreedOn":"2023-12-20","objectives":["XD%2$d-PLAN"],"lines":[{"number":1,"designation":"Invented item","capabilityClass":"CLASS_%3$d","sme":true,"enhancedMonitoring":true,"quantity":{"amount":"1000","unit":"EACH"}}]}}\
                """.formatted(i, i % PARTNERS, i % 4));
        }
        for (var i = 0; i < deliveries; i++) {
            lines.add(delivery(i, random));
        }
        return lines.toString();
    }

    private static String delivery(int i, Random random) {
        var arrived = LocalDate.of(2024, 1, 5).plusDays(random.nextInt(340));
        var draw = random.nextInt(100);
        var inventoried = draw < 3
                ? ",\"INVENTORIED\":{\"on\":null}"
                : draw < 11 ? "" : ",\"INVENTORIED\":{\"on\":\"%s\"}".formatted(arrived.plusDays(random.nextInt(89)));
        return """
            {"type":"delivery","key":"XL-%1$d","content":{"reference":"XL-%1$d","transfer":"XT-%2$d","line":1,"measure":"INCREMENT","counted":true,"quantity":{"amount":"%3$d","unit":"EACH"},"milestones":{"ENTERED_COUNTRY":{"on":"%4$s"},"HANDED_OVER":{"on":"%5$s"}%6$s}}}\
            """.formatted(i, i % TRANSFERS, 1 + random.nextInt(40), arrived, arrived.plusDays(5), inventoried);
    }
}
