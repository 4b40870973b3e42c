package org.daylight.registry.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.daylight.registry.model.Said.Kind;
import org.daylight.registry.model.TransferSaid.State;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/**
 * Writers write side by side, one by one and by imports, correct and void partners, transfers and deliveries; afterwards
 * lists, facts and schedules of sampled days and instants are held against a model. A few in every build, 2,000 records,
 * 20,000 writes and 5,000 samples with {@code -Ddaylight.model.full=true}, the same again with {@code -Ddaylight.seed=N}.
 */
@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class ModelTest {

    private static final Logger LOG = Logger.getLogger(ModelTest.class);
    private static final boolean FULL = Boolean.getBoolean("daylight.model.full");
    private static final long SEED = Long.getLong("daylight.seed", System.nanoTime());
    private static final int WRITERS = 4;
    private static final int PARTNERS = FULL ? 40 : 4;
    private static final int RECORDS = FULL ? 2_000 : 70;
    private static final int WRITES = FULL ? 20_000 : 400;
    private static final int SAMPLES = FULL ? 5_000 : 120;

    private final RegisterModel model = new RegisterModel();
    private final Random random = new Random(SEED);
    private final Draw draw = new Draw(random, model.objectives);
    private final String prefix = Api.code();

    @Test
    void listsFactsAndSchedulesAnswerLikeTheModel() {
        LOG.infof("daylight.seed=%d", SEED);
        var started = System.nanoTime();
        write();
        var written = System.nanoTime();
        for (var i = 0; i < SAMPLES; i++) {
            sample(i);
        }
        LOG.infof(
                "daylight.seed=%d: %d records, %d writes in %d s, %d samples in %d s",
                SEED,
                model.entries().size(),
                model.instants.size(),
                (written - started) / 1_000_000_000,
                SAMPLES,
                (System.nanoTime() - written) / 1_000_000_000);
    }

    private void write() {
        var shared =
                IntStream.range(0, PARTNERS).mapToObj(i -> prefix + "-" + i).toList();
        try (var pool = Executors.newFixedThreadPool(3 * WRITERS)) {
            var writers = IntStream.range(0, WRITERS)
                    .mapToObj(i -> new Writer(
                            prefix + "W" + i,
                            model,
                            new Draw(new Random(SEED + 1 + i), model.objectives),
                            pool,
                            shared))
                    .toList();
            IntStream.range(0, PARTNERS).forEach(i -> writers.get(i % WRITERS).share(shared.get(i)));
            objectives(shared);
            model.instants.clear();
            writers.stream()
                    .map(writer ->
                            CompletableFuture.runAsync(() -> writer.write(RECORDS / WRITERS, WRITES / WRITERS), pool))
                    .toList()
                    .forEach(CompletableFuture::join);
        }
    }

    /** Two of each partner, approved one after the other. */
    private void objectives(List<String> partners) {
        for (var i = 0; i < partners.size(); i++) {
            var year = 2010 + i % 10;
            record(new ObjectiveSaid(
                    partners.get(i) + "/O1",
                    partners.get(i),
                    false,
                    Maybe.of(Date.year(year)),
                    1 + i % 4,
                    List.of(draw.plan())));
            var later = Maybe.of(Date.month(Draw.FIRST.plusMonths(i % 24)));
            record(new ObjectiveSaid(
                    partners.get(i) + "/O2", partners.get(i), i % 3 == 2, later, i % 2 == 0 ? 0 : null, List.of()));
        }
    }

    private void record(ObjectiveSaid objective) {
        var draft = Api.draft(objective.content().toString(), "\"knownSince\": \"2022-01-01\"");
        Api.post(Api.DESK, "/v1/objectives", draft).statusCode(201);
        model.objectives.add(objective);
    }

    private void sample(int i) {
        var asOf = day(800);
        var knowing = knowing();
        var known = model.known(knowing);
        var answers = new Answers(asOf, knowing);
        var told = "sample %d of seed %d, as of %s, %s".formatted(i, SEED, asOf, knowing.query());
        switch (i % 3) {
            case 0 -> lists(told, answers, known);
            case 1 -> facts(told, answers, known);
            default -> schedule(told, answers, known);
        }
    }

    private Knowing knowing() {
        var upTo = draw.of(model.instants);
        return draw.once(3)
                ? new Knowing(day(900).atStartOfDay().toInstant(ZoneOffset.UTC), true, upTo)
                : new Knowing(upTo.plusNanos(1_000L * (random.nextInt(3) - 1)), false, upTo);
    }

    private LocalDate day(int within) {
        return Draw.FIRST.plusDays(random.nextInt(within));
    }

    private void lists(String told, Answers answers, Snapshot known) {
        var asOf = answers.asOf();
        switch (random.nextInt(5)) {
            case 0 -> {
                var word = draw.beginning();
                assertThat(answers.list(Kind.PARTNER, "name=" + word, this::isOurs))
                        .as("partners called %s, %s", word, told)
                        .isEqualTo(Snapshot.listed(
                                known.partners, one -> one.said().isCalled(word), asOf));
            }
            case 1 -> {
                var status = draw.of(List.of(State.values()));
                assertThat(answers.list(Kind.TRANSFER, "status=" + status, this::isOurs))
                        .as("transfers that are %s, %s", status, told)
                        .isEqualTo(Snapshot.listed(
                                known.transfers, one -> one.said().statusOn(asOf) == status, asOf));
            }
            case 2 -> {
                var objective = draw.of(model.objectives).reference();
                assertThat(answers.list(Kind.TRANSFER, "objective=" + objective, _ -> true))
                        .as("transfers that serve %s, %s", objective, told)
                        .isEqualTo(Snapshot.listed(
                                known.transfers, one -> one.said().objectives().contains(objective), asOf));
            }
            case 3 -> {
                var partner = partner();
                assertThat(answers.list(Kind.TRANSFER, "partner=" + partner, _ -> true))
                        .as("transfers of %s, %s", partner, told)
                        .isEqualTo(Snapshot.listed(
                                known.transfers, one -> one.partner().equals(partner), asOf));
            }
            default -> {
                var partner = partner();
                assertThat(answers.list(Kind.DELIVERY, "partner=" + partner, _ -> true))
                        .as("deliveries of %s, %s", partner, told)
                        .isEqualTo(Snapshot.listed(
                                known.deliveries, one -> one.partner().equals(partner), asOf));
            }
        }
    }

    private boolean isOurs(String key) {
        return key.startsWith(prefix);
    }

    private String partner() {
        return draw.of(model.entries()).partner;
    }

    private Scope scope() {
        return draw.once(3) ? Scope.of(draw.of(model.objectives)) : Scope.of(partner());
    }

    private void facts(String told, Answers answers, Snapshot known) {
        var scope = scope();
        if (!known.knows(scope)) {
            assertThat(answers.status(scope, "facts/manifest")).as(told).isEqualTo(404);
            return;
        }
        var kind = draw.of(List.of(Kind.PARTNER, Kind.TRANSFER, Kind.DELIVERY, Kind.DELIVERY));
        var asked = "facts of %s, %s, %s".formatted(kind, scope, told);
        var subjects = new Facts(known, kind, scope).subjects();
        var lines = answers.facts(kind, scope);
        var asOf = answers.asOf();
        assertThat(lines.values().stream().map(line -> line.getKey().toString()))
                .as(asked)
                .isEqualTo(subjects.values().stream()
                        .map(subject -> subject.on().apply(asOf).toString())
                        .toList());
        subjects.forEach((label, subject) -> subject.sameUntil(asOf)
                .ifPresent(changes -> assertThat(
                                Objects.requireNonNull(lines.get(label)).getValue())
                        .as("until when %s is the same, %s", label, asked)
                        .hasValueSatisfying(until -> assertThat(until).isBeforeOrEqualTo(changes))));
    }

    private void schedule(String told, Answers answers, Snapshot known) {
        var scope = scope();
        if (!known.knows(scope)) {
            assertThat(answers.status(scope, "schedules")).as(told).isEqualTo(404);
            return;
        }
        var from = draw.once(3) ? day(800) : null;
        var to = draw.once(3) ? day(800) : null;
        var asked = new Sums.Asked(
                draw.of(List.of(Sums.By.values())),
                scope,
                draw.once(3) ? draw.of(List.of(State.values())) : null,
                from,
                from != null && to != null && to.isBefore(from) ? null : to);
        assertThat(answers.schedule(asked))
                .as("%s, %s", asked.query(), told)
                .isEqualTo(Sums.of(known, asked, answers.asOf()));
    }
}
