package dev.tunebook.engine.spec;

/** How many support tickets to make up, and how much to spoil on purpose; shares are of all rows, from 0 to 1. */
public record TicketSpec(
        @Doc(value = "The folder that the two files are written to.", positional = true)
        String folder,

        @Doc("Number of tickets, 200 to 10000.") int rows,

        @Doc("Seed of everything that is drawn; equal options make equal files.")
        long seed,

        @Doc("Share of tickets that repeat another to the last character.")
        double duplicates,

        @Doc("Share of tickets that repeat another with small edits.")
        double nearDuplicates,

        @Doc("Share of tickets that repeat another under another label.")
        double conflicts,

        @Doc("Share of tickets with a wrong label, more often one that is easily confused.")
        double flipped,

        @Doc("Share of tickets whose text is missing.") double missingTexts,
        @Doc("Share of tickets whose label is missing.") double missingLabels) {
    public TicketSpec {
        new Faults()
                .require(rows >= 200 && rows <= 10_000, "rows", rows, "200 to 10000", "--rows 3000, the default.")
                .require(isShare(duplicates), "duplicates", duplicates, "0 to 0.1", "0.02, the default.")
                .require(isShare(nearDuplicates), "near-duplicates", nearDuplicates, "0 to 0.1", "0.03, the default.")
                .require(isShare(conflicts), "conflicts", conflicts, "0 to 0.1", "0.003, the default.")
                .require(isShare(flipped), "flipped", flipped, "0 to 0.1", "0.04, the default.")
                .require(isShare(missingTexts), "missing-texts", missingTexts, "0 to 0.1", "0.005, the default.")
                .require(isShare(missingLabels), "missing-labels", missingLabels, "0 to 0.1", "0.005, the default.")
                .throwIfAny();
    }

    private static boolean isShare(double share) {
        return share >= 0 && share <= 0.1;
    }

    /** 3000 tickets, of which about a tenth are spoilt. */
    public static TicketSpec defaults() {
        return new TicketSpec("data", 3000, 7, 0.02, 0.03, 0.003, 0.04, 0.005, 0.005);
    }

    public TicketSpec folder(String folder) {
        return Specs.with(this, "folder", folder);
    }

    public TicketSpec rows(int rows) {
        return Specs.with(this, "rows", rows);
    }

    public TicketSpec seed(long seed) {
        return Specs.with(this, "seed", seed);
    }

    public TicketSpec duplicates(double duplicates) {
        return Specs.with(this, "duplicates", duplicates);
    }

    public TicketSpec nearDuplicates(double nearDuplicates) {
        return Specs.with(this, "nearDuplicates", nearDuplicates);
    }

    public TicketSpec conflicts(double conflicts) {
        return Specs.with(this, "conflicts", conflicts);
    }

    public TicketSpec flipped(double flipped) {
        return Specs.with(this, "flipped", flipped);
    }

    public TicketSpec missingTexts(double missingTexts) {
        return Specs.with(this, "missingTexts", missingTexts);
    }

    public TicketSpec missingLabels(double missingLabels) {
        return Specs.with(this, "missingLabels", missingLabels);
    }
}
