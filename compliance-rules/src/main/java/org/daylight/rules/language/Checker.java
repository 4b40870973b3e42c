package org.daylight.rules.language;

import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.StructTypeReference;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import java.util.Map;
import java.util.Optional;
import org.daylight.rules.facts.FactType;
import org.daylight.rules.facts.SubjectType;
import org.jspecify.annotations.Nullable;

/** Parses and checks expressions about one type of subject with one set of parameters. */
final class Checker {

    static final int LONGEST = 4_000;

    private static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(LONGEST)
            .maxParseExpressionNodeCount(1_000)
            .maxParseRecursionDepth(48)
            .comprehensionMaxIterations(0)
            .build();

    private final Types types;
    private final int mostWork;

    Checker(SubjectType subject, Map<String, FactType> parameters) {
        this(subject, parameters, Work.MOST);
    }

    Checker(SubjectType subject, Map<String, FactType> parameters, int mostWork) {
        types = new Types(subject, parameters);
        this.mostWork = mostWork;
    }

    /** @param result the type it must have; null = any */
    Optional<Expression> check(String text, @Nullable CelType result, String pointer, Issues issues) {
        if (text.length() > LONGEST) {
            issues.add(
                    pointer,
                    Spot.rest(text, LONGEST),
                    "the expression is longer than %d characters".formatted(LONGEST),
                    "split the rule into several");
            return Optional.empty();
        }
        try {
            var checked = compiler(result).compile(text, pointer);
            if (!checked.hasError()) {
                return Optional.of(new Expression(text, checked.getAst(), new Work(mostWork)));
            }
            for (var error : checked.getErrors()) {
                if (error.getMessage().contains("*error*")) {
                    continue; // follows from another
                }
                var location = error.getSourceLocation();
                var spot = Spot.at(text, Math.max(1, location.getLine()), location.getColumn());
                var advice = Mends.advise(error.getMessage(), types);
                issues.add(pointer, spot, advice.message(), advice.mend(), advice.near());
            }
        } catch (CelValidationException | IllegalArgumentException | IllegalStateException e) {
            issues.add(pointer, new Spot(1, 1, 0), String.valueOf(e.getMessage()), "simplify the expression");
        }
        return Optional.empty();
    }

    private CelCompiler compiler(@Nullable CelType result) {
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardEnvironmentEnabled(false)
                .setStandardMacros(CelStandardMacro.HAS)
                .addMacros(Walk.MACROS)
                .setTypeProvider(types)
                .addFunctionDeclarations(Declarations.ALL)
                .addVar(AsOfForms.AS_OF, Types.DATE);
        types.groups().forEach((group, type) -> builder.addVar(group, StructTypeReference.create(type.name())));
        if (result != null) {
            builder.setResultType(result);
        }
        return builder.build();
    }
}
