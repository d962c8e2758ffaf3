package dev.tunebook.engine.ship;

import dev.tunebook.engine.behave.BehaviourReport;
import dev.tunebook.engine.behave.Examiner;
import dev.tunebook.engine.behave.Suite;
import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.evaluate.ClassMetrics;
import dev.tunebook.engine.evaluate.Metrics;
import dev.tunebook.engine.evaluate.TextClassifier;
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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides whether a candidate may replace a base.
 *
 * <p>Whatever compares the two (paired tests, class by class, behaviour by behaviour) is one family of tests under Holm's
 * correction; what does not compare (leakage, size of the test set, floors) is absolute.
 */
public final class Gate {
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
                Optional.of(ofCandidate),
                Optional.of(ofBase),
                (System.nanoTime() - began) / 1e9);
    }

    private void look() {
        Duel duel = contest.duels().get(0);
        Signs signs = new Signs(duel.first(), duel.second())
                .compare(Stream.concat(Stream.of(duel.decisive()), duel.others().stream())
                        .toList())
                .classes(duel.flips().classes())
                .behaviours(candidate, base);
        checks.addAll(signs.checks(
                spec.level(),
                check -> switch (check) {
                    case Signs.PAIRED -> duel.sentence();
                    case Signs.CLASSES -> "no class was lost beyond chance.";
                    case Signs.BEHAVIOUR -> Signs.quiet(candidate, base);
                    default -> "its probabilities are no further off.";
                },
                List.of()));
        floors();
        checks.add(leakage(dataset, spec));
        size();
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
        checks.add(floors("class", spec, below));
    }

    /** The check of floors, whatever is below them. */
    static GateCheck floors(String what, ShipSpec spec, List<String> below) {
        return new GateCheck(
                "floors",
                below.isEmpty(),
                below.isEmpty()
                        ? "No " + what + " fell below a recall of " + spec.floor() + "."
                        : "Recall fell below " + spec.floor() + ": " + String.join(", ", below) + ".");
    }

    /** Whether rows repeat training texts. */
    static GateCheck leakage(Dataset dataset, ShipSpec spec) {
        Overlap overlap = Overlap.of(dataset, spec.on());
        return new GateCheck(
                "leakage",
                overlap.share() <= spec.leakage(),
                String.format(
                        Locale.ROOT,
                        "%d of %d rows (%.1f%%) repeat a training text, or nearly; %.1f%% are put up with.",
                        overlap.count(),
                        overlap.rows(),
                        100 * overlap.share(),
                        100 * spec.leakage()));
    }

    private void size() {
        Metrics before = contest.contenders().get(1).metrics();
        checks.add(
                spec.difference() > 0
                        ? new GateCheck(
                                "rows",
                                Advice.isEnoughFor(before, spec.difference()),
                                Advice.forDifference(before, spec.difference()))
                        : rowsNotAsked());
    }

    /** Where no loss was named that must not go unseen. */
    static GateCheck rowsNotAsked() {
        return GateCheck.notAsked("rows", "No loss was named that they must be enough for: --difference 0.");
    }
}
