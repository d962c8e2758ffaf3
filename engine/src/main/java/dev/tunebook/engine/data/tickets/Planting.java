package dev.tunebook.engine.data.tickets;

import dev.tunebook.engine.data.near.Shingles;
import dev.tunebook.engine.spec.TicketSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Spoils tickets on purpose: no ticket twice, and none that another one repeats. */
final class Planting {
    private static final int LONG_ENOUGH_TO_EDIT = 60;
    private static final List<String> POLITE = List.of("please", "thanks", "hi", "urgent", "again");

    private final TicketSpec spec;
    private final Grammar grammar;
    private final Typing typing;
    private final Random random;

    Planting(TicketSpec spec, Grammar grammar, Typing typing, Random random) {
        this.spec = spec;
        this.grammar = grammar;
        this.typing = typing;
        this.random = random;
    }

    /** How many tickets will repeat others, and so come on top of those that are given. */
    int repeats() {
        return count(spec.duplicates()) + count(spec.nearDuplicates()) + count(spec.conflicts());
    }

    private int count(double share) {
        return (int) Math.round(spec.rows() * share);
    }

    /** Spoils some of the clean tickets, which are in random order, and adds those that repeat others. */
    void plant(List<Ticket> tickets) {
        int next = 0;
        for (int end = next + count(spec.flipped()); next < end; next++) {
            Ticket ticket = tickets.get(next);
            tickets.set(next, ticket.withLabel(other(ticket.truth(), 60), Ticket.Fault.FLIPPED_LABEL));
        }
        for (int end = next + count(spec.missingTexts()); next < end; next++) {
            tickets.set(next, tickets.get(next).withText("", Ticket.Fault.MISSING_TEXT));
        }
        for (int end = next + count(spec.missingLabels()); next < end; next++) {
            tickets.set(next, tickets.get(next).withLabel("", Ticket.Fault.MISSING_LABEL));
        }
        List<Ticket> clean = List.copyOf(tickets.subList(next, tickets.size()));
        for (int i = count(spec.duplicates()); i > 0; i--) {
            Ticket of = pick(clean);
            tickets.add(of.repeated(of.text(), Ticket.Fault.DUPLICATE));
        }
        for (int i = count(spec.conflicts()); i > 0; i--) {
            Ticket of = pick(clean);
            Ticket repeated = of.repeated(of.text(), Ticket.Fault.CONFLICT);
            tickets.add(repeated.withLabel(other(of.truth(), 100), Ticket.Fault.CONFLICT));
        }
        List<Ticket> editable = clean.stream()
                .filter(ticket -> ticket.text().length() >= LONG_ENOUGH_TO_EDIT)
                .toList();
        for (int i = count(spec.nearDuplicates()); i > 0; i--) {
            Ticket of = pick(editable);
            tickets.add(of.repeated(edited(of.text()), Ticket.Fault.NEAR_DUPLICATE));
        }
    }

    private Ticket pick(List<Ticket> tickets) {
        return tickets.get(random.nextInt(tickets.size()));
    }

    /** Another intent: with the given chance one that is easily confused. */
    private String other(String intent, int percentNear) {
        if (random.nextInt(100) < percentNear) {
            List<String> near = grammar.intents().get(intent).near();
            return near.get(random.nextInt(near.size()));
        }
        List<String> others = new ArrayList<>(grammar.intents().keySet());
        others.remove(intent);
        return others.get(random.nextInt(others.size()));
    }

    /** The text with one to three small edits, near enough to be found and not the same. */
    private String edited(String text) {
        while (true) {
            String edited = text;
            for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
                edited = edit(edited);
            }
            if (!edited.equals(text)
                    && Shingles.jaccard(Shingles.of(edited), Shingles.of(text)) >= TicketGenerator.NEAR_FROM) {
                return edited;
            }
        }
    }

    private String edit(String text) {
        String word = POLITE.get(random.nextInt(POLITE.size()));
        return switch (random.nextInt(7)) {
            case 0 -> text.replaceFirst("[.?!,]", "");
            case 1 -> text + " " + word;
            case 2 -> word + " " + text;
            case 3 -> text.replaceFirst("\\d(?=\\d{3})", String.valueOf(1 + random.nextInt(9)));
            case 4 -> Character.isLowerCase(text.charAt(0)) ? text.toUpperCase(Locale.ROOT) : text + "!";
            default -> typing.slip(text);
        };
    }
}
