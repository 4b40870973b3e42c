package org.daylight.rules.evaluation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One revision, ready to judge.
 *
 * @param revision its digest
 * @param parameters those its expressions use, in the order of their indexes
 * @param asksAsOf whether its conditions depend on asOf
 */
public record CompiledRevision(
        String revision,
        RuleSource source,
        Period inForce,
        @Nullable Condition appliesWhen,
        Condition requires,
        @Nullable Term permittedFrom,
        MessageTemplate message,
        List<CompiledParameter> parameters,
        boolean asksAsOf) {

    public CompiledRevision {
        parameters = List.copyOf(parameters);
    }

    Truth applies(Frame frame) {
        return appliesWhen == null ? Truth.TRUE : appliesWhen.test(frame);
    }
}
