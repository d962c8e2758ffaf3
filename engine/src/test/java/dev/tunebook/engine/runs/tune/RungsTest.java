package dev.tunebook.engine.runs.tune;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunebook.engine.spec.Search;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class RungsTest {
    /** Plays a search whose trials have figures that do not change. */
    private static List<String> play(Rungs rungs, IntToDoubleFunction figure) {
        List<String> jobs = new ArrayList<>();
        for (Optional<Rungs.Job> job = rungs.next(); job.isPresent(); job = rungs.next()) {
            jobs.add(job.get().trial() + ":" + job.get().epochs());
            rungs.report(job.get(), figure.applyAsDouble(job.get().trial()), false);
        }
        return jobs;
    }

    @Test
    void randomTrainsEveryTrialToItsEnd() {
        assertThat(play(new Rungs(Search.RANDOM, 3, 4, 10), i -> i)).containsExactly("0:10", "1:10", "2:10");
    }

    @Test
    void halvingWaitsForAllBeforeTheBetterPartGoesOn() {
        assertThat(play(new Rungs(Search.HALVING, 8, 2, 4), i -> i))
                .containsExactly(
                        "0:1", "1:1", "2:1", "3:1", "4:1", "5:1", "6:1", "7:1", "7:2", "6:2", "7:4", "5:2", "4:2",
                        "6:4");
    }

    @Test
    void ashaLetsATrialGoOnAsSoonAsItIsAmongTheBetterPart() {
        // By hand: of 2 at a rung the best one goes on, of 3 the best one, of 4 the best two; 0 and 1 are never among
        // them
        // again once better trials have come.
        assertThat(play(new Rungs(Search.ASHA, 5, 2, 4), i -> i))
                .containsExactly("0:1", "1:1", "1:2", "2:1", "2:2", "2:4", "3:1", "3:2", "3:4", "4:1", "4:2", "4:4");
    }

    @Test
    void theBestGoesOnWhereTooFewWereTriedForAnyToGoOn() {
        assertThat(play(new Rungs(Search.ASHA, 2, 4, 10), i -> -i)).containsExactly("0:1", "1:1", "0:4", "0:10");
    }

    @Test
    void aTrialThatEndedByItselfDoesNotGoOnNorGivesItsPlaceToAWorseOne() {
        Rungs rungs = new Rungs(Search.ASHA, 2, 2, 2);
        Rungs.Job first = rungs.next().orElseThrow();
        rungs.report(first, 5, true);
        Rungs.Job second = rungs.next().orElseThrow();
        rungs.report(second, Double.NaN, false);
        assertThat(rungs.next()).isEmpty();
    }
}
