package org.daylight.review.drift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.SortedMap;

/**
 * What is measured of one subject.
 *
 * @param leaves the {@code drift.*} leaves as a fact line carries them: a value, somewhere in a range, JSON null where there is
 *     nothing to measure, and left out where something needed is not known
 * @param leftOut the leaves that are not known, each with the reason
 * @param imprecise those that are ranges, each with what leaves them open
 * @param measure everything measured, for the table and the dashboards
 */
public record DriftReport(
        SortedMap<String, JsonNode> leaves,
        List<Doubt.Unknown> leftOut,
        List<Doubt.Imprecise> imprecise,
        ObjectNode measure) {

    /** Why a leaf is not known as one figure. */
    public sealed interface Doubt {

        String leaf();

        String reason();

        /** It is not known at all. */
        record Unknown(String leaf, String reason) implements Doubt {}

        /** It is somewhere in a range. */
        record Imprecise(String leaf, String reason) implements Doubt {}
    }
}
