package org.daylight.review.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

class DriftPropertiesTest {

    private static final double NEAR = 1e-9;

    private static double[] times(Random random, int count) {
        var times = new double[count];
        var time = 0.0;
        for (int i = 0; i < count; i++) {
            time += 1 + random.nextInt(40);
            times[i] = time;
        }
        return times;
    }

    private static double[] rising(Random random, int count) {
        var values = new double[count];
        var value = 0.0;
        for (int i = 0; i < count; i++) {
            value += random.nextInt(4) == 0 ? 0 : random.nextInt(30);
            values[i] = value;
        }
        values[count - 1] += 1;
        return values;
    }

    private static Curve plan(Random random) {
        var count = 1 + random.nextInt(8);
        var times = times(random, count);
        return random.nextBoolean()
                ? Curve.linear(times, rising(random, count))
                : Curve.steps(times, rising(random, count));
    }

    private static Map<String, Double> mix(Random random) {
        var amounts = new TreeMap<String, Double>();
        for (var kind : new String[] {"A", "B", "C", "D", "E"}) {
            if (random.nextInt(3) > 0) {
                amounts.put(kind, 1.0 + random.nextInt(50));
            }
        }
        amounts.merge("A", 1.0, Double::sum);
        return ContentDrift.shares(amounts);
    }

    @RepeatedTest(300)
    void aPlanDeliveredAsPlannedIsOnTimeAtEveryMoment(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        var plan = plan(random);
        var now = 1 + random.nextInt(400);
        var pace = Pace.of(plan, plan, now);
        assertThat(pace.earned().orElseThrow().index()).isEqualTo(1, within(NEAR));
        assertThat(pace.maxLate()).isZero();
        assertThat(pace.maxEarly()).isZero();
        assertThat(pace.absoluteLateness()).isZero();
    }

    @RepeatedTest(300)
    void moreDeliveredNeverLooksLater(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        var plan = plan(random);
        var count = 1 + random.nextInt(8);
        var times = times(random, count);
        var less = rising(random, count);
        var more = less.clone();
        for (int i = random.nextInt(count); i < count; i++) {
            more[i] += 3;
        }
        var now = 1 + random.nextInt(400);
        var behind = Pace.of(plan, Curve.steps(times, less), now);
        var ahead = Pace.of(plan, Curve.steps(times, more), now);
        assertThat(ahead.meanLateness()).isLessThanOrEqualTo(behind.meanLateness() + NEAR);
        assertThat(ahead.maxLate()).isLessThanOrEqualTo(behind.maxLate() + NEAR);
        assertThat(ahead.maxEarly()).isGreaterThanOrEqualTo(behind.maxEarly() - NEAR);
        assertThat(ahead.earned().orElseThrow().index())
                .isGreaterThanOrEqualTo(behind.earned().orElseThrow().index() - NEAR);
    }

    @RepeatedTest(300)
    void signedAndAbsoluteAreasAgreeWhereNothingCancels(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        var plan = plan(random);
        var count = 1 + random.nextInt(8);
        var pace = Pace.of(plan, Curve.steps(times(random, count), rising(random, count)), 1 + random.nextInt(400));
        assertThat(pace.absoluteLateness()).isGreaterThanOrEqualTo(Math.abs(pace.meanLateness()) - NEAR);
        if (pace.maxEarly() == 0) {
            assertThat(pace.absoluteLateness()).isEqualTo(pace.meanLateness(), within(NEAR));
        }
    }

    @RepeatedTest(300)
    void theAxisMayBeInAnyUnit(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        var count = 1 + random.nextInt(8);
        var times = times(random, count);
        var values = rising(random, count);
        var delivered = rising(random, count);
        var inDays = Pace.of(Curve.linear(times, values), Curve.steps(times, delivered), 200);
        var inYears = Pace.of(Curve.linear(scaled(times), values), Curve.steps(scaled(times), delivered), 200 / 365.25);
        assertThat(inYears.earned().orElseThrow().index())
                .isEqualTo(inDays.earned().orElseThrow().index(), within(NEAR));
        assertThat(inYears.meanLateness() * 365.25).isEqualTo(inDays.meanLateness(), within(1e-6));
    }

    private static double[] scaled(double[] times) {
        var scaled = times.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] /= 365.25;
        }
        return scaled;
    }

    @RepeatedTest(300)
    void theSameMixIsNoDriftAndDisjointMixesAreAll(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        var one = mix(random);
        var other = mix(random);
        var same = ContentDrift.between(one, one);
        assertThat(same.totalVariation()).isZero();
        assertThat(same.jensenShannon()).isEqualTo(0, within(1e-12));
        var there = ContentDrift.between(one, other);
        var back = ContentDrift.between(other, one);
        assertThat(there.totalVariation()).isBetween(0.0, 1.0 + NEAR).isEqualTo(back.totalVariation(), within(NEAR));
        assertThat(there.jensenShannon()).isBetween(0.0, 1.0).isEqualTo(back.jensenShannon(), within(NEAR));
        assertThat(there.unplannedShare()).isLessThanOrEqualTo(there.totalVariation() + NEAR);
        var disjoint = ContentDrift.between(one, Map.of("Z", 1.0));
        assertThat(disjoint.totalVariation()).isEqualTo(1, within(NEAR));
        assertThat(disjoint.jensenShannon()).isEqualTo(1, within(NEAR));
        assertThat(disjoint.unplannedShare()).isEqualTo(1);
    }
}
