package dev.tunebook.engine.ship;

import dev.tunebook.engine.behave.BehaviourReport;
import dev.tunebook.engine.behave.BehaviourResult;
import dev.tunebook.engine.behave.Examiner;
import dev.tunebook.engine.behave.Suite;
import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.evaluate.ClassMetrics;
import dev.tunebook.engine.evaluate.Outcomes;
import dev.tunebook.engine.evaluate.TextClassifier;
import dev.tunebook.engine.evaluate.compare.Comparison;
import dev.tunebook.engine.evaluate.compare.Flips;
import dev.tunebook.engine.evaluate.compare.McNemar;
import dev.tunebook.engine.evaluate.compare.MultipleTests;
import dev.tunebook.engine.evaluate.interval.ClassIntervals;
import dev.tunebook.engine.evaluate.slice.Advice;
import dev.tunebook.engine.rivals.Arena;
import dev.tunebook.engine.rivals.Contender;
import dev.tunebook.engine.rivals.Contest;
import dev.tunebook.engine.rivals.Duel;
import dev.tunebook.engine.runs.Overlap;
import dev.tunebook.engine.spec.CompareSpec;
import dev.tunebook.engine.spec.ShipSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Decides whether a candidate may replace a base.
 *
 * <p>Whatever compares the two (paired tests, class by class, behaviour by behaviour) is one family of tests under Holm's
 * correction; what does not compare (leakage, size of the test set, floors) is absolute.
 */
public final class Gate {
    private static final String PAIRED = "paired test";
    private static final String CLASSES = "classes";
    private static final String BEHAVIOUR = "behaviour";
    private static final String CALIBRATION = "calibration";

    private final Dataset dataset;
    private final ShipSpec spec;
    private final Contest contest;
    private final BehaviourReport candidate;
    private final BehaviourReport base;
    private final List<GateCheck> checks = new ArrayList<>();

    private Gate(Dataset dataset, ShipSpec spec, Contest contest, BehaviourReport candidate, BehaviourReport base) {
        this.dataset = dataset;
        this.spec = spec;
        this.contest = contest;
        this.candidate = candidate;
        this.base = base;
    }

    /**
     * Decides.
     *
     * @param dataset that the candidate was trained on; both are judged by a part of it
     * @param suite of behaviours that both are put to
     */
    public static Decision decide(
            Dataset dataset, TextClassifier candidate, TextClassifier base, Suite suite, ShipSpec spec) {
        long began = System.nanoTime();
        CompareSpec compared =
                CompareSpec.defaults().on(spec.on()).figure(spec.figure()).level(spec.level());
        Contest contest = Arena.hold(dataset, List.of(candidate, base), compared);
        List<String> texts = Examiner.sample(dataset.texts(dataset.indices(spec.on())), spec.rows());
        BehaviourReport ofCandidate = Examiner.examine(candidate, suite, texts, spec.seed(), 3);
        BehaviourReport ofBase = Examiner.examine(base, suite, texts, spec.seed(), 3);
        Gate gate = new Gate(dataset, spec, contest, ofCandidate, ofBase);
        gate.look();
        return new Decision(
                contest.contenders().get(0).name(),
                contest.contenders().get(1).name(),
                gate.checks,
                contest,
                ofCandidate,
                ofBase,
                (System.nanoTime() - began) / 1e9);
    }

    private void look() {
        List<Worsening> signs = Stream.of(pairedTests(), classes(), behaviours())
                .flatMap(List::stream)
                .toList();
        double[] p = MultipleTests.holm(signs.stream().mapToDouble(Worsening::p).toArray());
        for (String check : List.of(PAIRED, CLASSES, BEHAVIOUR, CALIBRATION)) {
            List<String> against = new ArrayList<>();
            for (int i = 0; i < p.length; i++) {
                if (signs.get(i).check().equals(check) && p[i] < spec.level()) {
                    against.add(signs.get(i).reason());
                }
            }
            checks.add(new GateCheck(
                    check,
                    against.isEmpty(),
                    against.isEmpty() ? "Not worse than " + name(1) + ": " + quiet(check) : String.join(" ", against)));
        }
        floors();
        leakage();
        size();
    }

    private String name(int contender) {
        return contest.contenders().get(contender).name();
    }

    private String quiet(String check) {
        return switch (check) {
            case PAIRED -> duel().sentence();
            case CLASSES -> "no class was lost beyond chance.";
            case BEHAVIOUR ->
                candidate.count(BehaviourResult.Outcome.PASSED) + " behaviours passed, "
                        + candidate.count(BehaviourResult.Outcome.FAILED) + " failed; "
                        + base.count(BehaviourResult.Outcome.FAILED) + " failed before.";
            default -> "its probabilities are no further off.";
        };
    }

    private Duel duel() {
        return contest.duels().get(0);
    }

    private List<Worsening> pairedTests() {
        Duel duel = duel();
        return Stream.concat(Stream.of(duel.decisive()), duel.others().stream())
                .map(each -> new Worsening(
                        each.higherIsBetter() ? PAIRED : CALIBRATION,
                        isWorse(each) ? each.p() : 1,
                        each.sentence(duel.first(), duel.second())))
                .toList();
    }

    private static boolean isWorse(Comparison comparison) {
        double difference = comparison.difference().estimate();
        return comparison.higherIsBetter() ? difference < 0 : difference > 0;
    }

    private List<Worsening> classes() {
        List<Worsening> signs = new ArrayList<>();
        for (Flips.ClassFlips each : duel().flips().classes()) {
            if (each.wins() + each.losses() > 0) {
                signs.add(new Worsening(
                        CLASSES,
                        each.losses() > each.wins() ? new McNemar(each.wins(), each.losses()).p() : 1,
                        "%s lost %d rows and won %d of its %d."
                                .formatted(each.label(), each.losses(), each.wins(), each.support())));
            }
        }
        return signs;
    }

    /**
     * Only what now fails for certain, and at least twice as often: one change of all texts moves many cases at once, so
     * that models of another seed differ by more than single cases would.
     */
    private List<Worsening> behaviours() {
        List<Worsening> signs = new ArrayList<>();
        for (int i = 0; i < candidate.results().size(); i++) {
            BehaviourResult now = candidate.results().get(i);
            BehaviourResult before = base.results().get(i);
            BitSet onlyNow = (BitSet) now.failed().clone();
            onlyNow.andNot(before.failed());
            BitSet onlyBefore = (BitSet) before.failed().clone();
            onlyBefore.andNot(now.failed());
            boolean worse = now.outcome() == BehaviourResult.Outcome.FAILED && now.failures() >= 2 * before.failures();
            if (!onlyNow.isEmpty() || !onlyBefore.isEmpty()) {
                signs.add(new Worsening(
                        BEHAVIOUR,
                        worse ? new McNemar(onlyBefore.cardinality(), onlyNow.cardinality()).p() : 1,
                        String.format(
                                Locale.ROOT,
                                "%s: fails %d of %d, %s failed %d.",
                                now.name(),
                                now.failures(),
                                now.cases(),
                                name(1),
                                before.failures())));
            }
        }
        return signs;
    }

    /** A class that is surely below the floor, unless it was so before. */
    private void floors() {
        Contender first = contest.contenders().get(0);
        List<String> below = new ArrayList<>();
        for (ClassIntervals each : first.intervals().classes()) {
            double before = contest.contenders().get(1).metrics().classes().stream()
                    .filter(other -> other.label().equals(each.label()))
                    .mapToDouble(ClassMetrics::recall)
                    .findFirst()
                    .orElse(Double.NaN);
            if (each.recall().high() < spec.floor() && !(before < spec.floor())) {
                below.add(String.format(
                        Locale.ROOT,
                        "%s (%.2f, at most %.2f)",
                        each.label(),
                        each.recall().estimate(),
                        each.recall().high()));
            }
        }
        checks.add(new GateCheck(
                "floors",
                below.isEmpty(),
                below.isEmpty()
                        ? "No class fell below a recall of " + spec.floor() + "."
                        : "Recall fell below " + spec.floor() + ": " + String.join(", ", below) + "."));
    }

    private void leakage() {
        Overlap overlap = Overlap.of(dataset, spec.on());
        checks.add(new GateCheck(
                "leakage",
                overlap.share() <= spec.leakage(),
                String.format(
                        Locale.ROOT,
                        "%d of %d rows (%.1f%%) repeat a training text, or nearly; %.1f%% are put up with.",
                        overlap.count(),
                        overlap.rows(),
                        100 * overlap.share(),
                        100 * spec.leakage())));
    }

    private void size() {
        if (spec.difference() > 0) {
            checks.add(new GateCheck(
                    "rows",
                    Advice.isEnoughFor(contest.contenders().get(1).metrics(), spec.difference()),
                    Advice.forDifference(contest.contenders().get(1).metrics(), spec.difference())));
        }
    }

    /** Mean loss of a contender, for cards. */
    static double loss(Outcomes outcomes) {
        double sum = 0;
        for (float loss : outcomes.loss()) {
            sum += loss;
        }
        return sum / Math.max(1, Arrays.stream(outcomes.truth()).count());
    }
}
