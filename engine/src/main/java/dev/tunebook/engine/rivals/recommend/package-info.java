/**
 * Which base model suits a dataset, by trying each for some seconds: {@code %model --recommend tickets}.
 *
 * <p>Begin with {@link dev.tunebook.engine.rivals.recommend.Recommender}. Test rows are never looked at. How good the
 * advice is, {@code RecommendBenchmark} measures: each model's whole training beside what its probes said.
 */
package dev.tunebook.engine.rivals.recommend;
