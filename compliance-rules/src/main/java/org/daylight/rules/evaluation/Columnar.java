package org.daylight.rules.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.daylight.rules.facts.SubjectType;
import org.daylight.rules.facts.Words;

/** What the rules about one type of subject ask for, gathered while they are made ready to judge columns. */
final class Columnar {

    private final SubjectType type;
    private final Set<Integer> slots = new TreeSet<>();
    private final Map<String, Integer> words = new LinkedHashMap<>();
    private final List<Consumer<Words>> waiting = new ArrayList<>();
    private List<CompiledParameter> parameters = List.of();
    private boolean depends;

    Columnar(SubjectType type) {
        this.type = type;
    }

    SubjectType type() {
        return type;
    }

    void slot(int slot) {
        slots.add(slot);
    }

    Set<Integer> slots() {
        return slots;
    }

    int word(String word) {
        return words.computeIfAbsent(word, _ -> Words.FIRST + words.size());
    }

    /** Called when all words are known. */
    void whenKnown(Consumer<Words> made) {
        waiting.add(made);
    }

    Words words() {
        var known = new Words(words.keySet());
        waiting.forEach(made -> made.accept(known));
        return known;
    }

    /** Begins with another revision. */
    void parameters(List<CompiledParameter> used) {
        parameters = used;
        depends = false;
    }

    void asksAsOf() {
        depends = true;
    }

    void asksParameter(int index) {
        depends |= parameters.get(index).fixed() == null;
    }

    /** Whether what was made since the last call depends on the day or on which value of a parameter is chosen. */
    boolean depends() {
        var was = depends;
        depends = false;
        return was;
    }
}
