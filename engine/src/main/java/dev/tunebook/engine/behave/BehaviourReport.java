package dev.tunebook.engine.behave;

import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * How a model did at a whole suite.
 *
 * @param model its name
 * @param suite the suite's name
 */
public record BehaviourReport(String model, String suite, List<BehaviourResult> results, double seconds) {
    public BehaviourReport {
        results = List.copyOf(results);
    }

    public long count(BehaviourResult.Outcome outcome) {
        return results.stream().filter(result -> result.outcome() == outcome).count();
    }

    /** Whether no behaviour failed for certain. */
    public boolean passed() {
        return count(BehaviourResult.Outcome.FAILED) == 0;
    }

    /** One row per behaviour. */
    public Table table() {
        StringColumn name = StringColumn.create("behaviour");
        StringColumn kind = StringColumn.create("kind");
        IntColumn cases = IntColumn.create("cases");
        IntColumn failures = IntColumn.create("failures");
        DoubleColumn rate = DoubleColumn.create("rate");
        DoubleColumn low = DoubleColumn.create("low");
        DoubleColumn high = DoubleColumn.create("high");
        DoubleColumn allowed = DoubleColumn.create("allowed");
        StringColumn outcome = StringColumn.create("outcome");
        for (BehaviourResult each : results) {
            name.append(each.name());
            kind.append(each.kind());
            cases.append(each.cases());
            failures.append(each.failures());
            rate.append(each.rate().estimate());
            low.append(each.rate().low());
            high.append(each.rate().high());
            allowed.append(each.allowed());
            outcome.append(each.outcome().words());
        }
        return Table.create(model + ": " + suite, name, kind, cases, failures, rate, low, high, allowed, outcome);
    }
}
