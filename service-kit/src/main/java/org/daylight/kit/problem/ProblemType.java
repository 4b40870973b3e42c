package org.daylight.kit.problem;

import java.net.URI;
import java.util.List;

/** A kind of problem. Its slug becomes the type URI, so that changing one breaks clients. */
public interface ProblemType {

    String slug();

    int status();

    String title();

    default URI uri() {
        return URI.create("/problems/" + slug());
    }

    default ProblemException problem(String detail, Violation... violations) {
        return problem(detail, List.of(violations));
    }

    default ProblemException problem(String detail, List<Violation> violations) {
        return new ProblemException(this, detail, violations);
    }
}
