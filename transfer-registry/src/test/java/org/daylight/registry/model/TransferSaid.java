package org.daylight.registry.model;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a transfer says.
 *
 * @param dates those of its states, by their fields
 */
record TransferSaid(
        String channel,
        State status,
        @Nullable String form,
        @Nullable Boolean newSalesTerritory,
        Map<String, Maybe> dates,
        List<String> objectives,
        List<Value> values,
        List<Line> lines,
        List<Plan> plans)
        implements Said {

    /** How far it has come, in the order of the states, each with its date and others, of which the first stated is one before which it was not there. */
    enum State {
        REQUESTED(""),
        PROPOSED("proposedOn"),
        NOTIFIED("notifiedOn"),
        OFFERED("offeredOn"),
        AGREED("agreedOn"),
        LICENSED("licensedOn"),
        REFUSED("refusedOn", "proposedOn"),
        REVOKED("revokedOn", "licensedOn"),
        ACTIVE("activeOn", "agreedOn", "licensedOn"),
        COMPLETED("completedOn", "agreedOn", "licensedOn"),
        CANCELLED("cancelledOn", "proposedOn");

        final String on;
        final List<String> notBefore;

        State(String on, String... notBefore) {
            this.on = on;
            this.notBefore = List.of(notBefore);
        }
    }

    /** In dollars; on the contract, if it says so, rather than what was announced, and that rather than anything else. */
    record Value(String element, int amount, String basis) {

        int place() {
            return switch (basis) {
                case "CONTRACT" -> 0;
                case "ANNOUNCED_MAXIMUM" -> 1;
                default -> 2;
            };
        }
    }

    record Line(
            int number,
            String designation,
            @Nullable String capabilityClass,
            @Nullable Boolean enhancedMonitoring,
            @Nullable String usmlCategory) {

        void into(Map<String, String> leaves) {
            leaves.put("item.designation", designation);
            put(leaves, "item.capabilityClass", capabilityClass);
            put(leaves, "item.enhancedMonitoring", enhancedMonitoring);
            put(leaves, "item.usmlCategory", usmlCategory);
        }
    }

    @Override
    public Kind kind() {
        return Kind.TRANSFER;
    }

    /** The same with these plans. */
    TransferSaid with(List<Plan> others) {
        return new TransferSaid(channel, status, form, newSalesTerritory, dates, objectives, values, lines, others);
    }

    Maybe on(String field) {
        return dates.getOrDefault(field, Maybe.UNKNOWN);
    }

    @Override
    public Collection<Date> days() {
        return dates.values().stream()
                .flatMap(on -> Stream.ofNullable(on.date()))
                .toList();
    }

    private String begunBy() {
        return Stream.concat(Stream.of(status.on), status.notBefore.stream())
                .filter(field -> on(field).date() != null)
                .findFirst()
                .orElse(status.on);
    }

    /** The state recorded; where its own day lies later, the one that had come last, of several on one day the furthest. */
    State statusOn(LocalDate asOf) {
        var day = on(begunBy()).date();
        if (day == null || day.mayHaveCome(asOf)) {
            return status;
        }
        return Stream.of(State.values())
                .filter(state -> on(state.on).by(asOf).date() != null)
                .max(Comparator.comparing((State state) ->
                                Objects.requireNonNull(on(state.on).date()).earliest())
                        .thenComparing(Comparator.naturalOrder()))
                .orElse(State.REQUESTED);
    }

    /** Each that is the state of the day on some of the days that its dates can mean. */
    Set<State> statesOn(LocalDate asOf) {
        var field = begunBy();
        var own = on(field).date();
        if (own == null || own.hasCome(asOf)) {
            return EnumSet.of(status);
        }
        var others = new TreeMap<State, Date>();
        for (var state : State.values()) {
            var date = state.on.equals(field) ? null : on(state.on).date();
            if (date != null && date.mayHaveCome(asOf)) {
                others.put(state, date);
            }
        }
        var found = EnumSet.noneOf(State.class);
        others.forEach((state, date) -> {
            var last = date.hasCome(asOf) ? date.latest() : asOf;
            if (others.entrySet().stream()
                    .filter(other -> other.getKey() != state && other.getValue().hasCome(asOf))
                    .allMatch(other -> other.getValue().earliest().isBefore(last)
                            || (other.getValue().earliest().equals(last)
                                    && other.getKey().compareTo(state) < 0))) {
                found.add(state);
            }
        });
        if (others.values().stream().noneMatch(date -> date.hasCome(asOf))) {
            found.add(State.REQUESTED);
        }
        if (own.mayHaveCome(asOf)) {
            found.add(status);
        }
        return found;
    }

    /** Empty where nobody can say. */
    Optional<Boolean> isUnderWay(LocalDate asOf) {
        var answers = statesOn(asOf).stream()
                .map(state ->
                        EnumSet.of(State.AGREED, State.LICENSED, State.ACTIVE).contains(state))
                .distinct()
                .toList();
        return answers.size() == 1 ? Optional.of(answers.getFirst()) : Optional.empty();
    }

    /** The line that a delivery names; where it names none, the only one. */
    @Nullable
    Line line(@Nullable Integer number) {
        var found = lines.stream()
                .filter(line -> number == null || line.number() == number)
                .toList();
        return found.size() == 1 ? found.getFirst() : null;
    }

    @Override
    public ObjectNode content(String key, String partner, @Nullable LocalDate asOf) {
        var content = JsonNodeFactory.instance
                .objectNode()
                .put("reference", key)
                .put("partner", partner)
                .put("channel", channel)
                .put("title", "Tanks")
                .put("status", (asOf == null ? status : statusOn(asOf)).name());
        if (form != null) {
            content.put("kind", form);
        }
        if (newSalesTerritory != null) {
            content.put("newSalesTerritory", newSalesTerritory);
        }
        objectives.forEach(content.putArray("objectives")::add);
        dates.forEach((field, on) -> on.by(asOf).into(content, field));
        var list = content.putArray("values");
        values.forEach(value -> list.addObject()
                .put("element", value.element())
                .putObject("money")
                .put("amount", Integer.toString(value.amount()))
                .put("currency", "USD")
                .put("basis", value.basis()));
        lines(content);
        if (status == State.REFUSED) {
            content.putArray("refusalGrounds").add("policy");
        }
        var baselines = content.putArray("baselines");
        for (var i = 0; i < plans.size(); i++) {
            if (asOf == null || plans.get(i).statedOn().mayHaveCome(asOf)) {
                plans.get(i).into(baselines, i + 1);
            }
        }
        return content;
    }

    private void lines(ObjectNode content) {
        var list = content.putArray("lines");
        for (var line : lines) {
            var item = list.addObject().put("number", line.number()).put("designation", line.designation());
            if (line.capabilityClass() != null) {
                item.put("capabilityClass", line.capabilityClass());
            }
            if (line.enhancedMonitoring() != null) {
                item.put("enhancedMonitoring", line.enhancedMonitoring());
            }
            if (line.usmlCategory() != null) {
                item.put("usmlCategory", line.usmlCategory());
            }
        }
    }

    /** What the lines of its deliveries say of it. */
    Map<String, String> block(String key, LocalDate asOf) {
        var leaves = new TreeMap<String, String>();
        on("agreedOn").by(asOf).into(leaves, "transfer.agreedOn");
        leaves.put("transfer.channel", channel);
        on("offeredOn").by(asOf).into(leaves, "transfer.offeredOn");
        leaves.put("transfer.reference", key);
        var states = statesOn(asOf);
        if (states.size() == 1) {
            leaves.put("transfer.status", states.iterator().next().name());
        }
        return leaves;
    }

    /** What its own line says; nobody was notified of it, and no emergency was determined. */
    Map<String, String> leaves(String key, List<ObjectiveSaid> served, LocalDate asOf) {
        var leaves = block(key, asOf);
        for (var field : List.of("cancelledOn", "completedOn", "licensedOn", "notifiedOn", "proposedOn")) {
            on(field).by(asOf).into(leaves, "transfer." + field);
        }
        leaves.put("transfer.isPackage", Boolean.toString(Set.of("PDA", "USAI").contains(channel)));
        put(leaves, "transfer.kind", form);
        put(leaves, "transfer.newSalesTerritory", newSalesTerritory);
        value(leaves, "transfer.totalValue", "TOTAL");
        value(leaves, "transfer.mdeValue", "MDE");
        value(leaves, "transfer.otherValue", "OTHER");
        leaves.put("determination.emergencyOn", "null");
        leaves.put("notification.reference", "null");
        objectives(leaves, served.stream().filter(one -> one.isStated(asOf)).toList());
        return leaves;
    }

    /** Of those that are stated by the day; their approvals do not overlap. */
    private static void objectives(Map<String, String> leaves, List<ObjectiveSaid> stated) {
        leaves.put("objective.stated", Boolean.toString(!stated.isEmpty()));
        leaves.put(
                "objective.approvedOn",
                stated.stream()
                        .map(one -> Objects.requireNonNull(one.approvedOn().date()))
                        .min(Comparator.comparing(Date::earliest))
                        .map(Date::text)
                        .orElse("null"));
        var matches = new ArrayList<Integer>();
        stated.forEach(one -> Stream.ofNullable(one.match()).forEach(matches::add));
        if (matches.size() == stated.size()) {
            leaves.put(
                    "objective.match",
                    matches.stream()
                            .min(Comparator.naturalOrder())
                            .map(Object::toString)
                            .orElse("null"));
        }
    }

    private void value(Map<String, String> leaves, String name, String element) {
        values.stream()
                .filter(value -> value.element().equals(element))
                .min(Comparator.comparing(Value::place))
                .ifPresent(value -> leaves.put(name, value.amount() + " USD " + value.basis()));
    }

    private static void put(Map<String, String> leaves, String name, @Nullable Object value) {
        if (value != null) {
            leaves.put(name, value.toString());
        }
    }
}
