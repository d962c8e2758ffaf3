package dev.tunebook.engine.ship;

import dev.tunebook.engine.behave.BehaviourReport;
import dev.tunebook.engine.behave.BehaviourResult;
import dev.tunebook.engine.evaluate.compare.Comparison;
import dev.tunebook.engine.evaluate.interval.Interval;
import dev.tunebook.engine.evaluate.slice.Advice;
import dev.tunebook.engine.evaluate.slice.EnoughRows;
import dev.tunebook.engine.rivals.FigureArena;
import dev.tunebook.engine.rivals.FigureContest;
import dev.tunebook.engine.runs.Run;
import dev.tunebook.engine.spec.CompareSpec;
import dev.tunebook.engine.spec.Kind;
import dev.tunebook.engine.spec.ShipSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Decides whether a run of labels, numbers, texts or tokens may replace another; {@link Gate} is for those that tell one
 * class. The same family of tests, the same absolute checks where they make sense.
 */
public final class FigureGate {
    private final Run run;
    private final ShipSpec spec;
    private final FigureContest contest;
    private final FigureContest.Duel duel;
    private final List<GateCheck> checks = new ArrayList<>();

    private FigureGate(Run run, ShipSpec spec, FigureContest contest) {
        this.run = run;
        this.spec = spec;
        this.contest = contest;
        this.duel = contest.duels().get(0);
    }

    /** Puts somebody to a suite of behaviours; empty for those who cannot be. */
    @FunctionalInterface
    public interface Examination {
        /** The report on a run, or on what one of the words of {@code Rivals} stands for. */
        Optional<BehaviourReport> of(Object whom);
    }

    /**
     * Decides.
     *
     * @param against another run, or one of the words of {@code Rivals}
     * @throws dev.tunebook.engine.spec.UserException when they cannot be compared
     */
    public static Decision decide(Run run, Object against, Examination examination, ShipSpec spec) {
        long began = System.nanoTime();
        CompareSpec compared = CompareSpec.defaults().on(spec.on()).level(spec.level());
        FigureGate gate = new FigureGate(run, spec, FigureArena.hold(run, List.of(against), compared));
        Optional<BehaviourReport> candidate = examination.of(run);
        Optional<BehaviourReport> base = candidate.flatMap(report -> examination.of(against));
        gate.look(candidate, base);
        return new Decision(
                gate.duel.first(),
                gate.duel.second(),
                gate.checks,
                gate.contest,
                candidate,
                base,
                (System.nanoTime() - began) / 1e9);
    }

    private void look(Optional<BehaviourReport> candidate, Optional<BehaviourReport> base) {
        Signs signs = new Signs(duel.first(), duel.second())
                .compare(duel.comparisons())
                .classes(duel.flips().labels());
        if (candidate.isPresent() && base.isPresent()) {
            signs.behaviours(candidate.get(), base.get());
        }
        checks.addAll(signs.checks(
                spec.level(),
                check -> switch (check) {
                    case Signs.PAIRED -> duel.sentence();
                    case Signs.CLASSES -> "no label was lost beyond chance.";
                    case Signs.BEHAVIOUR -> Signs.quiet(candidate.orElseThrow(), base.orElseThrow());
                    default -> "its probabilities are no further off.";
                },
                decided(candidate, base)));
        checks.add(floors());
        checks.add(Gate.leakage(run.dataset(), spec));
        checks.add(size());
    }

    /** What no paired sign decides: parts that have no meaning here, and behaviour where the base cannot be examined. */
    private List<GateCheck> decided(Optional<BehaviourReport> candidate, Optional<BehaviourReport> base) {
        List<GateCheck> decided = new ArrayList<>();
        if (run.kind() != Kind.MULTI_LABEL) {
            decided.add(GateCheck.notAsked(Signs.CLASSES, "There are no classes here that could be lost."));
            decided.add(GateCheck.notAsked(Signs.CALIBRATION, withoutProbabilities()));
        }
        if (candidate.isEmpty()) {
            decided.add(GateCheck.notAsked(
                    Signs.BEHAVIOUR, run.name() + " neither judges texts nor writes any: it cannot be examined."));
        } else if (base.isEmpty()) {
            decided.add(behaviourAlone(candidate.get()));
        }
        return decided;
    }

    private String withoutProbabilities() {
        return switch (run.kind()) {
            case REGRESSION -> "A number comes without a probability; the paired test sees whether all are too high.";
            case INPUT_OUTPUT -> "What it writes is judged, not how sure it was.";
            default -> "The paired test is of its probabilities already: perplexity.";
        };
    }

    /** Where the base cannot be examined, nothing may fail for certain. */
    private static GateCheck behaviourAlone(BehaviourReport report) {
        List<String> failed = report.results().stream()
                .filter(each -> each.outcome() == BehaviourResult.Outcome.FAILED)
                .map(each -> each.name() + " (" + each.failures() + " of " + each.cases() + ")")
                .toList();
        return new GateCheck(
                Signs.BEHAVIOUR,
                failed.isEmpty(),
                failed.isEmpty()
                        ? report.count(BehaviourResult.Outcome.PASSED) + " behaviours passed, none failed."
                        : "It fails: " + String.join(", ", failed) + ".");
    }

    /** A label whose recall is surely below the floor, unless it was so before. */
    private GateCheck floors() {
        Map<String, Interval> recalls = contest.contenders().get(0).recalls();
        Map<String, Interval> before = contest.contenders().get(1).recalls();
        if (recalls.isEmpty()) {
            return GateCheck.notAsked("floors", "There are no classes here that could fall below a recall.");
        }
        List<String> below = recalls.entrySet().stream()
                .filter(each -> each.getValue().high() < spec.floor()
                        && !(before.get(each.getKey()).estimate() < spec.floor()))
                .map(each -> String.format(
                        Locale.ROOT,
                        "%s (%.2f, at most %.2f)",
                        each.getKey(),
                        each.getValue().estimate(),
                        each.getValue().high()))
                .toList();
        return Gate.floors("label", spec, below);
    }

    /** Whether a loss that matters would be seen: of labels' exact match, else of the decisive figure's own size. */
    private GateCheck size() {
        if (!(spec.difference() > 0)) {
            return Gate.rowsNotAsked();
        }
        if (run.kind() == Kind.MULTI_LABEL) {
            double right =
                    contest.contenders().get(1).figures().get("exact match").estimate();
            return new GateCheck(
                    "rows",
                    Advice.isEnoughFor(right, contest.units(), spec.difference()),
                    Advice.forDifference("exact match", right, contest.units(), spec.difference()));
        }
        Comparison decisive = duel.decisive();
        return EnoughRows.ofDifference(
                        decisive.figure(),
                        decisive.second(),
                        decisive.difference(),
                        contest.units(),
                        spec.difference(),
                        spec.level())
                .map(rows -> new GateCheck("rows", rows.areEnough(), rows.sentence("compared")))
                .orElseGet(() -> GateCheck.notAsked(
                        "rows", "How many are enough cannot be told from a " + decisive.figure() + " without spread."));
    }
}
