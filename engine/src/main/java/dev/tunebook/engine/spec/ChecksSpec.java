package dev.tunebook.engine.spec;

/** Which check of data is explained. */
public record ChecksSpec(
        @Doc(
                value = "A check's name, such as leaked-texts; all are listed without one.",
                positional = true,
                optional = true)
        String name) {
    /** All of them. */
    public static ChecksSpec defaults() {
        return new ChecksSpec("");
    }

    public ChecksSpec name(String name) {
        return Specs.with(this, "name", name);
    }
}
