package org.daylight.kit.acting;

import static org.daylight.kit.problem.Problems.IDEMPOTENCY_KEY_MISSING;
import static org.daylight.kit.problem.Problems.IDEMPOTENCY_KEY_REUSED;
import static org.daylight.kit.problem.Problems.INVALID_REQUEST;
import static org.daylight.kit.problem.Problems.REQUEST_IN_FLIGHT;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.daylight.kit.acting.IdempotencyKeys.Scope;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.problem.ProblemException;
import org.daylight.kit.problem.Violation;
import org.daylight.kit.recording.Act;
import org.daylight.kit.recording.Recordings;
import org.daylight.kit.request.RequestId;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Makes an act one transaction with its recording and its idempotency key. {@link Acts} does this for resource methods;
 * what reads its body as a stream calls it itself, with the digest of the bytes as fingerprint.
 */
@ApplicationScoped
public class Acting {

    public static final String KEY_HEADER = "Idempotency-Key";

    private static final String WHERE = "header:" + KEY_HEADER;
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,200}");
    private static final List<String> KEPT_HEADERS =
            List.of(HttpHeaders.LOCATION, HttpHeaders.ETAG, HttpHeaders.CONTENT_TYPE);

    private final Recordings recordings;
    private final IdempotencyKeys keys;
    private final Caller caller;
    private final ObjectMapper json;

    Acting(Recordings recordings, IdempotencyKeys keys, Caller caller, ObjectMapper json) {
        this.recordings = recordings;
        this.keys = keys;
        this.caller = caller;
        this.json = json;
    }

    /**
     * Acts once.
     *
     * @param operation method and path, such as {@code POST /v1/partners}
     * @param key the Idempotency-Key, null where none is needed
     * @param fingerprint what makes two requests the same
     * @param work what happens; its result is the answer that is kept
     */
    public <T extends @Nullable Object> T act(
            String operation, @Nullable String key, String fingerprint, @Nullable String reason, Supplier<T> work) {
        return recordings.inTransaction(described(operation, reason), once(operation, key, fingerprint, work));
    }

    /** Like {@link #act}, as a bulk import that keeps other writers waiting only for its last moment. */
    public <T extends @Nullable Object> T actInBulk(
            String operation, @Nullable String key, String fingerprint, @Nullable String reason, Supplier<T> work) {
        return recordings.inBulk(described(operation, reason), once(operation, key, fingerprint, work));
    }

    /** Tries a bulk import out; the work ends it by throwing, and nothing of it stays. */
    public <T extends @Nullable Object> T rehearse(String operation, @Nullable String reason, Supplier<T> work) {
        return recordings.rehearse(described(operation, reason), work);
    }

    /**
     * Ends the request with its answer if it was answered before; for what takes long to compute before it acts.
     *
     * @param operation as for {@link #act}, and so are the others
     */
    public void recall(String operation, String key, String fingerprint) {
        var scope = scope(operation, key);
        QuarkusTransaction.requiringNew().run(() -> recall(scope, fingerprint));
    }

    private Act described(String operation, @Nullable String reason) {
        return new Act(caller.account(), caller.onBehalfOf(), caller.person(), reason, operation, RequestId.current());
    }

    /** The problem of a request without a key. */
    public static ProblemException keyMissing() {
        return IDEMPOTENCY_KEY_MISSING.problem(
                "Send a new Idempotency-Key with every new request, and the same one when you repeat it",
                new Violation(WHERE, "must be given, such as a random UUID"));
    }

    private <T extends @Nullable Object> Supplier<T> once(
            String operation, @Nullable String key, String fingerprint, Supplier<T> work) {
        if (key == null) {
            return work;
        }
        var scope = scope(operation, key);
        return () -> {
            refuseOrReplay(scope, fingerprint);
            var result = work.get();
            keys.keep(scope, answer(fingerprint, result));
            return result;
        };
    }

    private Scope scope(String operation, String key) {
        if (!KEY.matcher(key).matches()) {
            throw INVALID_REQUEST.problem(
                    "The Idempotency-Key is not usable",
                    new Violation(WHERE, "must be 1 to 200 visible ASCII characters, such as a random UUID"));
        }
        return new Scope(caller.person(), operation, key);
    }

    private void refuseOrReplay(Scope scope, String fingerprint) {
        if (!keys.lock(scope)) {
            throw REQUEST_IN_FLIGHT.problem(
                    "The same request is being answered at this moment; repeat it in a second for its answer",
                    new Violation(WHERE, "is in use by a request that has not been answered yet"));
        }
        recall(scope, fingerprint);
    }

    private void recall(Scope scope, String fingerprint) {
        var answer = keys.find(scope);
        if (answer == null) {
            return;
        }
        if (!answer.fingerprint().equals(fingerprint)) {
            throw IDEMPOTENCY_KEY_REUSED.problem(
                    "This Idempotency-Key belongs to a request with another body; send a new key",
                    new Violation(WHERE, "must be new for a new request"));
        }
        throw new AnsweredBefore(answer);
    }

    private StoredAnswer answer(String fingerprint, @Nullable Object result) {
        return switch (result) {
            case RestResponse<?> response ->
                new StoredAnswer(
                        fingerprint,
                        response.getStatus(),
                        headers(response.toResponse(), response.getEntity()),
                        body(response.getEntity()));
            case Response response ->
                new StoredAnswer(
                        fingerprint,
                        response.getStatus(),
                        headers(response, response.getEntity()),
                        body(response.getEntity()));
            case null -> new StoredAnswer(fingerprint, 204, Map.of(), null);
            default -> new StoredAnswer(fingerprint, 200, headers(null, result), body(result));
        };
    }

    private static Map<String, String> headers(@Nullable Response response, @Nullable Object entity) {
        var kept = new LinkedHashMap<String, String>();
        if (entity != null) {
            kept.put(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
        }
        if (response != null) {
            for (var name : KEPT_HEADERS) {
                var value = response.getHeaders().getFirst(name);
                if (value != null) {
                    kept.put(name, text(value));
                }
            }
        }
        return kept;
    }

    @SuppressWarnings("unchecked") // the delegate of a value's own class takes that value
    private static String text(Object header) {
        var type = (Class<Object>) header.getClass();
        var delegate = RuntimeDelegate.getInstance().createHeaderDelegate(type);
        return delegate == null ? header.toString() : delegate.toString(header);
    }

    private @Nullable String body(@Nullable Object entity) {
        if (entity == null || entity instanceof String) {
            return (String) entity;
        }
        try {
            return json.writeValueAsString(entity);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the answer cannot be kept", e);
        }
    }
}
