package dev.tunebook.engine.data.tickets;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The two files: the tickets as a user gets them, and what was planted. */
final class TicketFiles {
    private TicketFiles() {}

    static List<Path> write(List<Ticket> tickets, Path folder) throws IOException {
        Files.createDirectories(folder);
        Path rows = folder.resolve("tickets.csv");
        Path truth = folder.resolve("tickets-truth.csv");
        try (CsvWriter csv = open(rows)) {
            csv.writeRecord("id", "text", "intent");
            for (int i = 0; i < tickets.size(); i++) {
                csv.writeRecord(
                        String.valueOf(i + 1),
                        tickets.get(i).text(),
                        tickets.get(i).label());
            }
        }
        try (CsvWriter csv = open(truth)) {
            writeTruth(tickets, csv);
        }
        return List.of(rows, truth);
    }

    private static void writeTruth(List<Ticket> tickets, CsvWriter csv) {
        Map<Ticket, Integer> ids = new IdentityHashMap<>();
        for (Ticket ticket : tickets) {
            ids.put(ticket, ids.size() + 1);
        }
        csv.writeRecord("id", "line", "fault", "of", "label");
        long line = 2;
        for (Ticket ticket : tickets) {
            if (ticket.fault() != Ticket.Fault.NONE) {
                csv.writeRecord(
                        String.valueOf(ids.get(ticket)),
                        String.valueOf(line),
                        ticket.fault().written(),
                        ticket.of() == null ? "" : String.valueOf(ids.get(ticket.of())),
                        ticket.truth());
            }
            line += 1 + ticket.text().chars().filter(c -> c == '\n').count();
        }
    }

    private static CsvWriter open(Path file) throws IOException {
        return CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file, StandardCharsets.UTF_8);
    }
}
