package org.daylight.registry.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.registry.Api.DESK;
import static org.daylight.registry.Api.as;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.daylight.registry.facts.Register;
import org.daylight.registry.model.Said.Kind;
import org.jspecify.annotations.Nullable;

/** A file that writes again what stands under a partner, some of it unchanged, and adds some, what is named before what names it. */
final class LoadedFile {

    private final Writer writer;
    private final Draw draw;
    private final String partner;
    private final List<String> lines = new ArrayList<>();
    private final List<Written> written = new ArrayList<>();
    private int created;

    /** @param entry null = it is new */
    private record Written(
            @Nullable Entry entry,
            String key,
            Said said,
            @Nullable Instant since) {}

    LoadedFile(Writer writer, Draw draw, String partner) {
        this.writer = writer;
        this.draw = draw;
        this.partner = partner;
    }

    /** Answers how many records it wrote. */
    int load(boolean adds) {
        writer.standing(Kind.PARTNER, partner).forEach(this::again);
        writer.standing(Kind.TRANSFER, partner).stream().limit(4).forEach(this::again);
        var transfers = new ArrayList<>(written.stream()
                .filter(one -> one.said() instanceof TransferSaid)
                .toList());
        if (adds) {
            transfers.add(add(Kind.TRANSFER, draw.transfer(null)));
        }
        writer.standing(Kind.DELIVERY, partner).stream().limit(8).forEach(this::again);
        for (var i = 0; adds && i < 3; i++) {
            var of = draw.of(transfers);
            var numbers = ((TransferSaid) of.said())
                    .lines().stream().map(TransferSaid.Line::number).toList();
            add(Kind.DELIVERY, draw.delivery(of.key(), numbers));
        }
        return written.isEmpty() ? 0 : send();
    }

    private void again(Entry entry) {
        var before = entry.said();
        var said = draw.once(4) ? before : draw.again(before);
        var since = draw.since();
        var shown = said;
        // A list that knows no plans leaves those that stand.
        if (before instanceof TransferSaid stood && said instanceof TransferSaid says && draw.once(3)) {
            said = says.with(stood.plans());
            shown = says.with(List.of());
        }
        line(entry.key, shown, since);
        if (!said.equals(before)) {
            written.add(new Written(entry, entry.key, said, since));
        }
    }

    private Written add(Kind kind, Said said) {
        var one = new Written(null, writer.key(kind), said, draw.since());
        line(one.key(), said, one.since());
        written.add(one);
        created++;
        return one;
    }

    private void line(String key, Said said, @Nullable Instant since) {
        lines.add("{\"type\": \"%s\"%s, \"content\": %s}"
                .formatted(
                        said.kind().word,
                        since == null ? "" : ", \"knownSince\": \"" + since + "\"",
                        said.content(key, partner, null)));
    }

    private int send() {
        var report =
                Register.load(DESK, String.join("\n", lines)).statusCode(201).extract();
        assertThat(List.of(
                        report.<Integer>path("created"),
                        report.<Integer>path("changed"),
                        report.<Integer>path("unchanged")))
                .isEqualTo(List.of(created, written.size() - created, lines.size() - written.size()));
        // All that a file wrote carries one instant.
        var at = Instant.parse(recorded(written.getFirst()).path("recordedAt").asText());
        for (var one : written) {
            if (one.entry() == null) {
                var location = "/v1/%s/%s"
                        .formatted(
                                one.said().kind().resource,
                                recorded(one).path("id").asText());
                writer.created(partner, one.key(), location, one.said(), one.since(), at);
            } else {
                writer.add(one.entry(), one.said(), one.since(), at, false);
            }
        }
        return written.size();
    }

    private static JsonNode recorded(Written one) {
        var kind = one.said().kind();
        var answer = as(DESK).get("/v1/%s?%s=%s".formatted(kind.resource, kind.key, one.key()));
        var items = Register.json(answer.then().statusCode(200).extract().asString())
                .path("items");
        assertThat(items).hasSize(1);
        return items.get(0);
    }
}
