package org.daylight.kit.acting;

/** Ends the request with the answer that was given the first time. */
final class AnsweredBefore extends RuntimeException {

    private final transient StoredAnswer answer;

    AnsweredBefore(StoredAnswer answer) {
        super("answered before", null, false, false);
        this.answer = answer;
    }

    StoredAnswer answer() {
        return answer;
    }
}
