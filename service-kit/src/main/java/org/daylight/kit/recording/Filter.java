package org.daylight.kit.recording;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a list, in SQL over the alias {@code r}: {@code Filter.none().and("r.code = ?", code)}. A condition
 * whose value is null is left out, so that query parameters can be passed as they come.
 *
 * @param withVoided whether records entered by mistake are listed too
 */
public record Filter(List<String> conditions, List<Object> values, boolean withVoided) {

    public Filter {
        conditions = List.copyOf(conditions);
        values = List.copyOf(values);
    }

    public static Filter none() {
        return new Filter(List.of(), List.of(), false);
    }

    /** One condition with one question mark. */
    public Filter and(String condition, @Nullable Object value) {
        return value == null ? this : new Filter(added(conditions, condition), added(values, value), withVoided);
    }

    /** One condition with as many question marks as values. */
    public Filter andAll(String condition, List<String> of) {
        var all = new ArrayList<>(values);
        all.addAll(of);
        return new Filter(added(conditions, condition), all, withVoided);
    }

    /** One condition without a value. */
    public Filter and(String condition) {
        return new Filter(added(conditions, condition), values, withVoided);
    }

    public Filter withVoided(boolean wanted) {
        return new Filter(conditions, values, wanted);
    }

    private static <T> List<T> added(List<T> list, T last) {
        var longer = new ArrayList<>(list);
        longer.add(last);
        return longer;
    }
}
