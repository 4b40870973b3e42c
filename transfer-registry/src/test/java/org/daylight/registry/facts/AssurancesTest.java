package org.daylight.registry.facts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import org.daylight.kit.identity.Marking;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AssurancesTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final LocalDate AS_OF = LocalDate.of(2024, 6, 1);
    private static final String IN_CONFLICT = ",\"document.assuranceState\":\"ARMED_CONFLICT\"";

    @Test
    void theLastOfThoseThatTheTransferWaitsForCounts() throws Exception {
        var ofAll = assurance("2024-03-20");
        var ofOne = assurance("2024-04-02", "T1");

        assertThat(told("T1", ofAll, ofOne)).isEqualTo(on("2024-04-02"));
        assertThat(told("T2", ofAll, ofOne)).isEqualTo(on("2024-03-20"));
        assertThat(told(null, ofAll, ofOne)).isEqualTo(on("2024-03-20"));
        assertThat(told("T2", ofOne)).isEmpty();
        assertThat(told("T1")).isEmpty();
    }

    @Test
    void oneThatDidNotComeIsAbsentAndOneOfAnUnknownDayUnknown() throws Exception {
        var absent = ",\"document.assuranceOn\":null" + IN_CONFLICT;

        assertThat(told("T1", assurance("none"), assurance("2024-03-20"))).isEqualTo(absent);
        assertThat(told("T1", assurance("none"), assurance("?"))).isEqualTo(absent);
        assertThat(told("T1", assurance("2024-06-02"))).isEqualTo(absent);
        assertThat(told("T1", assurance("?"), assurance("2024-03-20"))).isEqualTo(IN_CONFLICT);
        assertThat(told("T1", assurance("2024-03"))).isEqualTo(on("2024-03"));
    }

    @Test
    void whoDoesNotSeeAllOfThemIsToldNothing() throws Exception {
        var leaves = new Leaves(AS_OF);

        assertThat(new Assurances(Arrays.asList(assurance("none")), false).write(leaves, "T1", recipient()))
                .isEmpty();
        assertThat(leaves.bytes().toString()).isEmpty();
    }

    private static String on(String day) {
        return ",\"document.assuranceOn\":\"%s\"".formatted(day) + IN_CONFLICT;
    }

    private static String told(@Nullable String transfer, Known... assurances) throws Exception {
        var leaves = new Leaves(AS_OF);
        new Assurances(Arrays.asList(assurances), true).write(leaves, transfer, recipient());
        return leaves.bytes().toString();
    }

    private static Known recipient() throws Exception {
        return known("{\"securityStates\": [{\"state\": \"ARMED_CONFLICT\", \"from\": \"../2024-02-08\"}]}");
    }

    private static Known assurance(String received, String... transfers) throws Exception {
        var said = received.equals("?")
                ? ""
                : received.equals("none")
                        ? ", \"acknowledgedOn\": null"
                        : ", \"acknowledgedOn\": \"%s\"".formatted(received);
        return known("{\"transfers\": %s%s}".formatted(JSON.writeValueAsString(transfers), said));
    }

    private static Known known(String content) throws Exception {
        return new Known(new UUID(0, 1), null, null, Marking.UNMARKED, JSON.readTree(content));
    }
}
