package org.daylight.rules.evaluation;

/** Says what the conditions of a revision come to: themselves, or another engine that was given the same text. */
public interface Conditions {

    /** As the evaluator computes them. */
    Conditions OWN = new Conditions() {
        @Override
        public Truth applies(CompiledRevision revision, Frame frame) {
            return revision.applies(frame);
        }

        @Override
        public Truth requires(CompiledRevision revision, Frame frame) {
            return revision.requires().test(frame);
        }
    };

    Truth applies(CompiledRevision revision, Frame frame);

    Truth requires(CompiledRevision revision, Frame frame);
}
