package dev.tunebook.dsl.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunebook.dsl.InNotebook;
import dev.tunebook.engine.behave.BehaviourReport;
import dev.tunebook.engine.rivals.Contest;
import dev.tunebook.engine.runs.Run;
import dev.tunebook.engine.ship.Decision;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A run is compared, tested and shipped by magics, on real files. */
class TrialMagicsIT extends InNotebook {
    @Test
    void comparesTestsAndShips() throws Exception {
        StringBuilder csv = new StringBuilder("text,label\n");
        List<String> things = List.of("card", "parcel", "invoice");
        for (int i = 0; i < 90; i++) {
            String thing = things.get(i % things.size());
            csv.append(
                    "my %s number %d is %s gone,%s%n".formatted(thing, i * 7919, Integer.toString(i * i, 36), thing));
        }
        Files.writeString(folder.resolve("tickets.csv"), csv);
        Files.writeString(
                folder.resolve("suite.yaml"),
                "tests:\n  - {name: cards, kind: minimum, label: card, texts: [where is my card]}\n");
        magic("dataset", "tickets", "tickets.csv", "--group", "none");
        magic("train", "tickets", "--epochs", "2", "--lr", "0.01", "--as", "run1");

        Contest contest = (Contest) magic("compare", "run1", "majority", "tfidf");
        assertThat(contest.contenders()).extracting("name").containsExactly("run1", "majority", "tfidf");
        assertThatThrownBy(() -> magic("compare", "run1", "run7"))
                .hasMessage("run7 is neither a run here nor one of base, majority, tfidf.\nMaybe run1.");
        BehaviourReport report = (BehaviourReport) magic("test", "run1", "suite.yaml");
        assertThat(report.results()).extracting("name").containsExactly("cards");
        assertThat(((BehaviourReport) magic("test", "run1")).results()).hasSizeGreaterThan(10);
        Decision decision = (Decision) magic("ship", "run1", "--against", "majority", "--to", "release");
        assertThat(decision.against()).isEqualTo("majority");
        assertThat(Files.readString(folder.resolve("release/README.md"))).contains("model-index", "# run1");
        assertThat(Files.readString(folder.resolve("release/report.html")))
                .startsWith("<!DOCTYPE html>")
                .contains("Ship run1?")
                .doesNotContain("http://", "https://example.com");
        assertThat(((Run) notebook.values.get("run1")).folder()).exists();

        magic("train", "tickets", "--epochs", "1", "--lr", "0.01", "--as", "base");
        Contest own = (Contest) magic("compare", "run1", "base");
        assertThat(own.runs())
                .as("a run that is called as the base model's word is meant itself")
                .isPresent();
        assertThat(own.contenders()).extracting("name").containsExactly("run1", "base");
    }
}
