package org.daylight.postgres;

import java.util.Map;

/** A server that somebody else runs; its login must be allowed to create roles and databases. */
public record ExternalServer(String baseUrl, String adminUser, String adminPassword) implements DatabaseServer {

    /** Reads {@code DAYLIGHT_DB_URL} (jdbc:postgresql://host:port), {@code DAYLIGHT_DB_USER}, {@code DAYLIGHT_DB_PASSWORD}. */
    public static ExternalServer from(Map<String, String> environment) {
        return from(environment, "DAYLIGHT_DB");
    }

    /** Reads the three variables whose names begin so. */
    static ExternalServer from(Map<String, String> environment, String prefix) {
        var url = environment.getOrDefault(prefix + "_URL", "");
        if (!url.matches("jdbc:postgresql://[^/?]+/?")) {
            throw new IllegalStateException(
                    prefix + "_URL must read jdbc:postgresql://host:port, without a database; it reads: " + url);
        }
        return new ExternalServer(
                url.endsWith("/") ? url.substring(0, url.length() - 1) : url,
                environment.getOrDefault(prefix + "_USER", "postgres"),
                environment.getOrDefault(prefix + "_PASSWORD", ""));
    }

    @Override
    public String jdbcUrl(String database) {
        return baseUrl + "/" + database;
    }

    @Override
    public void close() {
        // Not ours to stop.
    }
}
