package org.daylight.registry.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.daylight.registry.Api.DESK;
import static org.daylight.registry.Api.get;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.imports.ImportProgress.State;
import org.daylight.registry.imports.ImportWatch.Attempt;
import org.junit.jupiter.api.Test;

/** An import that was lost lives all the same, and somebody has begun it again under its id. */
@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class BegunAgainTest {

    @Inject
    ImportWatch watch;

    @Inject
    AgroalDataSource source;

    private final Attempt lost = Attempt.at(UUID.randomUUID());
    private final Attempt again = Attempt.at(lost.id());

    @Test
    void whatIsReceivedAgainIsLeftAloneByTheOneThatWasLost() throws SQLException {
        assertThat(expect(lost)).isTrue();
        silent(lost);
        assertThat(expect(again)).isTrue();

        begunAgain(() -> watch.received(lost, 99));
        watch.endUndone(lost, State.FAILED, 7);
        watch.withdraw(lost);
        progress()
                .body("state", equalTo("RECEIVING"))
                .body("received", equalTo(0))
                .body("read", equalTo(0))
                .body("cancelledBy", nullValue());
        inTransaction(() -> assertThatThrownBy(() -> begin(lost)).hasMessageContaining("was begun before"));
        progress().body("state", equalTo("RECEIVING"));

        inTransaction(() -> {
            begin(again);
            watch.done(again, 3);
        });
        progress().body("state", equalTo("DONE")).body("read", equalTo(3));
    }

    /** Nor does it wait for the other one, which holds the lock. */
    @Test
    void whatRunsAgainIsNotEndedByTheOneThatWasLost() throws SQLException {
        expect(lost);
        inTransaction(() -> begin(lost));
        silent(lost);
        assertThat(expect(again)).isTrue();

        inTransaction(() -> {
            begin(again);
            inTransaction(() -> begunAgain(() -> watch.goOn(lost)));
            begunAgain(() -> watch.seen(lost, 2_000));
            inTransaction(() -> begunAgain(() -> watch.done(lost, 9)));
            watch.endUndone(lost, State.REFUSED, 9);
            progress().body("state", equalTo("RUNNING")).body("read", equalTo(0));
        });
        silent(again);
        watch.heard(lost);
        progress().body("state", equalTo("LOST"));
        watch.heard(again);
        inTransaction(() -> {
            watch.goOn(again);
            watch.seen(again, 2);
            watch.done(again, 3);
        });
        progress().body("state", equalTo("DONE")).body("read", equalTo(3));
    }

    @Test
    void whatSomebodyEndsIsTheOneThatRuns() throws SQLException {
        expect(lost);
        silent(lost);
        expect(again);
        watch.cancel(again.id(), "desk", false);

        begunAgain(() -> watch.received(lost, 1));
        assertThatThrownBy(() -> watch.received(again, 1)).hasMessage("the import was cancelled by desk");
        watch.withdraw(again);
        progress().body("state", equalTo("CANCELLED"));
    }

    private boolean expect(Attempt attempt) {
        return watch.expect(attempt, "native", false, "desk");
    }

    private void begin(Attempt attempt) {
        watch.begin(attempt, "native", false, "desk", true);
    }

    private static void begunAgain(ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOf(ImportCancelled.class).hasMessageContaining("begun again");
    }

    private static void inTransaction(Runnable work) {
        QuarkusTransaction.requiringNew().run(work);
    }

    private ValidatableResponse progress() {
        return get(DESK, "/v1/imports/" + lost.id() + "/progress").statusCode(200);
    }

    private void silent(Attempt attempt) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(
                        "update import_progress set heard_at = now() - interval '3 minutes' where id = ?")) {
            statement.setObject(1, attempt.id());
            statement.executeUpdate();
        }
    }
}
