package org.daylight.rules.facts;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Units with bases, each pair with a small code, so that columns of amounts need no objects. */
public final class AmountKinds {

    /** There is no code left. */
    public static final int NONE = -1;

    /** Currencies, units and bases are few; more of them come from hostile lines only. */
    private static final int MOST = 1_024;

    private record Kind(String unit, @Nullable String basis) {
        boolean comparable(Kind other) {
            return unit.equals(other.unit)
                    && (Amount.ANY_BASIS.equals(basis)
                            || Amount.ANY_BASIS.equals(other.basis)
                            || Objects.equals(basis, other.basis));
        }
    }

    private static final Map<Kind, Integer> CODES = new HashMap<>();
    private static final byte[] COMPARABLE = new byte[MOST * MOST];

    private AmountKinds() {}

    public static int code(Amount amount) {
        return code(amount.unit(), amount.basis());
    }

    /** A code that stays the same as long as the program runs, or {@link #NONE}. */
    public static synchronized int code(String unit, @Nullable String basis) {
        var kind = new Kind(unit, basis);
        var known = CODES.get(kind);
        if (known != null) {
            return known;
        }
        var code = CODES.size();
        if (code == MOST) {
            return NONE;
        }
        CODES.put(kind, code);
        CODES.forEach((other, at) -> {
            var comparable = (byte) (kind.comparable(other) ? 1 : 0);
            COMPARABLE[code * MOST + at] = comparable;
            COMPARABLE[at * MOST + code] = comparable;
        });
        return code;
    }

    /** Whether amounts of two kinds can be compared or added. */
    public static boolean comparable(int left, int right) {
        return left == right || COMPARABLE[left * MOST + right] != 0;
    }
}
