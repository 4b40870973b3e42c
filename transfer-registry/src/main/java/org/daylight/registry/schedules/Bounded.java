package org.daylight.registry.schedules;

import java.io.ByteArrayOutputStream;

/** Holds what is written to it up to so many bytes, and nothing any more once that was not enough. */
final class Bounded extends ByteArrayOutputStream {

    private final int most;
    private boolean over;

    Bounded(int most) {
        this.most = most;
    }

    @Override
    public synchronized void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
        if (over || length > most - count) {
            over = true;
            buf = new byte[0];
            count = 0;
        } else {
            super.write(bytes, from, length);
        }
    }

    boolean isOver() {
        return over;
    }
}
