package org.daylight.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerForTestsTest {

    private static final String KEPT = "jdbc:postgresql://records.example:5432";

    @TempDir
    Path folder;

    @Test
    void isTheOneThatIsNamedForTests() {
        var environment = Map.of(
                "DAYLIGHT_DB_URL", KEPT,
                "DAYLIGHT_TEST_DB_URL", "jdbc:postgresql://tests.example:5432",
                "DAYLIGHT_TEST_DB_PASSWORD", "secret");
        assertThat(DatabaseServer.forTests(environment, folder))
                .isEqualTo(new ExternalServer("jdbc:postgresql://tests.example:5432", "postgres", "secret"));
    }

    @Test
    void isNeverTheOneWhereRecordsAreKept() {
        assertThatThrownBy(() ->
                        DatabaseServer.forTests(Map.of("DAYLIGHT_DB_URL", KEPT, "DAYLIGHT_DB", "external"), folder))
                .hasMessageContaining("DAYLIGHT_TEST_DB_URL");
        try (var server = DatabaseServer.forTests(Map.of("DAYLIGHT_DB_URL", KEPT, "DAYLIGHT_DB", "embedded"), folder)) {
            assertThat(server).isInstanceOf(EmbeddedServer.class);
        }
    }
}
