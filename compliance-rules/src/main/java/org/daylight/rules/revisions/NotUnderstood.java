package org.daylight.rules.revisions;

/** A part of what an author writes that cannot be read, or that is left out. */
public final class NotUnderstood extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String pointer;
    private final String what;

    NotUnderstood(String pointer, String what) {
        super((pointer.isEmpty() ? "the definition" : pointer) + " " + what);
        this.pointer = pointer;
        this.what = what;
    }

    static NotUnderstood leftOut(String field) {
        return new NotUnderstood("/" + field, "must be stated");
    }

    /** The same of a part of something greater. */
    NotUnderstood within(String place) {
        var inside = new NotUnderstood(place + pointer, what);
        inside.initCause(this);
        return inside;
    }

    /** Where it stands (RFC 6901). */
    public String pointer() {
        return pointer;
    }

    public String what() {
        return what;
    }
}
