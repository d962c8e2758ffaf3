package dev.tunebook.dsl.views;

/**
 * How far a search for a learning rate is.
 *
 * @param dataset the dataset's name
 * @param step done, from 1
 * @param steps of the whole test
 * @param learningRate of the last step
 * @param loss of the last step, smoothed
 */
public record SearchProgress(String dataset, int step, int steps, double learningRate, double loss) {
    /** One line and a bar. */
    static final class AsLine implements View<SearchProgress> {
        @Override
        public String text(SearchProgress search) {
            return "Finding a learning rate for " + Html.sentence(search.dataset()) + "\n" + line(search) + "\n"
                    + Bars.progress(search.step() / (double) search.steps(), 40);
        }

        @Override
        public String html(SearchProgress search) {
            return new Page("Finding a learning rate", "for " + search.dataset())
                    .html(TrainingView.progress(search.step() / (double) search.steps()))
                    .paragraph(line(search), "dim")
                    .toString();
        }

        private static String line(SearchProgress search) {
            return "Step " + search.step() + " of " + search.steps() + ": loss " + Numbers.loss(search.loss()) + " at "
                    + Numbers.shortest(search.learningRate());
        }
    }
}
