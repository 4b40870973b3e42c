package org.daylight.benchmarks.peers;

/** One side: judges all facts by all rules. */
abstract class Peer {

    /** What it answers. */
    enum Answers {
        /** Every letter, unknown included. */
        ALL,
        /** Applies and met, applies and not met, does not apply. */
        TWO_VALUED,
        /** Only what is not met. */
        NOT_MET
    }

    final String name;
    final String command;
    final Answers answers;

    /** By rule and fact. */
    final byte[][] letters;

    Peer(Subset rules, String name, String command, Answers answers) {
        this.name = name;
        this.command = command;
        this.answers = answers;
        letters = new byte[rules.sources().size()][Facts.ALL];
    }

    abstract void judge();
}
