package org.daylight.registry.imports.profiles;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.daylight.kit.problem.Violation;
import org.daylight.registry.checks.EndUseCheck;
import org.daylight.registry.deliveries.Delivery;
import org.daylight.registry.expectations.Expectation;
import org.daylight.registry.items.Item;
import org.daylight.registry.notifications.Notification;
import org.daylight.registry.partners.Partner;
import org.daylight.registry.transfers.Transfer;

/** What a profile makes of a table, without a register. */
final class Drawn implements ProfiledTable.Each {

    static final Map<String, Class<?>> CONTENTS = Map.of(
            "partner", Partner.class,
            "transfer", Transfer.class,
            "delivery", Delivery.class,
            "notification", Notification.class,
            "expectation", Expectation.class,
            "item", Item.class,
            "end-use-check", EndUseCheck.class);

    final List<DrawnRow> rows = new ArrayList<>();
    final List<String> refused = new ArrayList<>();
    final Map<Long, String> aside = new HashMap<>();
    final Map<Long, Long> again = new HashMap<>();

    /** After the last of the days in the examples. */
    private static final LocalDate TODAY = LocalDate.of(2033, 1, 1);

    static Drawn of(Profile profile, byte[] table, PartnerNames partners) {
        return of(profile, table, partners, TODAY);
    }

    static Drawn of(Profile profile, byte[] table, PartnerNames partners, LocalDate today) {
        var drawn = new Drawn();
        try {
            new ProfiledTable(profile, partners, today).read(() -> new ByteArrayInputStream(table), drawn);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return drawn;
    }

    static Drawn of(Profile profile, byte[] table) {
        return of(profile, table, new PartnerNames(List.of()));
    }

    static Profile shipped(String name) {
        return ProfileText.read(new String(resource(name + "/profile.yaml"), StandardCharsets.UTF_8), CONTENTS);
    }

    static String example(String name, Charset charset) {
        return new String(resource(name + "/example.csv"), charset);
    }

    static byte[] resource(String path) {
        try (var in = Objects.requireNonNull(Drawn.class.getResourceAsStream("/import-profiles/" + path), path)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The records of a kind, in their order. */
    List<JsonNode> records(String type) {
        return rows.stream()
                .flatMap(row -> row.records().stream())
                .filter(record -> record.type().equals(type))
                .map(DrawnRecord::content)
                .toList();
    }

    @Override
    public void row(DrawnRow row) {
        rows.add(row);
    }

    @Override
    public void setAside(long line, String because) {
        aside.put(line, because);
    }

    @Override
    public void again(long line, long first) {
        again.put(line, first);
    }

    @Override
    public void refused(long line, List<Violation> violations) {
        violations.forEach(
                violation -> refused.add("%d %s %s".formatted(line, violation.pointer(), violation.message())));
    }
}
