package org.daylight.rules.language;

import static dev.cel.common.types.SimpleType.BOOL;
import static dev.cel.common.types.SimpleType.INT;
import static dev.cel.common.types.SimpleType.STRING;
import static org.daylight.rules.language.Types.DATE;
import static org.daylight.rules.language.Types.DAYS;
import static org.daylight.rules.language.Types.DECIMAL;
import static org.daylight.rules.language.Types.MONEY;
import static org.daylight.rules.language.Types.QUANTITY;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.TypeParamType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.daylight.rules.evaluation.Operation;
import org.daylight.rules.evaluation.Relation;
import org.daylight.rules.facts.FactType;

/** The whole list of operators and functions; what is not here does not exist. */
final class Declarations {

    static final Map<String, Relation> RELATIONS = Map.of(
            "_<_", Relation.LESS,
            "_<=_", Relation.AT_MOST,
            "_>_", Relation.MORE,
            "_>=_", Relation.AT_LEAST,
            "_==_", Relation.EQUAL,
            "_!=_", Relation.NOT_EQUAL);

    /** Functions that read a literal. */
    static final Map<String, FactType> LITERALS = Map.of(
            "date", FactType.DATE,
            "days", FactType.DAYS,
            "money", FactType.MONEY,
            "quantity", FactType.QUANTITY,
            "decimal", FactType.DECIMAL);

    static final String DAYS_BETWEEN = "daysBetween";
    static final String FISCAL_YEAR = "fiscalYear";
    static final String END_OF_YEAR = "endOfYear";

    /** No day at all: only of a first permitted day can it be said that there is none. */
    static final String NEVER = "never";

    static final String IN = "@in";
    static final String IN_SET = "inSet";
    static final String DETERMINED = "determined";
    static final String WORKING_DAYS_BETWEEN = "workingDaysBetween";
    static final String ADD_WORKING_DAYS = "addWorkingDays";
    static final String SUM = "sum";
    static final String AND = "_&&_";
    static final String OR = "_||_";
    static final String NOT = "!_";
    static final String CHOOSE = "_?_:_";

    /** By overload id, which is the function's name and the types of its arguments. */
    static final Map<String, Operation> OPERATIONS = Map.ofEntries(
            Map.entry("addDays(date,days)", Operation.ADD_DAYS),
            Map.entry("addDays(date,int)", Operation.ADD_DAYS),
            Map.entry("addMonths(date,int)", Operation.ADD_MONTHS),
            Map.entry("addYears(date,int)", Operation.ADD_YEARS),
            Map.entry("daysBetween(date,date)", Operation.DAYS_BETWEEN),
            Map.entry("either(date,date)", Operation.EITHER),
            Map.entry("_+_(date,days)", Operation.ADD_DAYS),
            Map.entry("_+_(date,int)", Operation.ADD_DAYS),
            Map.entry("_-_(date,days)", Operation.SUBTRACT_DAYS),
            Map.entry("_-_(date,int)", Operation.SUBTRACT_DAYS),
            Map.entry("_+_(days,days)", Operation.PLUS),
            Map.entry("_-_(days,days)", Operation.MINUS),
            Map.entry("_+_(int,int)", Operation.PLUS),
            Map.entry("_-_(int,int)", Operation.MINUS),
            Map.entry("_+_(money,money)", Operation.AMOUNT_PLUS),
            Map.entry("_-_(money,money)", Operation.AMOUNT_MINUS),
            Map.entry("_*_(money,decimal)", Operation.AMOUNT_TIMES),
            Map.entry("_+_(quantity,quantity)", Operation.AMOUNT_PLUS),
            Map.entry("_-_(quantity,quantity)", Operation.AMOUNT_MINUS),
            Map.entry("_*_(quantity,decimal)", Operation.AMOUNT_TIMES),
            Map.entry("_+_(decimal,decimal)", Operation.AMOUNT_PLUS),
            Map.entry("_-_(decimal,decimal)", Operation.AMOUNT_MINUS),
            Map.entry("_*_(decimal,decimal)", Operation.AMOUNT_TIMES));

    static final List<CelFunctionDecl> ALL = all();

    private Declarations() {}

    private static List<CelFunctionDecl> all() {
        var overloads = new ArrayList<CelOverloadDecl>();
        overloads.add(overload(AND, BOOL, BOOL, BOOL));
        overloads.add(overload(OR, BOOL, BOOL, BOOL));
        overloads.add(overload(NOT, BOOL, BOOL));
        var any = TypeParamType.create("A");
        overloads.add(overload(CHOOSE, any, BOOL, any, any));
        overloads.add(overload(IN, BOOL, STRING, Types.STRINGS));
        overloads.add(overload(IN_SET, BOOL, STRING, STRING, DATE));
        overloads.add(overload(FISCAL_YEAR, INT, DATE));
        overloads.add(overload(END_OF_YEAR, DATE, DATE));
        overloads.add(overload(NEVER, DATE));
        overloads.add(overload(DETERMINED, BOOL, STRING));
        overloads.add(overload(DETERMINED, BOOL, STRING, DATE));
        overloads.add(overload(WORKING_DAYS_BETWEEN, INT, DATE, DATE, STRING));
        overloads.add(overload(ADD_WORKING_DAYS, DATE, DATE, INT, STRING));
        LITERALS.forEach((name, type) -> overloads.add(overload(name, Types.of(type), STRING)));
        for (var type : List.of(INT, DATE, DAYS, MONEY, QUANTITY, DECIMAL)) {
            RELATIONS.keySet().forEach(relation -> overloads.add(overload(relation, BOOL, type, type)));
        }
        for (var type : List.of(BOOL, STRING)) {
            Stream.of("_==_", "_!=_").forEach(relation -> overloads.add(overload(relation, BOOL, type, type)));
        }
        overloads.add(overload(Walk.COUNT, INT, ListType.create(any)));
        overloads.add(overload(Walk.STEP + Walk.EXISTS, BOOL, BOOL, BOOL));
        overloads.add(overload(Walk.STEP + Walk.ALL, BOOL, BOOL, BOOL));
        overloads.add(overload(Walk.STEP + Walk.COUNT, INT, INT, BOOL));
        for (var type : List.of(INT, DAYS, MONEY, QUANTITY, DECIMAL)) {
            overloads.add(CelOverloadDecl.newGlobalOverload(
                    "%s(list(%s))".formatted(SUM, type.name()), type, List.of(ListType.create(type))));
        }
        OPERATIONS.forEach((id, operation) -> overloads.add(operation(id, operation)));
        return overloads.stream()
                .sorted((first, second) -> first.overloadId().compareTo(second.overloadId()))
                .collect(Collectors.groupingBy(overload -> name(overload.overloadId())))
                .entrySet()
                .stream()
                .map(function -> CelFunctionDecl.newFunctionDeclaration(function.getKey(), function.getValue()))
                .toList();
    }

    private static CelOverloadDecl operation(String id, Operation operation) {
        var arguments = Stream.of(
                        id.substring(id.indexOf('(') + 1, id.length() - 1).split(",", -1))
                .map(Declarations::type)
                .toArray(CelType[]::new);
        return overload(name(id), operation == Operation.DAYS_BETWEEN ? DAYS : arguments[0], arguments);
    }

    private static CelOverloadDecl overload(String function, CelType result, CelType... arguments) {
        var types = Arrays.stream(arguments).map(CelType::name).collect(Collectors.joining(","));
        return CelOverloadDecl.newGlobalOverload(function + "(" + types + ")", result, List.of(arguments));
    }

    private static CelType type(String name) {
        return Stream.of(INT, DATE, DAYS, MONEY, QUANTITY, DECIMAL)
                .filter(type -> type.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String name(String overloadId) {
        return overloadId.substring(0, overloadId.indexOf('('));
    }
}
