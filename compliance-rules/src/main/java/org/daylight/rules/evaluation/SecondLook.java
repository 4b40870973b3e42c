package org.daylight.rules.evaluation;

import org.daylight.rules.facts.FactLine;

/** Has some answers decided a second time by somebody else. */
public interface SecondLook {

    /** Never looks. */
    SecondLook NONE = new SecondLook() {
        @Override
        public boolean atAllAbout(long subject) {
            return false;
        }

        @Override
        public boolean at(CompiledRule rule, char letter) {
            return false;
        }

        @Override
        public char letter(CompiledRule rule, FactLine line) {
            throw new IllegalStateException("nobody looks");
        }

        @Override
        public void disagrees(CompiledRule rule, FactLine line, char own, char other) {}
    };

    /**
     * Whether it looks at the answers of all rules about a subject.
     *
     * @param subject a hash of the subject's name
     */
    boolean atAllAbout(long subject);

    /**
     * Whether it looks at a rule's answer about whichever subject.
     *
     * @param letter the answer, as it stands in a vector
     */
    boolean at(CompiledRule rule, char letter);

    /** The letter that it finds. */
    char letter(CompiledRule rule, FactLine line);

    /** Told of an answer that it does not find as well; the rule ends in an error about that subject. */
    void disagrees(CompiledRule rule, FactLine line, char own, char other);
}
