package org.daylight.launcher;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Starts again what died by itself: at once, then after longer and longer pauses, and not for ever. */
final class Watch {

    private static final List<Duration> PAUSES = List.of(
            Duration.ZERO,
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(15),
            Duration.ofSeconds(30));
    /** Whoever has answered for so long is healthy, and what happened before is forgotten. */
    private static final Duration HEALTHY = Duration.ofMinutes(5);

    /**
     * One process that is kept alive.
     *
     * @param log where it says why it ended
     * @param neededByAll while it is down nothing after it is started
     * @param start starts it; need not wait until it answers
     */
    record Part(
            String name,
            String log,
            boolean neededByAll,
            BooleanSupplier isAlive,
            BooleanSupplier answers,
            Runnable start) {}

    private static final class Watched {
        private final Part part;
        private int starts;
        private @Nullable Instant next;
        private @Nullable Instant awaited;
        private @Nullable Instant answered;

        Watched(Part part) {
            this.part = part;
        }
    }

    private final List<Watched> all;
    private final Consumer<String> say;
    private final InstantSource clock;

    /** In the order in which they need each other. */
    Watch(List<Part> parts, Consumer<String> say, InstantSource clock) {
        this.all = parts.stream().map(Watched::new).toList();
        this.say = say;
        this.clock = clock;
    }

    /** Looks once at all of them; answers why it gives up, if it does. */
    Optional<String> look() {
        for (var watched : all) {
            var up = watched.part.isAlive.getAsBoolean();
            if (up) {
                lives(watched);
            } else {
                var givenUp = died(watched);
                if (givenUp.isPresent()) {
                    return givenUp;
                }
                if (watched.part.neededByAll && !watched.part.isAlive.getAsBoolean()) {
                    break;
                }
            }
        }
        return Optional.empty();
    }

    private void lives(Watched watched) {
        var now = clock.instant();
        if (watched.awaited != null && watched.part.answers.getAsBoolean()) {
            say.accept("%s answers again, %d s after it ended"
                    .formatted(
                            watched.part.name,
                            Duration.between(watched.awaited, now).toSeconds()));
            watched.awaited = null;
            watched.answered = now;
        }
        if (watched.answered != null && now.isAfter(watched.answered.plus(HEALTHY))) {
            watched.starts = 0;
            watched.answered = null;
        }
    }

    private Optional<String> died(Watched watched) {
        var now = clock.instant();
        var part = watched.part;
        if (watched.next == null) {
            if (watched.starts == PAUSES.size()) {
                return Optional.of("%s ended again and again and is not started any more; %s says why"
                        .formatted(part.name, part.log));
            }
            var pause = PAUSES.get(watched.starts);
            watched.next = now.plus(pause);
            watched.awaited = watched.awaited == null ? now : watched.awaited;
            watched.answered = null;
            say.accept("%s ended by itself; it is started again %s (%d of %d times; %s says why)"
                    .formatted(
                            part.name,
                            pause.isZero() ? "at once" : "in %d s".formatted(pause.toSeconds()),
                            watched.starts + 1,
                            PAUSES.size(),
                            part.log));
        }
        if (!now.isBefore(watched.next)) {
            watched.starts++;
            watched.next = null;
            try {
                part.start.run();
            } catch (RuntimeException e) {
                say.accept("%s could not be started: %s".formatted(part.name, Failures.words(e)));
            }
        }
        return Optional.empty();
    }
}
