package org.daylight.review.subscriptions;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.daylight.kit.json.Json;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * That something was sealed, confirmed, signed or is late.
 *
 * @param sequence its place among all events; the place of the first one to be sent is where a replay begins
 * @param subject kind and id, such as {@code flags/…}
 * @param link where whoever may see it reads it
 */
@Schema(name = "Event")
public record Event(
        long sequence,
        UUID id,

        @Schema(
                implementation = String.class,
                examples = "org.daylight.flag.confirmed",
                description = "What was told; more may follow.")
        EventType type,

        String subject,
        Instant time,
        URI link) {

    static Event of(long sequence, UUID id, String type, String subject, Instant time) {
        return new Event(sequence, id, EventType.of(type), subject, time, URI.create("/v1/" + subject));
    }

    /** As CloudEvents 1.0 has it in its JSON format; the sequence is the extension of that name. */
    byte[] cloudEvent(String source) {
        var event = Json.mapper().createObjectNode();
        event.put("specversion", "1.0");
        event.put("id", id.toString());
        event.put("source", source);
        event.put("type", type.word());
        event.put("subject", subject);
        event.put("time", time.toString());
        event.put("sequence", "%018d".formatted(sequence));
        event.put("datacontenttype", "application/json");
        var data = event.putObject("data");
        data.put("id", subject.substring(subject.indexOf('/') + 1));
        data.put("link", link.toString());
        try {
            return Json.mapper().writeValueAsString(event).getBytes(UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
