package org.daylight.rules.dependency;

/** Another service understood and refused; asking again does not help. */
public final class DependencyRefused extends RuntimeException {

    private final int status;

    public DependencyRefused(int status, String message) {
        super(message);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
