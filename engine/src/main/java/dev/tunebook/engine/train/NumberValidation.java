package dev.tunebook.engine.train;

import dev.tunebook.engine.model.Classifier;

/** How far a model's numbers are off: its loss is the mean squared error in the unit that it is trained in. */
record NumberValidation(Classifier model, ValuedRows rows, int batchSize) implements Validation {
    @Override
    public int size() {
        return rows.size();
    }

    @Override
    public Figures figures() throws InterruptedException {
        double[] squares = new double[size()];
        model.classify(rows.ids(), batchSize, (row, numbers) -> {
            double error = numbers[0] - rows.values().get(row)[0];
            squares[row] = error * error;
        });
        double sum = 0;
        for (double square : squares) {
            sum += square;
        }
        double error = Math.sqrt(sum / size());
        double scale = model.network().head().scale();
        return new Figures(error / scale * (error / scale), Double.NaN, Double.NaN, error);
    }
}
