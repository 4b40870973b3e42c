package org.daylight.rules.language;

import java.util.List;
import org.daylight.rules.evaluation.Rulebook;

/** A rulebook, or all that stands against it. */
public sealed interface Compilation {

    record Compiled(Rulebook rulebook) implements Compilation {}

    record Refused(List<Issue> issues) implements Compilation {}
}
