package dev.tunebook.dsl.views;

/** How far the reading of a file is: one line, since nobody knows its records before. */
final class LoadProgressView implements View<LoadProgressView.Loading> {
    /**
     * A moment of it.
     *
     * @param name the file's, or the dataset's
     * @param line what is said of it
     */
    record Loading(String name, String line) {
        /** Of a file's records so far. */
        static Loading reading(String file, long records, double recordsPerSecond) {
            return new Loading(
                    file,
                    Numbers.count(records, "record", "records") + ", " + Numbers.count(Math.round(recordsPerSecond))
                            + " a second");
        }

        /** When all is read. */
        static Loading searching(String dataset, long rows) {
            return new Loading(dataset, "looking for near-duplicates among " + Numbers.count(rows, "row", "rows"));
        }

        /** When that is done too. */
        static Loading searched(String dataset, long rows, double seconds) {
            return new Loading(
                    dataset,
                    "looked for near-duplicates among " + Numbers.count(rows, "row", "rows") + " in "
                            + Numbers.duration(seconds));
        }
    }

    @Override
    public String text(Loading loading) {
        return "Reading " + Html.sentence(loading.name()) + "\n" + loading.line();
    }

    @Override
    public String html(Loading loading) {
        return new Page("Reading", loading.name())
                .paragraph(loading.line(), "dim")
                .toString();
    }
}
