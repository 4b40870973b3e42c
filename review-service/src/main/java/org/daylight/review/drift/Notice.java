package org.daylight.review.drift;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.daylight.kit.date.ImpreciseDate;
import org.jspecify.annotations.Nullable;

/**
 * One notice of a transfer, as a schedule line carries it.
 *
 * @param on when all addressees had it; null = no day is recorded
 * @param articles all that it names; empty = not recorded
 */
record Notice(String reference, String transfer, @Nullable ImpreciseDate on, List<Article> articles) {

    /**
     * One article that it names.
     *
     * @param most so many were notified at most; null where the notice states no number, or none that is an end
     * @param unit null where it states no quantity
     */
    record Article(
            String designation,
            @Nullable BigDecimal most,
            @Nullable String unit,
            @Nullable BigDecimal rangeKm,
            @Nullable BigDecimal payloadKg) {}

    static List<Notice> list(JsonNode notified) {
        var list = new ArrayList<Notice>();
        for (var notice : notified) {
            var articles = new ArrayList<Article>();
            for (var article : notice.path("articles")) {
                var quantity = article.path("quantity");
                articles.add(new Article(
                        article.path("designation").asText(),
                        most(quantity),
                        Delivered.text(quantity, "unit"),
                        decimal(article, "rangeKm"),
                        decimal(article, "payloadKg")));
            }
            var on = Delivered.text(notice, "on");
            list.add(new Notice(
                    notice.path("notice").asText(),
                    notice.path("transfer").asText(),
                    on == null ? null : ImpreciseDate.parse(on),
                    List.copyOf(articles)));
        }
        return list;
    }

    /** "At least" has no upper end, and "about" is no number to exceed. */
    private static @Nullable BigDecimal most(JsonNode quantity) {
        return switch (quantity.path("bound").asText("EXACT")) {
            case "EXACT", "AT_MOST" -> decimal(quantity, "amount");
            default -> null;
        };
    }

    static @Nullable BigDecimal decimal(JsonNode node, String field) {
        var text = Delivered.text(node, field);
        return text == null ? null : new BigDecimal(text);
    }

    /** Designations that differ in case or spaces alone are one. */
    static String alike(String designation) {
        return designation.strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT);
    }

    boolean receivedBy(LocalDate asOf) {
        return on != null && !on.latest().isAfter(asOf);
    }
}
