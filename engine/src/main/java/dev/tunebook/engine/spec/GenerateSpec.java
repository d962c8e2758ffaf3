package dev.tunebook.engine.spec;

import java.util.List;

/** How a language model goes on with a text. */
public record GenerateSpec(
        @Doc(value = "The text to go on with, in quotes; for a run trained on outputs, the input.", positional = true)
        String prompt,

        @Doc("The most tokens that are added.") int maxTokens,

        @Doc("Above 1 is more varied, below 1 more likely; 0 always takes the likeliest token.")
        double temperature,

        @Doc("Draws among so many likeliest tokens alone; 0 draws among all.")
        int topK,

        @Doc("Draws among the likeliest tokens that together reach this probability; 1 draws among all.")
        double topP,

        @Doc("Texts at which to stop, separated by commas; \\n is a line break.")
        List<String> stop,

        @Doc("Seed of what is drawn.") long seed,

        @Doc("Where a model that is no run computes: auto, cpu, cuda or cuda:N.")
        String device,

        @Doc("Threads of such a model on the CPU, 0 for one per core.")
        int threads) {
    public GenerateSpec {
        stop = List.copyOf(stop);
        TrainSpec shared = TrainSpec.defaults();
        new Faults()
                .require(maxTokens >= 1, "max-tokens", maxTokens, "at least 1", "max-tokens 100, the default.")
                .require(
                        temperature >= 0 && Double.isFinite(temperature),
                        "temperature",
                        temperature,
                        "at least 0",
                        "temperature 0.8.")
                .require(topK >= 0, "top-k", topK, "at least 0", "top-k 50.")
                .require(topP > 0 && topP <= 1, "top-p", topP, "above 0 and at most 1", "top-p 0.95.")
                .require(stop.stream().noneMatch(String::isEmpty), "stop", stop, "no empty text", "--stop \"\\n\".")
                .require(threads >= 0, "threads", threads, "at least 0", "threads 0, one per core.")
                .throwIfAny();
        shared.device(device);
    }

    /** The standard values; the prompt must be given. */
    public static GenerateSpec defaults() {
        return new GenerateSpec("", 100, 0, 0, 1, List.of(), 42, "auto", 0);
    }

    public GenerateSpec prompt(String prompt) {
        return Specs.with(this, "prompt", prompt);
    }

    public GenerateSpec maxTokens(int maxTokens) {
        return Specs.with(this, "maxTokens", maxTokens);
    }

    public GenerateSpec temperature(double temperature) {
        return Specs.with(this, "temperature", temperature);
    }

    public GenerateSpec topK(int topK) {
        return Specs.with(this, "topK", topK);
    }

    public GenerateSpec topP(double topP) {
        return Specs.with(this, "topP", topP);
    }

    public GenerateSpec stop(List<String> stop) {
        return Specs.with(this, "stop", stop);
    }

    public GenerateSpec stop(String... stop) {
        return stop(List.of(stop));
    }

    public GenerateSpec seed(long seed) {
        return Specs.with(this, "seed", seed);
    }

    public GenerateSpec device(String device) {
        return Specs.with(this, "device", device);
    }

    public GenerateSpec threads(int threads) {
        return Specs.with(this, "threads", threads);
    }
}
