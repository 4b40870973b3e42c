package org.daylight.rules.evaluation;

/** What a term gives that cannot be computed: the rule is at fault, not the facts. */
record Defect(String message) {}
