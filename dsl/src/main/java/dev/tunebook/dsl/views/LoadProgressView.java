package dev.tunebook.dsl.views;

/** How far the reading of a file is: one line, since nobody knows its records before. */
final class LoadProgressView implements View<LoadProgressView.Loading> {
    /**
     * A moment of it.
     *
     * @param file its name, or the dataset's
     * @param records read so far
     * @param recordsPerSecond since its beginning; 0 when all is read, and near-duplicates are looked for
     */
    record Loading(String file, long records, double recordsPerSecond) {}

    @Override
    public String text(Loading loading) {
        return "Reading " + Html.sentence(loading.file()) + "\n" + line(loading);
    }

    @Override
    public String html(Loading loading) {
        return new Page("Reading", loading.file())
                .paragraph(line(loading), "dim")
                .toString();
    }

    private static String line(Loading loading) {
        if (loading.recordsPerSecond() == 0) {
            return "looking for near-duplicates among " + Numbers.count(loading.records(), "row", "rows");
        }
        return Numbers.count(loading.records(), "record", "records") + ", "
                + Numbers.count(Math.round(loading.recordsPerSecond())) + " a second";
    }
}
