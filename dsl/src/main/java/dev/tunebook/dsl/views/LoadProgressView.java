package dev.tunebook.dsl.views;

/** How far the reading of a file is: one line, since nobody knows its records before. */
final class LoadProgressView implements View<LoadProgressView.Loading> {
    /**
     * A moment of it.
     *
     * @param file its name
     * @param records read so far
     * @param recordsPerSecond since its beginning
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
        return Numbers.count(loading.records(), "record", "records") + ", "
                + Numbers.count(Math.round(loading.recordsPerSecond())) + " a second";
    }
}
