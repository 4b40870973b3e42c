package org.daylight.kit.problem;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/** The database keeps some promises itself; what it refuses is named by its constraint. */
final class RefusedByDatabase {

    private RefusedByDatabase() {}

    /** Null if it is a failure and not a refusal. */
    static @Nullable ProblemException problem(SQLException e) {
        var state = String.valueOf(e.getSQLState());
        var constraint = constraint(e);
        return switch (state) {
            case "23505" ->
                Problems.ALREADY_EXISTS.problem(
                        "It is already recorded (%s); change what is recorded, or choose another key"
                                .formatted(constraint));
            case "23503" ->
                Problems.UNKNOWN_REFERENCE.problem(
                        "It names something that is not recorded (%s); record that first".formatted(constraint));
            case "23514", "23P01", "23502" ->
                Problems.CONFLICT.problem("The database refuses it: %s does not hold".formatted(constraint));
            case "40001", "40P01" ->
                Problems.CONFLICT.problem("It met another change at the same moment; repeat the request");
            case "22021", "22P05" ->
                Problems.INVALID_REQUEST.problem(
                        "The text holds a character that cannot be stored (U+0000); remove it");
            case "22003" -> Problems.INVALID_REQUEST.problem("A number is too large to be stored; write a smaller one");
            default ->
                state.startsWith("08")
                                || List.of("57P01", "57P02", "57P03", "53300").contains(state)
                        ? Problems.DEPENDENCY_DOWN.problem("The database does not answer; wait and repeat")
                        : null;
        };
    }

    private static String constraint(SQLException e) {
        if (e instanceof PSQLException postgres && postgres.getServerErrorMessage() != null) {
            var message = postgres.getServerErrorMessage();
            var name = message.getConstraint();
            if (name != null) {
                return name;
            }
            return message.getColumn() == null ? "a constraint" : message.getColumn();
        }
        return "a constraint";
    }
}
