package org.daylight.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Random;
import java.util.function.Consumer;

/**
 * A register of fictional partners, transfers and deliveries from a fixed seed: of the deliveries 3 % have no first
 * inventory in time and 8 % cannot be decided, because it is not known whether there was one.
 */
final class GeneratedRegister {

    static final LocalDate AS_OF = LocalDate.of(2024, 6, 30);
    private static final long SEED = 20240630;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PARTNERS = 40;
    private static final int TRANSFERS = 2_000;
    private static final int LINES_A_FILE = 20_000;

    private final int deliveries;

    GeneratedRegister(int deliveries) {
        this.deliveries = deliveries;
    }

    int deliveries() {
        return deliveries;
    }

    /** Hands out the register as import files, partners first. */
    void writeTo(Consumer<byte[]> file) {
        var random = new Random(SEED);
        var out = new ByteArrayOutputStream();
        writeBase(out, 0, random);
        file.accept(out.toByteArray());
        for (var from = 0; from < deliveries; from += LINES_A_FILE) {
            out.reset();
            writeDeliveries(out, 0, random, from, Math.min(deliveries, from + LINES_A_FILE));
            file.accept(out.toByteArray());
        }
    }

    /**
     * Writes the lines of all partners and transfers.
     *
     * @param release 0 for the first one; every further one says something else of every record
     */
    void writeBase(OutputStream out, int release) {
        writeBase(out, release, new Random(SEED));
    }

    /** Writes the lines of all deliveries, which name the transfers of {@link #writeBase}. */
    void writeDeliveries(OutputStream out, int release) {
        var random = new Random(SEED);
        for (var i = 0; i < TRANSFERS; i++) {
            var _ = transfer(i, random);
        }
        writeDeliveries(out, release, random, 0, deliveries);
    }

    private static void writeBase(OutputStream out, int release, Random random) {
        for (var i = 0; i < PARTNERS; i++) {
            append(out, released(partner(i), "name", release));
        }
        for (var i = 0; i < TRANSFERS; i++) {
            append(out, released(transfer(i, random), "title", release));
        }
    }

    private static void writeDeliveries(OutputStream out, int release, Random random, int from, int to) {
        for (var i = from; i < to; i++) {
            var line = delivery(i, random);
            if (release > 0) {
                ((ObjectNode) content(line).get("quantity")).put("amount", Integer.toString(100 + release));
            }
            append(out, line);
        }
    }

    private static ObjectNode released(ObjectNode line, String field, int release) {
        if (release > 0) {
            var content = content(line);
            content.put(field, "%s, release %d".formatted(content.get(field).asText(), release));
        }
        return line;
    }

    /**
     * Hands out some deliveries again with another quantity: one in a hundred at random, or as many of one partner.
     *
     * @param time others at random each time, and each time with another quantity
     * @return how many
     */
    int changeOneInAHundred(boolean ofOnePartner, int time, Consumer<byte[]> file) {
        var random = new Random(SEED + 1 + time);
        var amount = Integer.toString((ofOnePartner ? 50 : 40) + time);
        var generated = new Random(SEED);
        for (var i = 0; i < TRANSFERS; i++) {
            var _ = transfer(i, generated);
        }
        var out = new ByteArrayOutputStream();
        var changed = 0;
        for (var i = 0; i < deliveries; i++) {
            var line = delivery(i, generated);
            var chosen = ofOnePartner ? i % PARTNERS == 0 : random.nextInt(100) == 0;
            if (chosen && changed < deliveries / 100) {
                ((ObjectNode) content(line).get("quantity")).put("amount", amount);
                append(out, line);
                changed++;
            }
        }
        file.accept(out.toByteArray());
        return changed;
    }

    private static void append(OutputStream out, ObjectNode line) {
        try {
            out.write(JSON.writeValueAsBytes(line));
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode line(String type, String key) {
        var line = JSON.createObjectNode().put("type", type).put("key", key);
        line.putObject("content").put(type.equals("partner") ? "code" : "reference", key);
        return line;
    }

    private static ObjectNode content(ObjectNode line) {
        return (ObjectNode) line.get("content");
    }

    private static String partnerCode(int i) {
        return "X%03d".formatted(i);
    }

    private static ObjectNode partner(int i) {
        var line = line("partner", partnerCode(i));
        content(line).put("name", "Fictional state %d".formatted(i)).put("kind", "STATE");
        return line;
    }

    private static ObjectNode transfer(int i, Random random) {
        var line = line("transfer", "T-%05d".formatted(i));
        var content = content(line)
                .put("partner", partnerCode(i % PARTNERS))
                .put("channel", "FMS")
                .put("title", "Generated transfer %d".formatted(i))
                .put("status", "ACTIVE")
                .put(
                        "agreedOn",
                        LocalDate.of(2022, 1, 1).plusDays(random.nextInt(365)).toString());
        content.putArray("lines")
                .addObject()
                .put("number", 1)
                .put("designation", "Generated item %d".formatted(i % 50))
                .put("capabilityClass", "CLASS_%d".formatted(i % 12))
                .put("mde", i % 3 == 0)
                .put("sme", true)
                .put("enhancedMonitoring", true);
        return line;
    }

    private static ObjectNode delivery(int i, Random random) {
        var line = line("delivery", "D-%07d".formatted(i));
        var arrived = AS_OF.minusDays(120 + random.nextInt(150));
        var content = content(line)
                .put("transfer", "T-%05d".formatted(i % TRANSFERS))
                .put("line", 1)
                .put("measure", "INCREMENT")
                .put("counted", true)
                .put("plannedOn", arrived.minusDays(random.nextInt(60)).toString());
        content.putObject("quantity")
                .put("amount", Integer.toString(1 + random.nextInt(40)))
                .put("unit", "EACH");
        content.putObject("value")
                .put("amount", "%d.00".formatted(10_000 + random.nextInt(5_000_000)))
                .put("currency", "USD")
                .put("basis", "CONTRACT");
        var milestones = content.putObject("milestones");
        milestones.putObject("SHIPPED").put("on", arrived.minusDays(30).toString());
        milestones.putObject("ENTERED_COUNTRY").put("on", arrived.toString());
        milestones.putObject("HANDED_OVER").put("on", arrived.plusDays(5).toString());
        var draw = random.nextInt(100);
        if (draw < 3) {
            milestones.putObject("INVENTORIED").putNull("on");
        } else if (draw >= 11) {
            milestones
                    .putObject("INVENTORIED")
                    .put("on", arrived.plusDays(random.nextInt(89)).toString());
        }
        return line;
    }
}
