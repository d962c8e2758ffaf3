package dev.tunebook.engine.ship;

import dev.tunebook.engine.behave.BehaviourReport;
import dev.tunebook.engine.behave.BehaviourResult;
import dev.tunebook.engine.evaluate.compare.Comparison;
import dev.tunebook.engine.evaluate.compare.Flips;
import dev.tunebook.engine.evaluate.compare.McNemar;
import dev.tunebook.engine.evaluate.compare.MultipleTests;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** The signs that a candidate is worse than its base, whatever both say of a text; all are one family of tests. */
final class Signs {
    static final String PAIRED = "paired test";
    static final String CLASSES = "classes";
    static final String BEHAVIOUR = "behaviour";
    static final String CALIBRATION = "calibration";

    private final String candidate;
    private final String base;
    private final List<Worsening> all = new ArrayList<>();

    Signs(String candidate, String base) {
        this.candidate = candidate;
        this.base = base;
    }

    /** Figures; a loss is a matter of calibration. */
    Signs compare(List<Comparison> comparisons) {
        for (Comparison each : comparisons) {
            all.add(new Worsening(
                    each.figure().equals("log-loss") ? CALIBRATION : PAIRED,
                    isWorse(each) ? each.p() : 1,
                    each.sentence(candidate, base)));
        }
        return this;
    }

    private static boolean isWorse(Comparison comparison) {
        double difference = comparison.difference().estimate();
        return comparison.higherIsBetter() ? difference < 0 : difference > 0;
    }

    /** Class by class, or label by label. */
    Signs classes(List<Flips.ClassFlips> flips) {
        for (Flips.ClassFlips each : flips) {
            if (each.wins() + each.losses() > 0) {
                all.add(new Worsening(
                        CLASSES,
                        each.losses() > each.wins() ? new McNemar(each.wins(), each.losses()).p() : 1,
                        "%s lost %d rows and won %d of its %d."
                                .formatted(each.label(), each.losses(), each.wins(), each.support())));
            }
        }
        return this;
    }

    /**
     * Only what now fails for certain, and at least twice as often: one change of all texts moves many cases at once, so
     * that models of another seed differ by more than single cases would.
     */
    Signs behaviours(BehaviourReport ofCandidate, BehaviourReport ofBase) {
        for (int i = 0; i < ofCandidate.results().size(); i++) {
            BehaviourResult now = ofCandidate.results().get(i);
            BehaviourResult before = ofBase.results().get(i);
            BitSet onlyNow = (BitSet) now.failed().clone();
            onlyNow.andNot(before.failed());
            BitSet onlyBefore = (BitSet) before.failed().clone();
            onlyBefore.andNot(now.failed());
            boolean worse = now.outcome() == BehaviourResult.Outcome.FAILED && now.failures() >= 2 * before.failures();
            if (!onlyNow.isEmpty() || !onlyBefore.isEmpty()) {
                all.add(new Worsening(
                        BEHAVIOUR,
                        worse ? new McNemar(onlyBefore.cardinality(), onlyNow.cardinality()).p() : 1,
                        String.format(
                                Locale.ROOT,
                                "%s: fails %d of %d, %s failed %d.",
                                now.name(),
                                now.failures(),
                                now.cases(),
                                base,
                                before.failures())));
            }
        }
        return this;
    }

    /**
     * One check each, p raised by Holm's method for all signs together.
     *
     * @param quiet what to say of a check that has no sign against the candidate
     * @param decided checks that no sign decides, in the place of those of their names
     */
    List<GateCheck> checks(double level, UnaryOperator<String> quiet, List<GateCheck> decided) {
        double[] p = MultipleTests.holm(all.stream().mapToDouble(Worsening::p).toArray());
        List<GateCheck> checks = new ArrayList<>();
        for (String name : List.of(PAIRED, CLASSES, BEHAVIOUR, CALIBRATION)) {
            checks.add(decided.stream()
                    .filter(check -> check.name().equals(name))
                    .findFirst()
                    .orElseGet(() -> check(name, p, level, quiet)));
        }
        return checks;
    }

    private GateCheck check(String name, double[] p, double level, UnaryOperator<String> quiet) {
        List<String> against = IntStream.range(0, p.length)
                .filter(i -> all.get(i).check().equals(name) && p[i] < level)
                .mapToObj(i -> all.get(i).reason())
                .toList();
        return new GateCheck(
                name,
                against.isEmpty(),
                against.isEmpty() ? "Not worse than " + base + ": " + quiet.apply(name) : String.join(" ", against));
    }

    /** What behaviour tests say when nothing got worse. */
    static String quiet(BehaviourReport now, BehaviourReport before) {
        return now.count(BehaviourResult.Outcome.PASSED) + " behaviours passed, "
                + now.count(BehaviourResult.Outcome.FAILED) + " failed; "
                + before.count(BehaviourResult.Outcome.FAILED) + " failed before.";
    }
}
