package dev.tunebook.dsl.views;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.quality.Report;

/** A dataset: its card, and in short what is wrong with it. */
public final class LoadedView implements View<Dataset> {
    /** Above it, the card alone is shown: a view must not take longer than a look. */
    private static final int MOST_ROWS = 100_000;

    @Override
    public String text(Dataset dataset) {
        String card = new DatasetView().text(dataset.card());
        return dataset.size() > MOST_ROWS ? card : card + "\n\n" + ReportView.briefText(Report.brief(dataset));
    }

    @Override
    public String html(Dataset dataset) {
        String card = new DatasetView().html(dataset.card());
        if (dataset.size() > MOST_ROWS) {
            return card;
        }
        int end = card.lastIndexOf("</div>");
        return card.substring(0, end)
                + FindingHtml.STYLE
                + ReportView.briefHtml(Report.brief(dataset))
                + card.substring(end);
    }
}
