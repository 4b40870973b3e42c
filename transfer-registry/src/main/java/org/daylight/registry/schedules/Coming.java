package org.daylight.registry.schedules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Which deliveries of an owner reach a milestone only after the day of its sums, so that they are found when that day has come.
 * Where they are too many they are lost, and the sums cannot be kept.
 */
final class Coming {

    private final Room room;

    /** Each the day, a blank and the delivery. */
    private final TreeSet<String> entries = new TreeSet<>();

    private boolean lost;

    /** How many more are held, of all owners that are summed up at the same time. */
    static final class Room {

        private int left;

        Room(int most) {
            left = most;
        }
    }

    Coming(Room room) {
        this.room = room;
    }

    /** @param times 1, or -1 for one that was added before */
    void add(int times, LocalDate day, UUID delivery) {
        var entry = day + " " + delivery;
        if (times < 0) {
            if (entries.remove(entry)) {
                room.left++;
            }
        } else {
            add(entry);
        }
    }

    private void add(String entry) {
        if (!lost && entries.add(entry)) {
            room.left--;
            if (room.left < 0) {
                lost = true;
                clear();
            }
        }
    }

    /** Makes room for those of others. */
    void clear() {
        room.left += entries.size();
        entries.clear();
    }

    /** Whether it is not known any more which they are. */
    boolean isLost() {
        return lost;
    }

    /** Those that reach one by a day. */
    List<UUID> by(LocalDate day) {
        return entries.headSet(day.plusDays(1).toString()).stream()
                .map(entry -> UUID.fromString(entry.substring(entry.indexOf(' ') + 1)))
                .distinct()
                .toList();
    }

    /** To be {@link #read} again. */
    ArrayNode written() {
        var written = JsonNodeFactory.instance.arrayNode(entries.size());
        entries.forEach(written::add);
        return written;
    }

    void read(JsonNode written) {
        written.forEach(entry -> add(entry.asText()));
    }
}
