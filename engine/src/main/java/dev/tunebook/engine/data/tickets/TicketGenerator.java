package dev.tunebook.engine.data.tickets;

import dev.tunebook.engine.spec.Specs;
import dev.tunebook.engine.spec.TicketSpec;
import dev.tunebook.engine.spec.UserException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Makes up support tickets with planted faults, and writes them with the truth about them. */
public final class TicketGenerator {
    /** Clean tickets are less similar than this; planted near-duplicates are more similar than the other. */
    static final double CLEAN_BELOW = 0.6;

    static final double NEAR_FROM = 0.75;
    private static final int TRIES = 2_000;

    private final TicketSpec spec;
    private final Grammar grammar = Grammar.load();
    private final Random random;
    private final Typing typing;

    private TicketGenerator(TicketSpec spec) {
        this.spec = spec;
        random = new Random(spec.seed());
        typing = new Typing(random);
    }

    /**
     * Writes {@code tickets.csv} (columns {@code id,text,intent}) and {@code tickets-truth.csv} (columns {@code
     * id,line,fault,of,label}: for each spoilt ticket its id, the line where it begins, what was planted, the id of the
     * ticket that it repeats, and its true label) into a folder, which is made when it is missing.
     *
     * @param folder that a relative folder of the spec starts at
     * @return the two files
     * @throws UserException when the files cannot be written
     */
    public static List<Path> write(TicketSpec spec, Path folder) {
        Path target = folder.resolve(spec.folder());
        try {
            return TicketFiles.write(new TicketGenerator(spec).tickets(), target);
        } catch (IOException unwritable) {
            throw new UserException(
                    "folder (%s) must be a folder that can be written to: %s.".formatted(spec.folder(), unwritable),
                    "another folder.",
                    unwritable);
        }
    }

    /** Runs {@link #write} with options as of {@link TicketSpec}: {@code [FOLDER] [--rows N] [--seed N]}. */
    public static void main(String[] words) {
        try {
            TicketSpec spec = Specs.parse(TicketSpec.defaults(), List.of(words));
            write(spec, Path.of("")).forEach(System.out::println);
        } catch (UserException told) {
            System.err.println(told.getMessage());
            System.exit(2);
        }
    }

    /** The tickets, in the order of the file. */
    static List<Ticket> tickets(TicketSpec spec) {
        return new TicketGenerator(spec).tickets();
    }

    private List<Ticket> tickets() {
        Planting planting = new Planting(spec, grammar, typing, random);
        List<Ticket> tickets = clean(spec.rows() - planting.repeats());
        Collections.shuffle(tickets, random);
        planting.plant(tickets);
        Collections.shuffle(tickets, random);
        return tickets;
    }

    private List<Ticket> clean(int count) {
        List<Ticket> tickets = new ArrayList<>();
        Novelty novelty = new Novelty(CLEAN_BELOW);
        int total = grammar.intents().values().stream()
                .mapToInt(Grammar.Intent::weight)
                .sum();
        int weights = 0;
        for (Grammar.Intent intent : grammar.intents().values()) {
            weights += intent.weight();
            // Rounding the sums, not the shares, makes them add up.
            int until = Math.round(count * (float) weights / total);
            while (tickets.size() < until) {
                tickets.add(Ticket.clean(novel(intent, novelty), intent.name()));
            }
        }
        return tickets;
    }

    private String novel(Grammar.Intent intent, Novelty novelty) {
        for (int tried = 0; tried < TRIES; tried++) {
            String text = typing.type(grammar.ticket(intent, random));
            if (novelty.accept(text)) {
                return text;
            }
        }
        throw new UserException(
                "rows (%d) must be fewer: the grammar has no more to say about %s."
                        .formatted(spec.rows(), intent.name()),
                "--rows " + spec.rows() / 2 + ".");
    }
}
