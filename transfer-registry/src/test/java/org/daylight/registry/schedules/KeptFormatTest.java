package org.daylight.registry.schedules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.json.CanonicalJson;
import org.daylight.registry.facts.Known;
import org.daylight.registry.facts.StoredDelivery;
import org.daylight.registry.records.Milestone;
import org.junit.jupiter.api.Test;

/** Kept sums are used by the code that comes after the one that wrote them, unless it has another format. */
class KeptFormatTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Marking MARKING = Marking.read(null);
    private static final LocalDate AS_OF = LocalDate.of(2024, 3, 20);

    private static final List<String> DELIVERIES = List.of("""
            {"reference":"P/1","line":1,"quantity":{"amount":"4","unit":"EACH"},"plannedOn":"2024-03-01",\
            "plannedQuantity":{"amount":"6","unit":"EACH"},"value":{"amount":"7.50","currency":"USD","basis":"CONTRACT"},\
            "milestones":{"SHIPPED":{"on":"2024-03-01"},"HANDED_OVER":{"on":"2024-03-11"}}}""", """
            {"reference":"P/2","line":1,"quantity":{"amount":"2","unit":"EACH","bound":"AT_LEAST"},\
            "milestones":{"SHIPPED":{"on":"2024-03-01"},"HANDED_OVER":{"on":"2024-04"}}}""", """
            {"reference":"P/3","line":2,"measure":"CUMULATIVE","quantity":{"amount":"30","unit":"T","bound":"ABOUT"},\
            "milestones":{"ENTERED_COUNTRY":{"on":"2024-03-02"}}}""", """
            {"reference":"P/4","measure":"CUMULATIVE","quantity":{"amount":"9","unit":"EACH"},\
            "value":{"amount":"3","currency":"EUR","basis":"ESTIMATED"},"milestones":{"HANDED_OVER":{"on":"2024-02"}}}""", """
            {"reference":"P/5","line":2,"value":{"amount":"1","currency":"EUR","basis":"CONTRACT"},\
            "milestones":{"ANNOUNCED":{"on":"2024-01-01"},"ACKNOWLEDGED":{"on":"2024-03-11"}}}""", """
            {"reference":"P/6","plannedOn":"2024-05-01","plannedQuantity":{"amount":"1","unit":"EACH"},"milestones":{}}""", """
            {"reference":"P/7","plannedOn":"2024-05-02","droppedOn":"2024-03","plannedQuantity":{"amount":"3","unit":"EACH"},\
            "milestones":{}}""", """
            {"reference":"P/8","line":1,"quantity":{"amount":"71","unit":"EACH"},"milestones":{}}""", """
            {"reference":"P/9","line":1,"quantity":{"amount":"5","unit":"EACH"},"plannedOn":"2024-05-03","milestones":{}}""", """
            {"reference":"P/10","line":1,"quantity":{"amount":"8","unit":"EACH","bound":"AT_MOST"},\
            "milestones":{"HANDED_OVER":{"on":"2024-03-11"}}}""");

    /** If this fails because something else is summed up or written, raise the format and state the new digest with it. */
    @Test
    void whoeverChangesWhatIsWrittenRaisesTheFormat() throws IOException {
        var objective =
                new Measured(List.of(Milestone.SHIPPED, Milestone.HANDED_OVER), Milestone.HANDED_OVER, List.of("TIV"));
        var written = written(objective) + written(Measured.OF_PARTNER);

        assertThat(KeptSums.FORMAT + " " + CanonicalJson.sha256(written.getBytes(UTF_8)))
                .as(written)
                .isEqualTo("7 sha256:ab0cebcbc20c885f0fd66d933e1d1d61dfc170791be2b6c15482b133904db17d");
    }

    /** Of P/2 the hand-over in April, and nothing that follows from it: none of that counts for a partner. */
    @Test
    void ofPartnersOnlyWhatIsStatedIsWaitedFor() throws IOException {
        var coming = new Coming(new Coming.Room(100));
        var sums = new Deliveries(AS_OF, Measured.OF_PARTNER, coming);
        sums.add(1, known(2), new StoredDelivery().read(DELIVERIES.get(1).getBytes(UTF_8)), served(1));

        assertThat(coming.written()).hasSize(1);
        assertThat(coming.written().get(0).asText()).startsWith("2024-04-01 ");
    }

    /** What may be none is told apart from what surely came on its day. */
    @Test
    void whatIsAtMostSoMuchIsSummedUpApart() throws IOException {
        var sums = new Deliveries(AS_OF, Measured.OF_PARTNER, null);
        var stated = new StoredDelivery();
        sums.add(1, known(1), stated.read(DELIVERIES.getFirst().getBytes(UTF_8)), served(1));
        sums.add(1, known(10), stated.read(DELIVERIES.getLast().getBytes(UTF_8)), served(1));

        var days = sums.byDay();
        assertThat(days).hasSize(2);
        assertThat(days.get(0).has("perhapsNone")).isFalse();
        assertThat(days.get(0).path("count").asInt()).isEqualTo(1);
        assertThat(days.get(1).path("perhapsNone").asBoolean()).isTrue();
        assertThat(days.get(1).path("on").asText()).isEqualTo("2024-03-11");
        assertThat(days.get(1).path("count").asInt()).isEqualTo(1);
    }

    private static String written(Measured measured) throws IOException {
        var sums = new Deliveries(AS_OF, measured, new Coming(new Coming.Room(100)));
        var stated = new StoredDelivery();
        for (var i = 0; i < DELIVERIES.size(); i++) {
            sums.add(1, known(i), stated.read(DELIVERIES.get(i).getBytes(UTF_8)), served(i % 3));
        }
        var out = new ByteArrayOutputStream();
        try (var generator = JSON.createGenerator(out)) {
            sums.write(generator);
        }
        return out.toString(UTF_8);
    }

    private static Known known(int number) {
        return new Known(new UUID(0, number), "group-" + number % 2, null, MARKING, MissingNode.getInstance());
    }

    private static Served served(int number) throws IOException {
        var content = JSON.readTree("""
                {"lines":[{"number":1,"designation":"Tank","capabilityClass":"ARMOUR","indexes":[{"name":"TIV","perUnit":"4.5"}]},\
                {"number":2,"designation":"Shell","quantity":{"amount":"40","unit":"T"}}]}""");
        return new Served(
                "P/R" + number,
                "P",
                List.of("P/O"),
                Lines.of(content),
                new Written.Terms(Written.Held.SURELY, Written.Held.NOT, Written.Held.NOT, null),
                null,
                new Known(new UUID(1, number), null, null, MARKING, MissingNode.getInstance()));
    }
}
