package dev.tunebook.dsl.views;

/**
 * How far a search for a learning rate is.
 *
 * @param dataset the dataset's name
 * @param step done, from 1
 * @param steps of the whole test
 * @param learningRate of the last step, or the suggested one when the search has ended
 * @param loss of the last step, smoothed
 * @param ended whether the search has ended
 */
public record SearchProgress(String dataset, int step, int steps, double learningRate, double loss, boolean ended) {
    /** One line, and a bar as long as it goes on. */
    static final class AsLine implements View<SearchProgress> {
        @Override
        public String text(SearchProgress search) {
            return Html.sentence(line(search))
                    + (search.ended() ? "" : "\n" + Bars.progress(search.step() / (double) search.steps(), 40));
        }

        @Override
        public String html(SearchProgress search) {
            if (search.ended()) {
                return "<p>" + Html.escapedSentence(line(search)) + "</p>";
            }
            return new Page("Finding a learning rate", search.dataset())
                    .html(TrainingView.progress(search.step() / (double) search.steps()))
                    .paragraph(line(search), "dim")
                    .toString();
        }

        private static String line(SearchProgress search) {
            if (search.ended()) {
                return "Learning rate for " + search.dataset() + ": " + Numbers.shortest(search.learningRate())
                        + " suggested after " + Numbers.count(search.step(), "step", "steps") + ".";
            }
            return "Step " + search.step() + " of " + search.steps() + ": loss " + Numbers.loss(search.loss()) + " at "
                    + Numbers.shortest(search.learningRate());
        }
    }
}
