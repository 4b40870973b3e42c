package org.daylight.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalServerTest {

    @TempDir
    Path folder;

    @Test
    void aServerOfSomebodyElseGetsTheDatabaseAndGoesOnRunning() throws SQLException {
        try (var theirs = EmbeddedServer.keeping(folder, 0, "their password")) {
            var registry = new ServiceDatabase("registry", "owner's", "app's");
            try (var given = ExternalServer.from(Map.of(
                    "DAYLIGHT_DB_URL",
                    "jdbc:postgresql://127.0.0.1:%d/".formatted(theirs.port()),
                    "DAYLIGHT_DB_PASSWORD",
                    "their password"))) {
                registry.create(given);
                registry.create(given);
                var settings = registry.configuration(given);
                try (var app = DriverManager.getConnection(
                        String.valueOf(settings.get("quarkus.datasource.jdbc.url")), "registry_app", "app's")) {
                    assertThat(app.isValid(5)).isTrue();
                }
            }
            assertThat(theirs.isAlive()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "localhost:5432", "jdbc:postgresql://localhost:5432/registry", "jdbc:mysql://localhost"})
    void anAddressThatIsNoneIsRefusedWithWhatItMustBe(String url) {
        assertThatThrownBy(() -> ExternalServer.from(Map.of("DAYLIGHT_DB_URL", url)))
                .hasMessageContaining("jdbc:postgresql://host:port, without a database");
    }
}
