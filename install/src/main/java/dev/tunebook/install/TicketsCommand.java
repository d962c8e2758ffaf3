package dev.tunebook.install;

import dev.tunebook.engine.data.tickets.TicketGenerator;
import dev.tunebook.engine.spec.SpecHelp;
import dev.tunebook.engine.spec.Specs;
import dev.tunebook.engine.spec.TicketSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Its options are those of {@link TicketSpec}, and are declared there alone. */
@Command(name = "tickets", description = "Makes up support tickets with planted faults, and the truth about them.")
final class TicketsCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Unmatched
    private List<String> words = new ArrayList<>();

    TicketsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (words.contains("--help")) {
            String summary = "Makes up support tickets with planted faults, and the truth about them.";
            surroundings.out().print(SpecHelp.text("tunebook tickets", summary, TicketSpec.class, List.of()));
            return 0;
        }
        TicketSpec spec = Specs.parse(TicketSpec.defaults(), words);
        TicketGenerator.write(spec, Path.of("")).forEach(surroundings.out()::println);
        return 0;
    }
}
