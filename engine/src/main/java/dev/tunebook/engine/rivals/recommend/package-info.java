/**
 * Which base model suits a dataset, by trying each for some seconds: {@code %model --recommend tickets}.
 *
 * <p>Begin with {@link dev.tunebook.engine.rivals.recommend.Recommender}. Test rows are never looked at. How often the
 * advice was right is measured by {@code RecommendBenchmark} and stands in {@code engine/BENCHMARKS.md}.
 */
package dev.tunebook.engine.rivals.recommend;
