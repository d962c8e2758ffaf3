package dev.tunebook.engine.ship;

import dev.tunebook.engine.behave.BehaviourReport;
import dev.tunebook.engine.rivals.Held;
import java.util.List;
import java.util.Optional;

/**
 * Whether a model may replace another, and why.
 *
 * @param model the candidate's name
 * @param against the name of what it is to replace
 * @param checks all that was looked at
 * @param contest both on the same rows
 * @param behaviour of the candidate; empty where it cannot be examined
 * @param baseBehaviour of what it is to replace, at the same questions; empty where that cannot be examined
 */
public record Decision(
        String model,
        String against,
        List<GateCheck> checks,
        Held contest,
        Optional<BehaviourReport> behaviour,
        Optional<BehaviourReport> baseBehaviour,
        double seconds) {
    public Decision {
        checks = List.copyOf(checks);
    }

    public boolean passed() {
        return checks.stream().allMatch(GateCheck::passed);
    }

    /** What speaks against shipping. */
    public List<String> reasons() {
        return checks.stream()
                .filter(check -> !check.passed())
                .map(GateCheck::reason)
                .toList();
    }

    /** In a sentence. */
    public String verdict() {
        return passed()
                ? model + " may be shipped: nothing speaks against it, compared with " + against + "."
                : model + " must not be shipped: " + reasons().size() + " of "
                        + checks.stream().filter(GateCheck::asked).count() + " checks speak against it.";
    }
}
