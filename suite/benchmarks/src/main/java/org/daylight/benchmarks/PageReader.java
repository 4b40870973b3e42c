package org.daylight.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Base64;
import org.daylight.launcher.Suite;

/**
 * Asks the registry as one local user and reads the answer in the thread that asks, over a connection that stays open, as
 * the driver of the database does on the other side.
 */
final class PageReader {

    private static final int PATIENCE_MILLIS = 600_000;

    private final URI base;
    private final String authorization;

    PageReader(Suite suite, String account) {
        base = suite.registry();
        authorization = "Basic "
                + Base64.getEncoder().encodeToString((account + ":" + suite.password(account)).getBytes(UTF_8));
    }

    /** The body, read to its end, so that the connection is used again; a refusal is an exception. */
    byte[] get(String path) {
        try (var body = open(path, "application/json")) {
            return body.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("no answer to " + path, e);
        }
    }

    /** The body as it comes, to be read to its end. */
    InputStream open(String path, String mediaType) throws IOException {
        var connection = (HttpURLConnection) base.resolve(path).toURL().openConnection();
        connection.setRequestProperty("Authorization", authorization);
        connection.setRequestProperty("Accept", mediaType);
        connection.setReadTimeout(PATIENCE_MILLIS);
        return connection.getInputStream();
    }
}
