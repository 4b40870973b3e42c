package org.daylight.review.stub;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.daylight.kit.identity.Marking;
import org.jspecify.annotations.Nullable;

/** What the neighbours have to say about one partner. */
public final class Scenario {

    static final Map<String, Scenario> BY_PARTNER = new ConcurrentHashMap<>();

    /** The rules of the rulebook in force; every one looks at deliveries. */
    public static volatile List<String> rules = List.of("t.alpha", "t.beta");

    /** Since when a rule of the rulebook in force is mandatory. */
    public static final Map<String, String> MANDATORY = new ConcurrentHashMap<>();

    /**
     * Since when a rule is mandatory that is read against a date of its subjects: what answers {@code N:mandatory} is judged by the
     * later one of its two revisions.
     */
    public static final Map<String, String> MANDATORY_BY_SUBJECT = new ConcurrentHashMap<>();

    /** A release of compliance-rules that does not digest by type of subject. */
    public static volatile boolean olderRules;

    /**
     * A delivery, and each rule's answer as a letter; M if left out, and {@code U:leaf} names what is missing. In
     * {@code M~2030-01-01~N} the register reads differently from that day on, in {@code M>2030-01-01>N} the rule answers
     * differently.
     */
    public record Delivery(
            String name,
            List<String> groups,
            Map<String, String> answers,
            @Nullable Marking marking) {

        public Delivery marked(Marking as) {
            return new Delivery(name, groups, answers, as);
        }
    }

    public final String partner;
    public volatile List<List<Delivery>> partitions = List.of();
    /** The schedule line of the partner's one objective, called as the partner; empty = it has none. Days part it by §. */
    public volatile String schedule = "";

    /** References of objectives that have a partition each and their lines in the schedule; instead of the one. */
    public volatile List<String> objectives = List.of();

    /** Whether each of these comes after a partition of deliveries, instead of after all of them. */
    public volatile boolean interleaved;

    /** Whole fact lines by type, beside the deliveries; what stands in them is as written, but for <code>{asOf}</code>. */
    public volatile Map<String, List<String>> raw = Map.of();

    /** Until this instant all of it was another partner's, and there is no line of it in the scope of this one. */
    public volatile String movedHereAt = "";

    public final AtomicInteger factsDown = new AtomicInteger();
    public final AtomicInteger schedulesDown = new AtomicInteger();
    public final AtomicInteger truncated = new AtomicInteger();
    public volatile int countOff;

    /** So many subjects more does the register count than it lists. */
    public volatile int notListed;

    /** How long the rules take for each of its lines. */
    public volatile int slowMillis;

    /** How many of its lines may be answered from now on; null = all. */
    private volatile @Nullable Semaphore gate;

    /** How many of its lines wait for that. */
    public final AtomicInteger waiting = new AtomicInteger();

    /** The line with this label is answered U whatever it says, as by another release of the rules service. */
    public volatile String misread = "";

    /** Of the line with this label the evaluator and its reference do not give the same answer once it is explained. */
    public volatile String disputed = "";

    /** Explanations fail this often. */
    public final AtomicInteger explanationsDown = new AtomicInteger();

    /** The labels of all lines in the order of their evaluation. */
    public static final Queue<String> IN_ORDER = new ConcurrentLinkedQueue<>();

    /** The names of what the registry says to have changed; everything may have, where it is null. */
    public volatile @Nullable Set<String> changed;

    /** The versions, as JSON, that were recorded of them. */
    public volatile Map<String, String> edits = Map.of();

    /** Evaluations fail this often for batches that hold this delivery. */
    public volatile String failsOn = "";

    public final AtomicInteger failures = new AtomicInteger();
    public final Queue<String> evaluated = new ConcurrentLinkedQueue<>();

    private Scenario(String partner) {
        this.partner = partner;
    }

    public static Scenario of(String partner, Delivery... deliveries) {
        var scenario = BY_PARTNER.computeIfAbsent(partner, Scenario::new);
        scenario.partitions = List.of(List.of(deliveries));
        return scenario;
    }

    public static Delivery delivery(String name, String... ruleAndAnswer) {
        return restricted(List.of(), name, ruleAndAnswer);
    }

    public static Delivery restricted(List<String> groups, String name, String... ruleAndAnswer) {
        var answers = new ConcurrentHashMap<String, String>();
        for (var i = 0; i < ruleAndAnswer.length; i += 2) {
            answers.put(ruleAndAnswer[i], ruleAndAnswer[i + 1]);
        }
        return new Delivery(name, groups, answers, null);
    }

    /** What stands in a text such as {@code M~2030-01-01~N} on a day. */
    static String on(String text, String separator, String day) {
        var parts = text.split(separator, -1);
        var stands = parts[0];
        for (var i = 1; i + 1 < parts.length; i += 2) {
            stands = parts[i].compareTo(day) <= 0 ? parts[i + 1] : stands;
        }
        return stands;
    }

    /** The first later day in such a text; empty = none. */
    static String later(String text, String separator, String day) {
        var parts = text.split(separator, -1);
        for (var i = 1; i + 1 < parts.length; i += 2) {
            if (parts[i].compareTo(day) > 0) {
                return parts[i];
            }
        }
        return "";
    }

    /** The same deliveries, one partition each. */
    public void scatter() {
        var scattered = new ArrayList<List<Delivery>>();
        partitions.forEach(partition -> partition.forEach(delivery -> scattered.add(List.of(delivery))));
        partitions = scattered;
    }

    /** Nothing of it is answered from now on, but what is let through. */
    public Scenario held() {
        gate = new Semaphore(0);
        return this;
    }

    public void letThrough(int lines) {
        if (gate != null) {
            gate.release(lines);
        }
    }

    static void rest(String partner) {
        var scenario = BY_PARTNER.get(partner);
        if (scenario == null) {
            return;
        }
        var gate = scenario.gate;
        try {
            if (gate != null) {
                scenario.waiting.incrementAndGet();
                gate.acquire();
                scenario.waiting.decrementAndGet();
            }
            Thread.sleep(scenario.slowMillis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static void sleep(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static boolean once(AtomicInteger left) {
        return left.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
    }
}
