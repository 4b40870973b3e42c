package org.daylight.postgres;

import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** PostgreSQL 18 in a container that lives as long as the tests. */
public record ContainerServer(PostgreSQLContainer container) implements DatabaseServer {

    private static final String IMAGE =
            Optional.ofNullable(System.getenv("DAYLIGHT_DB_IMAGE")).orElse("postgres:18");

    static ContainerServer start() {
        var container = new PostgreSQLContainer(DockerImageName.parse(IMAGE).asCompatibleSubstituteFor("postgres"));
        container.start();
        return new ContainerServer(container);
    }

    /** Empty where no engine answers, or where it answers but the image cannot be had. */
    static Optional<ContainerServer> startIfPossible() {
        try {
            if (!DockerClientFactory.instance().isDockerAvailable()) {
                return Optional.empty();
            }
            return Optional.of(start());
        } catch (RuntimeException noEngineOrImage) {
            System.err.println("No container for PostgreSQL, using the embedded binaries: " + noEngineOrImage);
            return Optional.empty();
        }
    }

    @Override
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://%s:%d/%s"
                .formatted(container.getHost(), container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT), database);
    }

    @Override
    public String adminUser() {
        return container.getUsername();
    }

    @Override
    public String adminPassword() {
        return container.getPassword();
    }

    @Override
    public void close() {
        container.stop();
    }
}
