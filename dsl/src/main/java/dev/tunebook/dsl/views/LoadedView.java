package dev.tunebook.dsl.views;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.data.DatasetCard;
import dev.tunebook.engine.quality.Report;
import dev.tunebook.kernel.extension.MimeBundle;
import java.util.Optional;

/** A dataset: its card, and in short what is wrong with it. */
public final class LoadedView implements View<Dataset> {
    /** Above it, the card alone is shown: a view must not take longer than a look. */
    private static final int MOST_ROWS = 100_000;

    private record Look(DatasetCard card, Optional<Report> report) {
        static Look at(Dataset dataset) {
            if (dataset.size() > MOST_ROWS) {
                return new Look(dataset.card(), Optional.empty());
            }
            Report brief = Report.brief(dataset);
            return new Look(brief.card(), Optional.of(brief));
        }

        String text() {
            String text = new DatasetView().text(card);
            return report.map(brief -> text + "\n\n" + ReportView.briefText(brief))
                    .orElse(text);
        }

        String html() {
            String html = new DatasetView().html(card);
            int end = html.lastIndexOf("</div>");
            return report.map(brief -> html.substring(0, end)
                            + FindingHtml.STYLE
                            + ReportView.briefHtml(brief)
                            + html.substring(end))
                    .orElse(html);
        }
    }

    @Override
    public String text(Dataset dataset) {
        return Look.at(dataset).text();
    }

    @Override
    public String html(Dataset dataset) {
        return Look.at(dataset).html();
    }

    /** Looks once for both forms: the checks are most of the time that a card takes. */
    @Override
    public MimeBundle apply(Dataset dataset) {
        Look look = Look.at(dataset);
        return MimeBundle.of(look.text(), look.html());
    }
}
