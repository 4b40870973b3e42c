package org.daylight.review.drift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.SortedMap;

/**
 * What is measured of one subject.
 *
 * @param leaves the {@code drift.*} leaves as a fact line carries them: a value, JSON null where there is nothing to
 *     measure, and left out where something needed is not known
 * @param leftOut the leaves that are not known, each with the reason
 * @param measure everything measured, for the table and the dashboards
 */
public record DriftReport(SortedMap<String, JsonNode> leaves, List<LeftOut> leftOut, ObjectNode measure) {

    /** A leaf that is not known, and why. */
    public record LeftOut(String leaf, String reason) {}
}
