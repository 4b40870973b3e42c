package org.daylight.benchmarks.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.Message;

/**
 * Drools with its executable model over beans, a thousand in a session. A rule fires where it applies and is not met, which is
 * the least that can be asked of it: what applies and is met costs it nothing more.
 */
final class DroolsOnBeans extends Peer {

    private static final int A_SESSION = 1_000;

    private final KieBase rules;
    private final List<Map<String, Object>> facts;
    private final byte[][] marks = new byte[Facts.ALL][];
    private final List<Proposal> beans = new ArrayList<>();

    DroolsOnBeans(Subset subset, Facts given) {
        super(
                subset,
                "Drools 10.2 executable model on beans",
                "KieSession: insert 1,000 beans, fireAllRules(), dispose(); a rule fires where it is not met",
                Answers.NOT_MET);
        var drl = new StringBuilder("package org.daylight.benchmarks.peers\n");
        for (var rule = 0; rule < subset.sources().size(); rule++) {
            var source = subset.sources().get(rule);
            var written = new Rewritten(source, subset.type(), new Dialect.Drl());
            drl.append("rule \"%s\" when $p : Proposal(%s, !(%s)) then $p.isNotMet(%d); end%n"
                    .formatted(source.key(), String.join(", ", written.applies()), written.requires(), rule));
        }
        rules = built(drl.toString());
        facts = given.known;
        for (var row = 0; row < facts.size(); row++) {
            marks[row] = new byte[letters.length];
            beans.add(new Proposal(facts.get(row), marks[row]));
        }
    }

    private static KieBase built(String drl) {
        var services = KieServices.Factory.get();
        var files = services.newKieFileSystem().write("src/main/resources/peers.drl", drl);
        var builder = services.newKieBuilder(files).buildAll(ExecutableModelProject.class);
        if (builder.getResults().hasMessages(Message.Level.ERROR)) {
            throw new IllegalStateException(builder.getResults().toString() + "\n" + drl);
        }
        return services.newKieContainer(builder.getKieModule().getReleaseId()).getKieBase();
    }

    @Override
    void judge() {
        for (var from = 0; from < beans.size(); from += A_SESSION) {
            var session = rules.newKieSession();
            for (var row = from; row < from + A_SESSION; row++) {
                session.insert(beans.get(row));
            }
            session.fireAllRules();
            session.dispose();
        }
    }

    /** Not part of what is measured. */
    void collect() {
        for (var row = 0; row < marks.length; row++) {
            for (var rule = 0; rule < letters.length; rule++) {
                letters[rule][row] = marks[row][rule];
            }
        }
    }
}
