package dev.tunebook.engine.train;

/**
 * Where a run stands between two steps. With the weights and the optimizer's memory it is all that the next step depends
 * on: every random choice is a function of the run's seed and of these numbers.
 *
 * @param step how many were applied
 * @param epoch in progress, from 1
 * @param batch how many of the epoch's batches are done
 * @param epochLoss of the epoch's rows so far, added up
 * @param learningRate the peak
 * @param examples rows trained on so far, each as often as it was
 * @param tokens in them
 * @param bestStep after which the validation rows looked best; 0 before the first look
 */
public record Position(
        long step,
        int epoch,
        int batch,
        double epochLoss,
        double learningRate,
        long examples,
        long tokens,
        long bestStep) {
    static Position start(double learningRate) {
        return new Position(0, 1, 0, 0, learningRate, 0, 0, 0);
    }

    Position stepped(double rowLosses, int rows, long ids) {
        return new Position(
                step + 1,
                epoch,
                batch + 1,
                epochLoss + rowLosses,
                learningRate,
                examples + rows,
                tokens + ids,
                bestStep);
    }

    Position judged(boolean best) {
        return new Position(step, epoch + 1, 0, 0, learningRate, examples, tokens, best ? step : bestStep);
    }
}
