package dev.tunebook.dsl.views;

import dev.tunebook.engine.train.TrainEvent.Fetched;

/** How far the download of a base model's file is. */
record FetchProgress(Fetched fetched) {
    /** One line and a bar. */
    static final class AsLine implements View<FetchProgress> {
        @Override
        public String text(FetchProgress progress) {
            return "Fetching " + Html.sentence(progress.fetched().file()) + "\n" + line(progress.fetched()) + "\n"
                    + Bars.progress(share(progress.fetched()), 40);
        }

        @Override
        public String html(FetchProgress progress) {
            return new Page("Fetching", progress.fetched().file())
                    .html(TrainingView.progress(share(progress.fetched())))
                    .paragraph(line(progress.fetched()), "dim")
                    .toString();
        }

        private static double share(Fetched fetched) {
            return fetched.bytes() / (double) Math.max(1, fetched.totalBytes());
        }

        private static String line(Fetched fetched) {
            return megabytes(fetched.bytes()) + " of " + megabytes(fetched.totalBytes()) + " MB, "
                    + megabytes(fetched.bytesPerSecond()) + " MB/s";
        }

        private static String megabytes(double bytes) {
            return String.format(java.util.Locale.ROOT, "%.1f", bytes / 1e6);
        }
    }
}
