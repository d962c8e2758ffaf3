package dev.tunebook.dsl.views;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tunebook.engine.runs.RunComparison;
import dev.tunebook.engine.runs.RunList;
import dev.tunebook.engine.runs.RunRecord;
import dev.tunebook.engine.runs.tune.Trial;
import dev.tunebook.engine.runs.tune.Tuned;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.spec.TuneSpec;
import dev.tunebook.engine.train.TrainCheck;
import dev.tunebook.engine.train.TrainEvent;
import dev.tunebook.engine.train.TrainPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Runs for views to show. */
final class RunSamples {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private RunSamples() {}

    static RunRecord run(String id, TrainSpec spec, String gitCommit, List<TrainEvent> events, RunRecord.State state) {
        JsonNode dataset = MAPPER.createObjectNode().put("name", "tickets").put("fingerprint", "3f2a");
        JsonNode environment = MAPPER.createObjectNode()
                .put("started", "2026-11-23T08:15:0" + id.charAt(14) + "Z")
                .put("device", "cpu")
                .put("gitCommit", gitCommit);
        return new RunRecord(Path.of("runs", id), spec, dataset, environment, events, state);
    }

    static RunList list() {
        return new RunList(Path.of("runs"), 5, List.of(brokenOff(), ended()));
    }

    static RunRecord ended() {
        return run(
                "20261123-081501-run1-00a1",
                TrainSpec.defaults().epochs(8),
                "4c1d2e",
                TrainingSamples.events(),
                RunRecord.State.EARLY_STOPPED);
    }

    static RunRecord brokenOff() {
        return run(
                "20261123-081502-<b>run2-00a2",
                TrainSpec.defaults().epochs(8).learningRate(3e-3).dropout(0.2),
                "4c1d2e",
                TrainingSamples.events().subList(0, 300),
                RunRecord.State.BROKEN_OFF);
    }

    static RunComparison comparison() {
        return RunComparison.of(List.of(ended(), brokenOff()));
    }

    static TrainPlan plan(TrainSpec spec) {
        return new TrainPlan("tickets", spec, 2400, 300, 75, 600, 60);
    }

    static TrainCheck check(boolean passed) {
        double[] losses = IntStream.range(0, 60)
                .mapToDouble(i -> 2.5 * Math.exp(-i / 12.0))
                .toArray();
        return new TrainCheck(
                "tickets",
                "tunebook/ngram-bag",
                2.5,
                Math.log(12),
                losses,
                List.of(
                        new TrainCheck.Finding(
                                "loss at the start", true, "2.500; guessing among 12 classes is 2.485", "look."),
                        new TrainCheck.Finding("one batch by heart", passed, "from 2.500 to 0.018", "look <again>.")));
    }

    static Tuned tuned() {
        List<Trial> trials = IntStream.range(0, 6)
                .mapToObj(i -> new Trial(
                        i + 1,
                        "20261123-081501-search1." + (i + 1) + "-00a1",
                        TrainSpec.defaults().learningRate(1e-3 * (1 + i)).batchSize(16 << i % 3),
                        i < 2 ? 10 : 1,
                        0.9 - 0.03 * i,
                        0.4 + 0.1 * i,
                        2.5,
                        i < 2))
                .toList();
        return new Tuned("tickets", TuneSpec.defaults().trials(6), trials, 24, 61.5, false);
    }
}
