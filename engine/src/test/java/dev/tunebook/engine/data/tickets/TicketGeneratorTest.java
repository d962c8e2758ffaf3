package dev.tunebook.engine.data.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.data.DatasetCard;
import dev.tunebook.engine.data.near.NearDuplicates;
import dev.tunebook.engine.data.near.Shingles;
import dev.tunebook.engine.spec.DatasetSpec;
import dev.tunebook.engine.spec.Group;
import dev.tunebook.engine.spec.TicketSpec;
import dev.tunebook.engine.spec.UserException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TicketGeneratorTest {
    private static final Path COMMITTED = Path.of(System.getProperty("tunebook.root"), "notebooks", "data");
    private static final List<Ticket> TICKETS = TicketGenerator.tickets(TicketSpec.defaults());

    @TempDir
    Path folder;

    /** To write them anew: {@code tunebook tickets notebooks/data}. */
    @Test
    void makesTheCommittedFilesByteForByte() throws Exception {
        List<Path> files = TicketFiles.write(TICKETS, folder);
        assertThat(files)
                .extracting(Path::getFileName)
                .map(Path::toString)
                .containsExactly("tickets.csv", "tickets-truth.csv");
        for (Path file : files) {
            assertThat(file).hasSameBinaryContentAs(COMMITTED.resolve(file.getFileName()));
        }
    }

    @Test
    void plantsWhatTheSpecAsksFor() {
        Map<Ticket.Fault, Long> counts =
                TICKETS.stream().collect(Collectors.groupingBy(Ticket::fault, Collectors.counting()));
        assertThat(TICKETS).hasSize(3000);
        assertThat(counts)
                .containsEntry(Ticket.Fault.DUPLICATE, 60L)
                .containsEntry(Ticket.Fault.NEAR_DUPLICATE, 90L)
                .containsEntry(Ticket.Fault.CONFLICT, 9L)
                .containsEntry(Ticket.Fault.FLIPPED_LABEL, 120L)
                .containsEntry(Ticket.Fault.MISSING_TEXT, 15L)
                .containsEntry(Ticket.Fault.MISSING_LABEL, 15L);
    }

    @Test
    void plantsFaultsThatAreTrue() {
        for (Ticket ticket : TICKETS) {
            switch (ticket.fault()) {
                case NONE -> assertThat(ticket.label()).isEqualTo(ticket.truth());
                case DUPLICATE -> assertThat(ticket).isEqualTo(ticket.of().repeated(ticket.text(), ticket.fault()));
                case NEAR_DUPLICATE -> {
                    assertThat(ticket.text()).isNotEqualTo(ticket.of().text());
                    assertThat(similarity(ticket)).isGreaterThanOrEqualTo(TicketGenerator.NEAR_FROM);
                    assertThat(ticket.label()).isEqualTo(ticket.of().label());
                }
                case CONFLICT -> {
                    assertThat(ticket.text()).isEqualTo(ticket.of().text());
                    assertThat(ticket.label()).isNotEqualTo(ticket.of().label());
                }
                case FLIPPED_LABEL -> assertThat(ticket.label()).isNotEmpty().isNotEqualTo(ticket.truth());
                case MISSING_TEXT -> assertThat(ticket.text()).isEmpty();
                case MISSING_LABEL -> assertThat(ticket.label()).isEmpty();
            }
        }
    }

    private static double similarity(Ticket ticket) {
        return Shingles.jaccard(
                Shingles.of(ticket.text()), Shingles.of(ticket.of().text()));
    }

    @Test
    void makesAtLeastFourteenIntentsAboutEightToOne() {
        Map<String, Long> rows = TICKETS.stream().collect(Collectors.groupingBy(Ticket::truth, Collectors.counting()));
        assertThat(rows).hasSizeGreaterThanOrEqualTo(14);
        double most = rows.values().stream().mapToLong(count -> count).max().getAsLong();
        double least = rows.values().stream().mapToLong(count -> count).min().getAsLong();
        assertThat(most / least).isBetween(7.0, 9.0);
    }

    @Test
    void saysNothingTwiceUnlessPlanted() {
        Map<String, Ticket> seen = new HashMap<>();
        for (Ticket ticket : TICKETS) {
            if (ticket.of() == null && !ticket.text().isEmpty()) {
                assertThat(seen.put(Shingles.normal(ticket.text()), ticket)).isNull();
            }
        }
    }

    @Test
    void hasNoNearDuplicatesButThePlantedOnes() {
        List<Ticket> written =
                TICKETS.stream().filter(ticket -> !ticket.text().isEmpty()).toList();
        Map<Ticket, Integer> places = new IdentityHashMap<>();
        written.forEach(ticket -> places.put(ticket, places.size()));
        Map<Integer, Set<Integer>> planted = new HashMap<>();
        for (Ticket ticket : written) {
            if (ticket.of() != null) {
                planted.computeIfAbsent(places.get(ticket.of()), of -> new TreeSet<>(Set.of(of)))
                        .add(places.get(ticket));
            }
        }
        List<String> texts = written.stream().map(Ticket::text).toList();
        assertThat(NearDuplicates.find(texts, 0.7).groups())
                .extracting(group -> (Set<Integer>) new TreeSet<>(group.texts()))
                .containsExactlyInAnyOrderElementsOf(planted.values());
    }

    @Test
    void tellsTheTruthByIdAndLine() throws Exception {
        TicketFiles.write(TICKETS, folder);
        List<String> truth = Files.readAllLines(folder.resolve("tickets-truth.csv"));
        List<String> lines = Files.readAllLines(folder.resolve("tickets.csv"));
        assertThat(truth.get(0)).isEqualTo("id,line,fault,of,label");
        for (String row : truth.subList(1, truth.size())) {
            String[] cells = row.split(",");
            assertThat(lines.get(Integer.parseInt(cells[1]) - 1)).startsWith(cells[0] + ",");
        }
    }

    @Test
    void loadsAsADatasetWhoseCardShowsWhatWasPlanted() throws Exception {
        TicketFiles.write(TICKETS, folder);
        DatasetSpec spec =
                DatasetSpec.defaults().path("tickets.csv").label("intent").group(Group.NONE);
        DatasetCard card = Dataset.load("tickets", spec, folder).card();
        assertThat(card.rows()).isEqualTo(2970);
        assertThat(card.leftOut()).containsOnly(Map.entry("text is missing", 15), Map.entry("label is missing", 15));
        assertThat(card.duplicateRows()).isEqualTo(60 + 9);
        assertThat(card.conflicts()).hasSize(9);
        assertThat(card.leakingRows()).isPositive();
    }

    @Test
    void drawsTheSameFromTheSameSeedAndOthersFromAnother() throws Exception {
        TicketSpec spec = TicketSpec.defaults().folder("made/here").rows(200);
        List<Path> files = TicketGenerator.write(spec, folder);
        assertThat(files.get(0)).isEqualTo(folder.resolve("made/here/tickets.csv"));
        String first = Files.readString(files.get(0));
        TicketGenerator.write(spec, folder);
        assertThat(files.get(0)).hasContent(first);
        TicketGenerator.write(spec.seed(8), folder);
        assertThat(Files.readString(files.get(0))).isNotEqualTo(first);
    }

    @Test
    void refusesOptionsOutOfRange() {
        assertThatThrownBy(() -> TicketSpec.defaults().rows(10))
                .isInstanceOf(UserException.class)
                .hasMessage("rows (10) must be 200 to 10000.\nMaybe --rows 3000, the default.");
        assertThatThrownBy(() -> TicketSpec.defaults().flipped(0.5))
                .isInstanceOf(UserException.class)
                .hasMessage("flipped (0.5) must be 0 to 0.1.\nMaybe 0.04, the default.");
    }
}
