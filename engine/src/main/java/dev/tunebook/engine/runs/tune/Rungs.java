package dev.tunebook.engine.runs.tune;

import dev.tunebook.engine.spec.Search;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who goes on: asynchronous successive halving (Li et al. 2018, arXiv:1810.05934) and its older, waiting form (Jamieson
 * and Talwalkar 2015, arXiv:1502.07943).
 *
 * <p>A rung is a number of epochs: 1, η, η² and so on up to all there are. Of n trials that reached a rung, the best
 * ⌊n/η⌋ may go on to the next; when that would be none at the end of the search, the best one does.
 */
final class Rungs {
    /** Something to do: train a trial, a new one or one that was paused, up to so many epochs. */
    record Job(int trial, int epochs) {}

    private final Search search;
    private final int trials;
    private final int eta;
    private final List<Integer> epochs = new ArrayList<>();
    private final List<TreeMap<Integer, Double>> figures = new ArrayList<>();
    private final List<List<Integer>> promoted = new ArrayList<>();
    private int begun;

    Rungs(Search search, int trials, int eta, int mostEpochs) {
        this.search = search;
        this.trials = trials;
        this.eta = eta;
        int rung = search == Search.RANDOM ? mostEpochs : 1;
        while (rung < mostEpochs) {
            epochs.add(rung);
            rung *= eta;
        }
        epochs.add(mostEpochs);
        epochs.forEach(any -> {
            figures.add(new TreeMap<>());
            promoted.add(new ArrayList<>());
        });
    }

    /** The next job; empty when the search is over. Every job must be {@link #report}ed before the next is asked for. */
    Optional<Job> next() {
        boolean waits = search == Search.HALVING && begun < trials;
        for (int rung = epochs.size() - 2; rung >= 0 && !waits; rung--) {
            Optional<Integer> better = promotable(rung, figures.get(rung).size() / eta);
            if (better.isPresent()) {
                return Optional.of(promote(better.get(), rung));
            }
        }
        if (begun < trials) {
            return Optional.of(new Job(begun++, epochs.get(0)));
        }
        return lastResort();
    }

    /** So few were tried that none may go on: the best of the highest rung that was reached does. */
    private Optional<Job> lastResort() {
        for (int rung = epochs.size() - 2; rung >= 0; rung--) {
            if (!figures.get(rung + 1).isEmpty()) {
                return Optional.empty();
            }
            Optional<Integer> best = promotable(rung, 1);
            if (best.isPresent()) {
                return Optional.of(promote(best.get(), rung));
            }
        }
        return Optional.empty();
    }

    private Job promote(int trial, int rung) {
        promoted.get(rung).add(trial);
        return new Job(trial, epochs.get(rung + 1));
    }

    /** The best of the first so many that has not gone on yet; ties go to the older trial. */
    private Optional<Integer> promotable(int rung, int most) {
        return figures.get(rung).entrySet().stream()
                .sorted(Comparator.<java.util.Map.Entry<Integer, Double>>comparingDouble(entry -> -entry.getValue()))
                .limit(most)
                .map(java.util.Map.Entry::getKey)
                .filter(trial -> !promoted.get(rung).contains(trial))
                .findFirst();
    }

    /**
     * Notes what a job came to.
     *
     * @param figure the higher the better; NaN counts as the worst
     * @param over whether the trial ended by itself, and so reaches no higher rung by training
     */
    void report(Job job, double figure, boolean over) {
        int rung = epochs.indexOf(job.epochs());
        figures.get(rung).put(job.trial(), Double.isNaN(figure) ? Double.NEGATIVE_INFINITY : figure);
        if (over) {
            promoted.get(rung).add(job.trial());
        }
    }
}
