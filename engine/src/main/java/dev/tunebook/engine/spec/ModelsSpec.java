package dev.tunebook.engine.spec;

/** Which base models are listed. */
public record ModelsSpec(
        @Doc("Only models whose name, architecture or strength has this in it.")
        String with) {
    /** All of them. */
    public static ModelsSpec defaults() {
        return new ModelsSpec("");
    }

    public ModelsSpec with(String with) {
        return Specs.with(this, "with", with);
    }
}
