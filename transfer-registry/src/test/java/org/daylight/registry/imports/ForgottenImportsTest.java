package org.daylight.registry.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.registry.Api.CLOSE;
import static org.daylight.registry.Api.DESK;
import static org.daylight.registry.Api.get;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.daylight.registry.facts.Register;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class ForgottenImportsTest {

    @Inject
    AgroalDataSource source;

    private final String profile = "test:" + UUID.randomUUID();

    @Test
    void howAnImportWentIsForgottenAfterThirtyDays() throws SQLException {
        var old = UUID.randomUUID();
        var recent = UUID.randomUUID();
        progress(old, 31);
        progress(recent, 29);

        Register.load(DESK, "{\"type\":\"partner\",\"content\":%s}\n".formatted(Api.partner(Api.code())))
                .statusCode(201);
        get(DESK, "/v1/imports/" + old + "/progress").statusCode(404);
        get(DESK, "/v1/imports/" + recent + "/progress").statusCode(200);

        // How it went is forgotten, that it was is not.
        var wrote = release(31, 1);
        Register.load(
                        DESK,
                        "?id=" + wrote,
                        "application/x-ndjson",
                        "{\"type\":\"partner\",\"content\":%s}\n"
                                .formatted(Api.partner(Api.code()))
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .statusCode(409);
    }

    @Test
    void whatARowSaidIsForgottenOnceALaterReleaseSaidMoreAndNinetyDaysHavePassed() throws SQLException {
        var first = release(200, 1);
        var second = release(91, 2);
        var third = release(89, 3);
        var fourth = release(1, 4);
        said("A", first, second, third, fourth);
        said("B", first, second);
        said("C", first);

        // The second was overtaken 89 days ago only, however old it is itself.
        assertThat(forget("A", "B")).isEqualTo(2);
        assertThat(kept("A")).containsExactly(second, third, fourth);
        assertThat(kept("B")).containsExactly(second);
        assertThat(kept("C")).containsExactly(first);
        assertThat(forget("A", "B", "C")).isZero();
    }

    /** The next release of another source overtakes nothing; that of the profile itself is one however it is called. */
    @Test
    void whatARowSaidIsForgottenOnceALaterReleaseOfItsSeriesSaidMore() throws SQLException {
        var own = release(200, 1);
        var other = release(200, 2, "other");
        var named = release(100, 3, "test");
        said("A", own, other, named);

        assertThat(forget("A")).isEqualTo(1);
        assertThat(kept("A")).containsExactly(other, named);
    }

    /** Nobody waits longer than a minute for the next bytes of a file. */
    @Test
    void aFileThatNobodyReceivesAnyMoreIsLost() throws SQLException {
        var silent = UUID.randomUUID();
        var slow = UUID.randomUUID();
        receiving(silent, 180);
        receiving(slow, 60);

        get(DESK, "/v1/imports/" + silent + "/progress").body("state", equalTo("LOST"));
        get(DESK, "/v1/imports/" + slow + "/progress").body("state", equalTo("RECEIVING"));
    }

    /** Whoever it was begun by need not wait until it is forgotten. */
    @Test
    void theIdOfALostImportIsUsedAgainByWhoeverBeganIt() throws SQLException {
        var silent = UUID.randomUUID();
        var slow = UUID.randomUUID();
        var crashed = UUID.randomUUID();
        receiving(silent, 180);
        receiving(slow, 60);
        progress(crashed, 1);
        heard(crashed, 180);
        get(DESK, "/v1/imports/" + crashed + "/progress").body("state", equalTo("LOST"));

        load(CLOSE, silent).statusCode(409);
        load(DESK, slow).statusCode(409);
        load(DESK, silent).statusCode(201);
        load(CLOSE, crashed).statusCode(409);
        load(DESK, crashed).statusCode(201);

        for (var id : List.of(silent, crashed)) {
            get(DESK, "/v1/imports/" + id + "/progress")
                    .body("state", equalTo("DONE"))
                    .body("read", equalTo(1))
                    .body("cancelledBy", nullValue());
            load(DESK, id).statusCode(409);
        }
    }

    /** Between two readings nobody holds its lock. */
    @Test
    void whatWasHeardOfAMomentAgoIsNotLost() throws SQLException {
        var between = UUID.randomUUID();
        progress(between, 1);
        heard(between, 60);
        get(DESK, "/v1/imports/" + between + "/progress").body("state", equalTo("RUNNING"));
        load(DESK, between).statusCode(409);

        heard(between, 180);
        get(DESK, "/v1/imports/" + between + "/progress").body("state", equalTo("LOST"));
    }

    private void heard(UUID id, int secondsAgo) throws SQLException {
        update("update import_progress set heard_at = now() - make_interval(secs => ?) where id = ?", secondsAgo, id);
    }

    private static io.restassured.response.ValidatableResponse load(String account, UUID id) {
        var line = "{\"type\":\"partner\",\"content\":%s}\n".formatted(Api.partner(Api.code()));
        return Register.load(
                account, "?id=" + id, "application/x-ndjson", line.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private void receiving(UUID id, int secondsAgo) throws SQLException {
        update("""
                insert into import_progress (id, profile, dry_run, started_by, state, heard_at)
                values (?, 'native', false, 'desk', 'RECEIVING', now() - make_interval(secs => ?))""", id, secondsAgo);
    }

    private void progress(UUID id, int daysAgo) throws SQLException {
        update("""
                insert into import_progress (id, profile, dry_run, started_by, started_at)
                values (?, 'native', false, 'desk', now() - make_interval(days => ?))""", id, daysAgo);
    }

    private UUID release(int daysAgo, int recording) throws SQLException {
        return release(daysAgo, recording, null);
    }

    private UUID release(int daysAgo, int recording, @Nullable String series) throws SQLException {
        var id = UUID.randomUUID();
        update("""
                insert into import (id, profile, media_type, digest, recording, recorded_at, imported_by, lines, created,
                  changed, unchanged, series)
                values (?, 'test', 'text/csv', 'sha256:', ?, now() - make_interval(days => ?), 'desk', 0, 0, 0, 0, ?)""", id, recording, daysAgo, series);
        return id;
    }

    private void said(String key, UUID... releases) throws SQLException {
        for (var release : releases) {
            update(
                    "insert into import_row (profile, row_key, import, line, words) values (?, ?, ?, 1, '')",
                    profile,
                    key,
                    release);
        }
    }

    private long forget(String... keys) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement("select forget_import_rows(?, ?)")) {
            statement.setString(1, profile);
            statement.setArray(2, connection.createArrayOf("text", keys));
            var count = statement.executeQuery();
            count.next();
            return count.getLong(1);
        }
    }

    private List<UUID> kept(String key) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement("""
                        select r.import from import_row r join import i on i.id = r.import
                        where r.profile = ? and r.row_key = ? order by i.recording""")) {
            statement.setString(1, profile);
            statement.setString(2, key);
            var found = new java.util.ArrayList<UUID>();
            var rows = statement.executeQuery();
            while (rows.next()) {
                found.add(rows.getObject(1, UUID.class));
            }
            return found;
        }
    }

    private void update(String sql, @Nullable Object... values) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
