package org.daylight.kit.request;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;
import org.daylight.kit.problem.ProblemException;

/** A stream that ends with a problem as soon as more has come out of it than may. */
public class BoundedStream extends FilterInputStream {

    private final Supplier<ProblemException> tooLarge;
    private long left;

    public BoundedStream(InputStream in, long most, Supplier<ProblemException> tooLarge) {
        super(in);
        this.tooLarge = tooLarge;
        left = most;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        var read = super.read(into, from, length);
        left -= Math.max(0, read);
        if (left < 0) {
            throw tooLarge.get();
        }
        return read;
    }

    @Override
    public long skip(long most) throws IOException {
        // What is passed over came out of it as well.
        return Math.max(0, read(new byte[Math.clamp(most, 0, 8192)]));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** Whether more came out of it than may. */
    protected final boolean isOver() {
        return left < 0;
    }
}
