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
        List<String> names = new ArrayList<>(List.of(Signs.PAIRED));
        if (run.kind() == Kind.MULTI_LABEL) {
            names.addAll(List.of(Signs.CLASSES, Signs.CALIBRATION));
        }
        if (candidate.isPresent() && base.isPresent()) {
            signs.behaviours(candidate.get(), base.get());
            names.add(Signs.BEHAVIOUR);
        }
        checks.addAll(signs.checks(spec.level(), names, check -> switch (check) {
            case Signs.PAIRED -> duel.sentence();
            case Signs.CLASSES -> "no label was lost beyond chance.";
            case Signs.BEHAVIOUR -> Signs.quiet(candidate.get(), base.get());
            default -> "its probabilities are no further off.";
        }));
        if (base.isEmpty()) {
            candidate.ifPresent(this::behaviourAlone);
        }
        floors();
        checks.add(Gate.leakage(run.dataset(), spec));
        size();
    }

    /** Where the base cannot be examined, nothing may fail for certain. */
    private void behaviourAlone(BehaviourReport report) {
        List<String> failed = report.results().stream()
                .filter(each -> each.outcome() == BehaviourResult.Outcome.FAILED)
                .map(each -> each.name() + " (" + each.failures() + " of " + each.cases() + ")")
                .toList();
        checks.add(new GateCheck(
                Signs.BEHAVIOUR,
                failed.isEmpty(),
                failed.isEmpty()
                        ? report.count(BehaviourResult.Outcome.PASSED) + " behaviours passed, none failed."
                        : "It fails: " + String.join(", ", failed) + "."));
    }

    /** A label whose recall is surely below the floor, unless it was so before. */
    private void floors() {
        Map<String, Interval> recalls = contest.contenders().get(0).recalls();
        Map<String, Interval> before = contest.contenders().get(1).recalls();
        if (!recalls.isEmpty()) {
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
            checks.add(Gate.floors("label", spec, below));
        }
    }

    /** Whether a loss that matters would be seen: of labels' exact match, else of the decisive figure's own size. */
    private void size() {
        if (!(spec.difference() > 0)) {
            return;
        }
        if (run.kind() == Kind.MULTI_LABEL) {
            double right =
                    contest.contenders().get(1).figures().get("exact match").estimate();
            checks.add(new GateCheck(
                    "rows",
                    Advice.isEnoughFor(right, contest.units(), spec.difference()),
                    Advice.forDifference("exact match", right, contest.units(), spec.difference())));
            return;
        }
        Comparison decisive = duel.decisive();
        EnoughRows.ofDifference(
                        decisive.figure(),
                        decisive.second(),
                        decisive.difference(),
                        contest.units(),
                        spec.difference(),
                        spec.level())
                .ifPresent(rows -> checks.add(new GateCheck("rows", rows.areEnough(), rows.sentence("compared"))));
    }
}
