package org.daylight.launcher.portfolio;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.daylight.launcher.Api;
import org.daylight.launcher.Suite;

/**
 * Fills an empty register with the first portfolio and reviews it as of a row of past dates, knowing on each only what
 * the sources had declared by then. Everything goes through the services' own interfaces, as a user would do it.
 */
public final class FirstPortfolio {

    /** Stands in the data folder while the portfolio is being loaded; with it, a start goes on where another ended. */
    public static final String BEGUN = "first-portfolio.begun";

    /** Records that every table takes for granted are known since this day. */
    static final String BEGINS = "2010-01-01";

    /** The days on which the portfolio is looked back at. */
    public static final List<LocalDate> REVIEWED_AS_OF = Stream.of(
                    "2021-12-31",
                    "2022-06-30",
                    "2022-12-31",
                    "2023-06-30",
                    "2023-12-31",
                    "2024-03-31",
                    "2024-05-31",
                    "2024-08-31",
                    "2024-10-31",
                    "2024-12-31",
                    "2025-06-30",
                    "2025-12-31")
            .map(LocalDate::parse)
            .toList();

    private static final List<String> PACKS = List.of("us", "house");

    private FirstPortfolio() {}

    /** One file of the import, in the order in which its lines have to be read. */
    public record File(String name, List<ImportLine> lines) {

        public byte[] bytes() {
            return lines.stream()
                    .map(line -> line.text() + "\n")
                    .collect(Collectors.joining())
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    /** The whole portfolio as import files. */
    public static List<File> files() {
        return List.of(
                file("partners", Partners.lines()),
                file("authorities", Drawdowns.authorities()),
                file("drawdown packages", Drawdowns.packages()),
                file("special authority", SpecialAuthority.lines()),
                file("artillery rounds", Ammunition.lines()),
                file("Taiwan's orders", TaiwanOrders.lines()),
                file("notices", Notices.lines()),
                file("emergency sales", EmergencySales.lines()),
                file("monitoring", Monitoring.lines()),
                file("holds", PublishedHolds.lines()),
                file("use permissions", UsePermissions.lines()),
                file("assurances", Assurances.lines()));
    }

    private static File file(String name, Stream<ImportLine> lines) {
        return new File(name, lines.toList());
    }

    /**
     * Fills a register that is empty; what an interrupted start left undone is done. A register that somebody else has
     * begun to fill is left alone.
     */
    public static void loadInto(Suite suite, Consumer<String> progress) {
        var begun = suite.data().resolve(BEGUN);
        var partners = suite.registry("desk").get("/v1/partners?limit=1").path("items");
        if (!Files.exists(begun) && !partners.isEmpty()) {
            return;
        }
        try {
            Files.writeString(begun, "The first portfolio is being loaded; removed when it is.\n");
            publishPacks(suite, progress);
            importRecords(suite.registry("desk"), progress);
            review(suite.reviews("reviewer"), progress);
            Files.delete(begun);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same at every start, so that what an interrupted start had done is answered and not done again. */
    private static String key(String act, String what) {
        return "first-portfolio/%s/%s".formatted(act, what.replaceAll("[^A-Za-z0-9-]", "-"));
    }

    /** Proposes and publishes the packs that ship with the rules service, by two persons. */
    public static void publishPacks(Suite suite, Consumer<String> progress) {
        var folder = suite.home().resolve("compliance-rules/src/main/resources/packs");
        for (var pack : PACKS) {
            progress.accept("publishing the rule pack " + pack);
            suite.rules("legal").post("/v1/packs", "application/yaml", pack(folder, pack), key("take", pack));
            suite.rules("counsel")
                    .post(
                            "/v1/packs/%s/publish".formatted(pack),
                            "application/json",
                            new byte[0],
                            key("publish", pack));
        }
    }

    /** One file, or the files of a folder as one stream of YAML documents. */
    private static byte[] pack(Path folder, String pack) {
        var parts = folder.resolve(pack);
        try (var files = Files.isDirectory(parts) ? Files.list(parts) : Stream.of(folder.resolve(pack + ".yaml"))) {
            var documents = new StringBuilder();
            for (var file : files.sorted().toList()) {
                documents.append("---\n").append(Files.readString(file)).append('\n');
            }
            return documents.toString().getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void importRecords(Api registry, Consumer<String> progress) {
        for (var file : files()) {
            var answer = registry.post(
                    "/v1/imports?profile=native", "application/x-ndjson", file.bytes(), key("import", file.name()));
            progress.accept("%s: %d lines, %d records new, %d further versions"
                    .formatted(
                            file.name(),
                            answer.path("read").asInt(),
                            answer.path("created").asInt(),
                            answer.path("changed").asInt()));
        }
    }

    private static void review(Api reviews, Consumer<String> progress) {
        for (var asOf : REVIEWED_AS_OF) {
            var opened = reviews.post(
                    "/v1/reviews",
                    Map.of(
                            "scope", "portfolio",
                            "asOf", asOf.toString(),
                            "knownAt", asOf + "T23:59:59Z",
                            "knowledge", "declared",
                            "reason", "looking back with what was declared by then"),
                    key("review", asOf.toString()));
            var sealed = await(reviews, opened.path("id").asText(), Duration.ofMinutes(3));
            progress.accept(
                    "reviewed as of %s: %s".formatted(asOf, sealed.path("state").asText()));
        }
    }

    /** Waits until a review has come to an end, whatever the end. */
    public static JsonNode await(Api reviews, String id, Duration patience) {
        var until = Instant.now().plus(patience);
        while (true) {
            var review = reviews.get("/v1/reviews/" + id);
            var state = review.path("state").asText();
            if (state.startsWith("SEALED") || state.equals("INCOMPLETE")) {
                return review;
            }
            if (Instant.now().isAfter(until)) {
                throw new IllegalStateException("review %s is still %s".formatted(id, state));
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for review " + id, e);
            }
        }
    }
}
