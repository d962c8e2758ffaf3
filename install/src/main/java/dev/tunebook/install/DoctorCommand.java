package dev.tunebook.install;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "doctor", description = "Says what is there, what is missing, and how to get it.")
final class DoctorCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(names = "--prefix", paramLabel = "DIR", description = "Looks for kernelspecs below DIR/share as well.")
    private String prefix;

    DoctorCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        surroundings.out().println("tunebook " + Surroundings.version());
        boolean complete = true;
        for (Doctor.Examination examination : new Doctor(surroundings, prefix).examinations()) {
            for (Check check : examination.checks()) {
                check.print(surroundings.out());
                complete &= check.verdict() != Check.Verdict.MISSING;
            }
        }
        surroundings.out().println(complete ? "Ready." : "Not ready: see the lines marked ✗.");
        return complete ? 0 : 1;
    }
}
