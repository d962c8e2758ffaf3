package dev.tunebook.engine.spec;

import java.util.ArrayList;
import java.util.List;

/** Collects everything that is wrong with an input, so that one error reports it all. */
public final class Faults {
    private record Fault(String problem, String maybe) {}

    private final List<Fault> found = new ArrayList<>();

    /** Notes a fault. */
    public Faults add(String problem, String maybe) {
        found.add(new Fault(problem, maybe));
        return this;
    }

    /** Notes everything that another error reports. */
    public Faults add(UserException error) {
        return add(error.problem(), error.maybe());
    }

    /** Notes a fault unless the condition holds; the problem reads {@code thing (value) must be expected.} */
    public Faults require(boolean holds, String thing, Object value, String expected, String maybe) {
        if (!holds) {
            add(thing + " (" + value + ") must be " + expected + ".", maybe);
        }
        return this;
    }

    /** Throws one {@link UserException} that reports all faults, in the order noted; does nothing when there is none. */
    public void throwIfAny() {
        if (found.isEmpty()) {
            return;
        }
        StringBuilder problems = new StringBuilder();
        for (Fault fault : found.subList(0, found.size() - 1)) {
            problems.append(fault.problem)
                    .append("\nMaybe ")
                    .append(fault.maybe)
                    .append('\n');
        }
        Fault last = found.get(found.size() - 1);
        throw new UserException(problems + last.problem, last.maybe);
    }
}
