package dev.tunebook.engine.spec;

/** Where a run's model is saved. */
public record SaveSpec(
        @Doc(value = "The folder, empty or not there yet; a relative path starts at the notebook's.", positional = true)
        String folder,

        @Doc("Whether to write the adapters of a run with --lora-rank alone, in PEFT's layout.")
        boolean adapter) {
    /** The standard values; the folder must be given. */
    public static SaveSpec defaults() {
        return new SaveSpec("", false);
    }

    public SaveSpec folder(String folder) {
        return Specs.with(this, "folder", folder);
    }

    public SaveSpec adapter(boolean adapter) {
        return Specs.with(this, "adapter", adapter);
    }
}
