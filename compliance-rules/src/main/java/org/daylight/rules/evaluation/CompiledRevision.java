package org.daylight.rules.evaluation;

/** One revision, ready to judge. */
public record CompiledRevision(String revision, RuleSource source) {}
