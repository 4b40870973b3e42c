package org.daylight.restassured;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.RestAssured;
import io.restassured.builder.ResponseBuilder;
import io.restassured.http.ContentType;
import io.restassured.http.Header;
import io.restassured.http.Headers;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A request of a test in the words of REST Assured, which reads and judges the answer. A request of its own passes through Groovy at
 * every word, makes a client and connects anew: a quarter of the processor time of the tests of a service. This one is sent by the
 * platform's oldest client, on the thread that asks, over a connection that is kept.
 */
public final class Request {

    private static final int PATIENCE_MILLIS = 120_000;
    private static final Pattern PLACE = Pattern.compile("\\{[^}]*}");
    private static final Pattern NOT_OF_A_PATH = Pattern.compile("[^A-Za-z0-9\\-._~!$&'()*+,;=:@/%]+");

    private static final Set<String> ONE = Set.of("Content-Type", "Accept");

    private final Map<String, List<String>> headers = new LinkedHashMap<>();
    private final List<String> parameters = new ArrayList<>();
    private byte @Nullable [] body;
    private boolean encoded;

    /** The platform's client drops them without a word. */
    private static final Set<String> NOT_SENT =
            Set.of("connection", "content-length", "host", "origin", "transfer-encoding");

    static {
        // By itself it sends a POST again when the connection ends before an answer; a test has to see that.
        System.setProperty("sun.net.http.retryPost", "false");
    }

    private Request() {}

    public static Request request() {
        return new Request();
    }

    public Request basic(String account, String password) {
        var secret = Base64.getEncoder().encodeToString((account + ":" + password).getBytes(UTF_8));
        return header("Authorization", "Basic " + secret);
    }

    /** Beside what has this name already, but for the content type and what is accepted, of which there is one. */
    public Request header(String name, Object value) {
        if (NOT_SENT.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("%s is not sent; ask by REST Assured itself".formatted(name));
        }
        if (ONE.contains(name)) {
            headers.remove(name);
        }
        headers.computeIfAbsent(name, _ -> new ArrayList<>()).add(value.toString());
        return this;
    }

    public Request contentType(String type) {
        return header("Content-Type", type);
    }

    public Request contentType(ContentType type) {
        return contentType(type.toString());
    }

    public Request accept(String type) {
        return header("Accept", type);
    }

    public Request queryParam(String name, Object... values) {
        return queryParam(name, List.of(values));
    }

    public Request queryParam(String name, Collection<?> values) {
        values.forEach(value -> parameters.add(encode(name) + "=" + encode(value.toString())));
        return this;
    }

    /** Whether values that stand in an address are to be encoded; they are unless somebody says no. */
    public Request urlEncodingEnabled(boolean enabled) {
        encoded = !enabled;
        return this;
    }

    public Request body(String text) {
        return body(text.getBytes(UTF_8));
    }

    public Request body(byte[] bytes) {
        body = bytes.clone();
        return this;
    }

    public Response get(String address, Object... places) {
        return request("GET", address, places);
    }

    public Response post(String address, Object... places) {
        return request("POST", address, places);
    }

    public Response put(String address, Object... places) {
        return request("PUT", address, places);
    }

    public Response delete(String address, Object... places) {
        return request("DELETE", address, places);
    }

    public Response head(String address, Object... places) {
        return request("HEAD", address, places);
    }

    public Response request(String method, String address, Object... places) {
        try {
            var connection =
                    (HttpURLConnection) at(filled(address, places)).toURL().openConnection();
            connection.setRequestMethod(method);
            connection.setInstanceFollowRedirects(false);
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            connection.setRequestProperty("Accept", "*/*");
            headers.forEach((name, values) -> {
                connection.setRequestProperty(name, values.getFirst());
                values.stream().skip(1).forEach(value -> connection.addRequestProperty(name, value));
            });
            var sent = body;
            if (sent != null && (method.equals("GET") || method.equals("HEAD"))) {
                throw new IllegalArgumentException("a body would turn %s into a POST".formatted(method));
            }
            if (sent != null || method.equals("POST") || method.equals("PUT")) {
                connection.setDoOutput(true);
                if (sent != null && !headers.containsKey("Content-Type")) {
                    connection.setRequestProperty("Content-Type", "text/plain; charset=UTF-8");
                }
                try (var out = connection.getOutputStream()) {
                    out.write(sent == null ? new byte[0] : sent);
                }
            }
            return answer(connection);
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + address, e);
        }
    }

    private static Response answer(HttpURLConnection connection) throws IOException {
        var status = connection.getResponseCode();
        var content = status >= 400 ? connection.getErrorStream() : connection.getInputStream();
        var answered = new ResponseBuilder()
                .setStatusCode(status)
                .setStatusLine(connection.getHeaderField(0))
                .setHeaders(headers(connection))
                .setBody(
                        content == null
                                ? new byte[0]
                                : unpacked(connection, content).readAllBytes());
        var type = connection.getContentType();
        return (type == null ? answered : answered.setContentType(type)).build();
    }

    private static InputStream unpacked(HttpURLConnection connection, InputStream content) throws IOException {
        return "gzip".equals(connection.getContentEncoding()) ? new GZIPInputStream(content) : content;
    }

    /** As they came; the first line, which has no name, is none. */
    private static Headers headers(HttpURLConnection connection) {
        var headers = new ArrayList<Header>();
        for (var i = 0; connection.getHeaderField(i) != null; i++) {
            var name = connection.getHeaderFieldKey(i);
            if (name != null) {
                headers.add(new Header(name, connection.getHeaderField(i)));
            }
        }
        return new Headers(headers);
    }

    private String filled(String address, Object... places) {
        var values = Arrays.stream(places).map(Object::toString).iterator();
        return PLACE.matcher(address)
                .replaceAll(
                        place -> Matcher.quoteReplacement(values.hasNext() ? encode(values.next()) : place.group()));
    }

    private URI at(String address) {
        var start = address.indexOf('?');
        var path = start < 0 ? address : address.substring(0, start);
        var query = new ArrayList<String>();
        if (start >= 0) {
            query.addAll(List.of(address.substring(start + 1).split("&", -1)));
        }
        if (!encoded) {
            path = NOT_OF_A_PATH.matcher(path).replaceAll(found -> Matcher.quoteReplacement(encode(found.group())));
            query.replaceAll(Request::encodedPair);
        }
        query.addAll(parameters);
        var whole = query.isEmpty() ? path : path + "?" + String.join("&", query);
        return URI.create(
                whole.startsWith("http") ? whole : "%s:%d%s".formatted(RestAssured.baseURI, RestAssured.port, whole));
    }

    private static String encodedPair(String pair) {
        return Arrays.stream(pair.split("=", 2)).map(Request::encode).collect(Collectors.joining("="));
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, UTF_8).replace("+", "%20");
    }
}
