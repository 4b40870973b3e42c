package org.daylight.review.stub;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;

/** Chooses the port of the test server before it starts, so that the clients know where the stubs are. */
public class Neighbours implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        try (var socket = new ServerSocket(0);
                var management = new ServerSocket(0)) {
            var here = "http://localhost:" + socket.getLocalPort();
            var config = new HashMap<String, String>();
            config.put("quarkus.http.test-port", Integer.toString(socket.getLocalPort()));
            // Both fixed or both not: a server with a fixed port is measured with one tag more, and that is refused.
            config.put("quarkus.management.test-port", Integer.toString(management.getLocalPort()));
            config.put("quarkus.rest-client.transfer-registry.url", here + "/stub/registry");
            config.put("quarkus.rest-client.compliance-rules.url", here + "/stub/rules");
            config.put("daylight.identity.users-file", "src/test/resources/users.json");
            config.put("daylight.service.username", "service");
            config.put("daylight.service.password", "service-test-password");
            config.put("daylight.review.poll", "100ms");
            config.put("daylight.review.pause", "200ms");
            config.put("daylight.review.batch-lines", "2");
            config.put("daylight.outbox.poll", "100ms");
            config.put("daylight.outbox.pause", "200ms");
            return config;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {}
}
