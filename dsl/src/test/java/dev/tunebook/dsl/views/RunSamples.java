package dev.tunebook.dsl.views;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tunebook.engine.runs.RunComparison;
import dev.tunebook.engine.runs.RunList;
import dev.tunebook.engine.runs.RunRecord;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.train.TrainEvent;
import java.nio.file.Path;
import java.util.List;

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
                Samples.events(),
                RunRecord.State.EARLY_STOPPED);
    }

    static RunRecord brokenOff() {
        return run(
                "20261123-081502-<b>run2-00a2",
                TrainSpec.defaults().epochs(8).learningRate(3e-3).dropout(0.2),
                "4c1d2e",
                Samples.events().subList(0, 300),
                RunRecord.State.BROKEN_OFF);
    }

    static RunComparison comparison() {
        return RunComparison.of(List.of(ended(), brokenOff()));
    }
}
