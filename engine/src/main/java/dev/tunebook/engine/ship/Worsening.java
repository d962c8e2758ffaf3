package dev.tunebook.engine.ship;

/**
 * A sign that the candidate is worse than the base, with the chance of such a sign on equal models.
 *
 * @param check the check that it belongs to
 * @param p two-sided; 1 where the candidate is not worse
 * @param reason a sentence
 */
record Worsening(String check, double p, String reason) {}
