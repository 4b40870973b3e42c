package org.daylight.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.daylight.postgres.EmbeddedServer;
import org.daylight.postgres.ServiceDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server that keeps what people record. Here and not beside it, so that the services need not wait for these seconds before they are
 * built.
 */
class KeptServerTest {

    private static final String PASSWORD = "an admin's password";

    @TempDir
    Path folder;

    @Test
    void dataStayBetweenStartsAndNobodyEntersWithoutAPassword() throws SQLException {
        var registry = new ServiceDatabase("registry", "owner's", "app's");
        try (var server = EmbeddedServer.keeping(folder, 0, PASSWORD)) {
            registry.create(server);
            try (var owner = DriverManager.getConnection(server.jdbcUrl("registry"), "registry_owner", "owner's")) {
                owner.createStatement().execute("create table kept (id int)");
            }
            assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl("registry"), "registry_app", "wrong"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
        try (var server = EmbeddedServer.keeping(folder, 0, PASSWORD)) {
            registry.create(server);
            try (var app = DriverManager.getConnection(server.jdbcUrl("registry"), "registry_app", "app's");
                    var statement = app.createStatement()) {
                assertThat(statement.executeUpdate("insert into kept values (1)"))
                        .isOne();
                assertThatThrownBy(() -> statement.executeUpdate("delete from kept"))
                        .hasMessageContaining("permission denied");
                assertThatThrownBy(() -> statement.executeUpdate("update kept set id = 2"))
                        .hasMessageContaining("permission denied");
            }
        }
    }

    @Test
    void whatWasCommittedOutlivesAKilledServer() throws SQLException {
        try (var server = EmbeddedServer.keeping(folder, 0, PASSWORD)) {
            var address = server.jdbcUrl("postgres");
            try (var admin = server.admin("postgres")) {
                admin.createStatement().execute("create table kept as select 1 as id");
            }
            server.kill();
            assertThatThrownBy(() -> server.admin("postgres")).isInstanceOf(SQLException.class);

            server.restart();

            assertThat(server.jdbcUrl("postgres")).isEqualTo(address);
            try (var admin = server.admin("postgres");
                    var rows = admin.createStatement().executeQuery("select id from kept")) {
                assertThat(rows.next()).isTrue();
            }
        }
    }
}
