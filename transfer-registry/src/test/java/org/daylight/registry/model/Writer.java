package org.daylight.registry.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.registry.Api.DESK;
import static org.daylight.registry.Api.as;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.daylight.registry.Api;
import org.daylight.registry.model.Entry.Version;
import org.daylight.registry.model.Said.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Writes records of its own, so that the model knows what it wrote: partners, transfers of them and of those that others
 * write, and deliveries of these transfers.
 */
final class Writer {

    private final String name;
    private final RegisterModel model;
    private final Draw draw;
    private final Executor beside;

    /** What stands of its own. */
    private final List<Entry> own = new ArrayList<>();

    /** Partners under which others write as well. */
    private final List<String> shared;

    /** Keys that voided records gave up. */
    private final Map<Kind, Deque<String>> free = new EnumMap<>(Kind.class);

    private int made;

    Writer(String name, RegisterModel model, Draw draw, Executor beside, List<String> shared) {
        this.name = name;
        this.model = model;
        this.draw = draw;
        this.beside = beside;
        this.shared = shared;
    }

    /** A partner that others write under, so that it is never voided. */
    void share(String code) {
        create(code, code, draw.partner(), Instant.parse("2022-01-01T08:00:00Z"));
    }

    void write(int records, int writes) {
        var written = 0;
        while (written < writes) {
            if (made < records && (own.isEmpty() || !draw.once(4))) {
                create();
                written++;
            } else {
                written += again(records);
            }
        }
        assertThat(made).isGreaterThanOrEqualTo(records);
    }

    private int again(int records) {
        var one = draw.of(own);
        return switch (draw.below(20)) {
            case 0 -> annul(one);
            case 1 -> draw.once(4) ? clear(one) : raceOfVoid(one);
            case 2, 3, 4 -> correct(one);
            case 5 -> race(one);
            case 6, 7, 8 -> new LoadedFile(this, draw, one.partner).load(made < records);
            default -> change(one);
        };
    }

    private void create() {
        var transfers = standing(Kind.TRANSFER);
        switch (draw.below(10)) {
            case 0 -> {
                var code = key(Kind.PARTNER);
                create(code, code, draw.partner(), draw.since());
            }
            case 1, 2, 3 -> create(partner(), key(Kind.TRANSFER), draw.transfer(null), draw.since());
            default -> {
                if (transfers.isEmpty()) {
                    create(partner(), key(Kind.TRANSFER), draw.transfer(null), draw.since());
                } else {
                    var of = draw.of(transfers);
                    create(of.partner, key(Kind.DELIVERY), delivery(of), draw.since());
                }
            }
        }
    }

    private String partner() {
        return draw.of(
                Stream.concat(shared.stream(), standing(Kind.PARTNER).stream().map(entry -> entry.key))
                        .distinct()
                        .toList());
    }

    private List<Entry> standing(Kind kind) {
        return own.stream().filter(entry -> entry.kind() == kind).toList();
    }

    /** What stands of its own under a partner. */
    List<Entry> standing(Kind kind, String partner) {
        return standing(kind).stream()
                .filter(entry -> entry.partner.equals(partner))
                .toList();
    }

    DeliverySaid delivery(Entry transfer) {
        return draw.delivery(
                transfer.key,
                ((TransferSaid) transfer.said())
                        .lines().stream().map(TransferSaid.Line::number).toList());
    }

    /** Of those that gave their key up some give it to another record, and that not only under the same partner. */
    String key(Kind kind) {
        made++;
        var given = free(kind).poll();
        return given == null ? "%s-%s%d".formatted(name, kind.name().charAt(0), made) : given;
    }

    private Deque<String> free(Kind kind) {
        return free.computeIfAbsent(kind, _ -> new ArrayDeque<>());
    }

    private void create(String partner, String key, Said said, @Nullable Instant since) {
        var answer = Api.post(DESK, "/v1/" + said.kind().resource, draft(partner, key, said, since, null))
                .statusCode(201);
        created(partner, key, answer.extract().header("Location"), said, since, at(answer));
    }

    void created(String partner, String key, String location, Said said, @Nullable Instant since, Instant at) {
        var entry = model.entry(partner, key);
        entry.at(location);
        own.add(entry);
        add(entry, said, since, at, false);
    }

    void add(Entry entry, Said said, @Nullable Instant since, Instant at, boolean isVoid) {
        entry.add(new Version(said, at, since, isVoid));
        model.instants.add(at);
    }

    private int change(Entry one) {
        var said = draw.again(one.said());
        var since = draw.since();
        var answer = Api.put(DESK, one.location(), one.etag(), draft(one, said, since, null));
        add(one, said, since, at(answer.statusCode(200)), false);
        return 1;
    }

    private int correct(Entry one) {
        var said = draw.again(one.said());
        var since = draw.since();
        var body = draft(one, said, since, "misread");
        var answer = Api.postIfMatch(DESK, one.location() + "/corrections", one.etag(), body);
        add(one, said, since, at(answer.statusCode(200)), false);
        return 1;
    }

    /** Voids it if nothing rests on it; if something does, that is refused. */
    private int annul(Entry one) {
        if (shared.contains(one.key)) {
            return 0;
        }
        var answer = Api.postIfMatch(DESK, one.location() + "/void", one.etag(), "{\"reason\": \"twice\"}");
        if (rests(one)) {
            answer.statusCode(409);
            return 0;
        }
        annulled(one, at(answer.statusCode(200)));
        return 1;
    }

    private void annulled(Entry one, Instant at) {
        // What stood last stays, with the day since when that was known.
        add(one, one.said(), one.since(), at, true);
        own.remove(one);
        free(one.kind()).add(one.key);
    }

    private boolean rests(Entry on) {
        return own.stream()
                .anyMatch(entry -> entry != on
                        && switch (entry.said()) {
                            case PartnerSaid _ -> false;
                            case TransferSaid _ -> entry.partner.equals(on.key);
                            case DeliverySaid delivery -> delivery.transfer().equals(on.key);
                        });
    }

    /** Voids a partner of its own with all that rests on it, what rests first. */
    private int clear(Entry one) {
        if (shared.contains(one.partner)) {
            return 0;
        }
        return Stream.of(Kind.DELIVERY, Kind.TRANSFER, Kind.PARTNER)
                .flatMap(kind -> standing(kind, one.partner).stream())
                .mapToInt(this::annul)
                .sum();
    }

    /** Two who read the same version write at once: one is told to read again. */
    private int race(Entry one) {
        var both = List.of(draw.again(one.said()), draw.again(one.said()));
        var etag = one.etag();
        var answers = atOnce(both.stream()
                .<Supplier<Response>>map(said -> () -> as(DESK).header("If-Match", etag)
                        .body(draft(one, said, null, null))
                        .put(one.location()))
                .toList());
        assertThat(answers.stream().map(Response::statusCode)).containsExactlyInAnyOrder(200, 412);
        var won = answers.getFirst().statusCode() == 200 ? 0 : 1;
        add(one, both.get(won), null, at(answers.get(won).then()), false);
        return 1;
    }

    /** One voids a transfer on which nothing rests, and another one at once records a delivery of it: one is refused. */
    private int raceOfVoid(Entry one) {
        if (one.kind() != Kind.TRANSFER || rests(one)) {
            return 0;
        }
        var said = delivery(one);
        var key = key(Kind.DELIVERY);
        var answers = atOnce(List.of(
                () -> act(one.location() + "/void", one.etag(), "{\"reason\": \"twice\"}"),
                () -> act("/v1/deliveries", null, draft(one.partner, key, said, null, null))));
        var voided = answers.getFirst();
        var created = answers.getLast();
        if (voided.statusCode() == 200) {
            assertThat(created.statusCode()).isEqualTo(422);
            made--;
            free(Kind.DELIVERY).add(key);
            annulled(one, at(voided.then()));
        } else {
            assertThat(voided.statusCode()).isEqualTo(409);
            assertThat(created.statusCode()).isEqualTo(201);
            created(one.partner, key, created.header("Location"), said, null, at(created.then()));
        }
        return 1;
    }

    private static Response act(String path, @Nullable String etag, String body) {
        var request = as(DESK).header("Idempotency-Key", UUID.randomUUID().toString());
        return (etag == null ? request : request.header("If-Match", etag))
                .body(body)
                .post(path);
    }

    private List<Response> atOnce(List<Supplier<Response>> acts) {
        return acts.stream().map(act -> CompletableFuture.supplyAsync(act, beside)).toList().stream()
                .map(CompletableFuture::join)
                .toList();
    }

    private static Instant at(ValidatableResponse answer) {
        return Instant.parse(answer.extract().<String>path("recordedAt"));
    }

    private static String draft(Entry one, Said said, @Nullable Instant since, @Nullable String reason) {
        return draft(one.partner, one.key, said, since, reason);
    }

    private static String draft(
            String partner, String key, Said said, @Nullable Instant since, @Nullable String reason) {
        return "{\"content\": %s%s%s}"
                .formatted(
                        said.content(key, partner, null),
                        since == null ? "" : ", \"knownSince\": \"" + since + "\"",
                        reason == null ? "" : ", \"reason\": \"" + reason + "\"");
    }
}
