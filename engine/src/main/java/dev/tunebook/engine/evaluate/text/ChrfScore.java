package dev.tunebook.engine.evaluate.text;

/** A chrF score, 0 to 100, with what it was computed by. */
public record ChrfScore(double score, String signature) {}
